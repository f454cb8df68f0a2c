import type { Computer, Provider } from "../computer.ts";
import { inCloudStorage, inHome } from "../folders.ts";

/** What only Google's own drives have at their top. */
const markers = [".shortcut-targets-by-id", ".Encrypted"];

/** “My Drive” in the languages that its users have most. */
const myDrive = new Set([
  "My Drive",
  "Meine Ablage",
  "Mon Drive",
  "Mi unidad",
  "Meu Drive",
  "O meu disco",
  "Il mio Drive",
  "Mijn Drive",
  "Mój dysk",
  "Min enhet",
  "Mit drev",
  "Min disk",
  "Oma Drive",
  "Můj disk",
  "Môj disk",
  "Saját meghajtó",
  "Contul meu Drive",
  "Drive'ım",
  "Το Drive μου",
  "Мой диск",
  "Мій диск",
  "Моят диск",
  "マイドライブ",
  "내 드라이브",
  "我的云端硬盘",
  "我的雲端硬碟",
  "האחסון שלי",
  "ملفاتي",
  "मेरी ड्राइव",
  "Drive của tôi",
  "Drive Saya",
  "ไดรฟ์ของฉัน",
]);

export const googleDrive: Provider = {
  name: "Google Drive",
  find: async (computer) => {
    const mounts = [
      ...(await inCloudStorage(computer, "GoogleDrive")),
      ...(await ofLetters(computer)),
    ];
    const folders = await Promise.all(mounts.map((mount) => myDriveIn(computer, mount)));
    return [
      ...folders.flat(),
      ...inHome(computer, "GoogleDrive/My Drive", "Google Drive/My Drive", "Google Drive").map(
        (path) => computer.join(path),
      ),
    ];
  },
};

/** On Windows it is a drive with a letter of its own. */
async function ofLetters(computer: Computer): Promise<readonly string[]> {
  const roots = (await computer.drives()).map((letter) => `${letter}\\`);
  const names = await Promise.all(roots.map((root) => computer.namesIn(root)));
  return roots.filter((_, index) => names[index]?.some((name) => markers.includes(name)));
}

async function myDriveIn(computer: Computer, mount: string): Promise<readonly string[]> {
  const names = await computer.namesIn(mount);
  return names.filter((name) => myDrive.has(name)).map((name) => computer.join(mount, name));
}
