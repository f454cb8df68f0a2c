import { execFile } from "node:child_process";

export interface CurlOutcome {
  /** 0: an answer came, whatever it says; 7: nobody answers. */
  readonly exitCode: number;
  readonly body: Buffer;
}

/** A WebDAV client that is none of ours. Its login goes by standard input, out of everybody's sight. */
export function curl(
  url: string,
  login: string,
  /** More arguments, such as `--upload-file`. */
  more: readonly string[] = [],
): Promise<CurlOutcome> {
  const args = ["--silent", "--show-error", "--fail", "--anyauth", "--max-time", "20"];
  return new Promise((resolve) => {
    const child = execFile(
      "curl",
      [...args, ...more, "--config", "-", url],
      { encoding: "buffer", maxBuffer: 16 * 1024 * 1024 },
      (error, body) => {
        const code = error?.code;
        resolve({ exitCode: error === null ? 0 : typeof code === "number" ? code : -1, body });
      },
    );
    child.stdin?.end(`user = "${login}"\n`);
  });
}
