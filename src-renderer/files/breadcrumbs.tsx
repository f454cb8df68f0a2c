import type { ReactElement } from "react";
import { filesText as text } from "../../src-shared/text/files-text.ts";
import { foldersTo } from "./file-item.ts";

interface Props {
  readonly vaultName: string;
  readonly folder: string;
  readonly onGo: (folder: string) => void;
}

/** Folders that are named on the way to the one that is shown; of a longer way, its ends. */
const MOST = 5;

/** The way from the vault to the folder that is shown; each step leads there. */
export function Breadcrumbs({ vaultName, folder, onGo }: Props): ReactElement {
  const all = foldersTo(folder);
  const shown = all.length > MOST ? [...all.slice(0, 1), ...all.slice(1 - MOST)] : all;
  return (
    <nav className="breadcrumbs" aria-label={text.breadcrumbs}>
      <ol>
        {shown.map(({ path, name }, index) => {
          const isLast = path === folder;
          const isAfterGap = index === 1 && shown.length < all.length;
          return (
            <li key={path} className={isAfterGap ? "after-gap" : undefined}>
              <button
                type="button"
                aria-current={isLast ? "location" : undefined}
                title={name || vaultName}
                onClick={() => {
                  onGo(path);
                }}
              >
                {name || vaultName}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
