/**
 * The settings file of the Nextcloud client and of the ownCloud client it came
 * from: Qt's INI, with one `localPath` for each synced folder, e.g.
 *
 *     0\Folders\1\localPath=/home/ann/Nextcloud/
 *     0\FoldersWithPlaceholders\2\localPath=C:/Users/Ann/Nextcloud/
 */

/** The synced folders, as the file names them. */
export function syncedFolders(ini: string): readonly string[] {
  const lines = ini.matchAll(
    /^\d+\\Folders(?:WithPlaceholders)?\\[^\\=]+\\localPath=(?<value>.+)$/gm,
  );
  return [...lines].map(({ groups }) => withoutEnd(unquoted(groups?.["value"]?.trim() ?? "")));
}

/** Qt quotes what needs it and writes what is not Latin-1 as `\x20ac`. */
function unquoted(value: string): string {
  const inner = value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
  return inner
    .replaceAll(/\\x(?<code>[0-9a-f]{1,4})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replaceAll(/\\(?<character>["\\])/g, "$1");
}

function withoutEnd(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, "") : path;
}
