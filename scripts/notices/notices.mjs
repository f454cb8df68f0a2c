/**
 * What others made that Latchkey carries, each with its licence.
 *
 * The npm packages are those that the lock file names for production: the bundles are made of them and of
 * nothing else. Electron adds its own notices to a packed app.
 */
import { readdir, readFile } from "node:fs/promises";
import { inProject } from "../common/project.mjs";

const head = `# Third-party notices

Latchkey itself is under the GNU General Public License, version 3 or later (see LICENSE). It carries the following
works of others, with thanks. Made by \`node scripts/notices.mjs\`.
`;

const wordList = {
  title: "The words of the recovery key",
  source:
    "`assets/recovery-words-en.txt`, byte for byte from the PyPI package pycryptomator 1.15 (MIT). First published with the Cryptomator desktop app (GPL-3.0).",
  licenceFile: inProject("assets", "recovery-words-en.LICENSE"),
};

/** For the packages that name their licence but do not carry its text. */
const isc = (holder) => `ISC License

Copyright (c) ${holder}

Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted, provided that the above
copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES
WITH REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF
MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY
SPECIAL, DIRECT, INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES
WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION
OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN
CONNECTION WITH THE USE OR PERFORMANCE OF THIS SOFTWARE.`;

/** The whole of THIRD-PARTY-NOTICES.md. @throws Error for a package without a licence text */
export async function noticesText() {
  const words = section(
    wordList.title,
    wordList.source,
    await readFile(wordList.licenceFile, "utf8"),
  );
  const packages = await Promise.all((await shippedPackages()).map(packageSection));
  return [head, words, ...packages].join("\n");
}

/** Folders of the npm packages that a build may contain, sorted. */
export async function shippedPackages() {
  const lock = JSON.parse(await readFile(inProject("package-lock.json"), "utf8"));
  return Object.entries(lock.packages)
    .filter(([folder, entry]) => folder && !entry.dev && !entry.optional && !entry.devOptional)
    .map(([folder]) => folder)
    .sort();
}

async function packageSection(folder) {
  const manifest = JSON.parse(await readFile(inProject(folder, "package.json"), "utf8"));
  const { name, version, license } = manifest;
  const source = `npm package \`${name}\` ${version}, licence ${license}.`;
  return section(name, source, (await licenceIn(folder)) ?? licenceNamed(manifest));
}

async function licenceIn(folder) {
  const file = (await readdir(inProject(folder))).find((name) => /^licen[cs]e/i.test(name));
  return file === undefined ? null : readFile(inProject(folder, file), "utf8");
}

function licenceNamed({ name, license, author }) {
  if (license !== "ISC") throw new Error(`${name} carries no licence text`);
  return isc(typeof author === "string" ? author : author.name);
}

function section(title, source, licence) {
  const text = licence.replaceAll("\r\n", "\n").trim();
  return `## ${title}\n\n${source}\n\n\`\`\`text\n${text}\n\`\`\`\n`;
}
