import { SaxesParser } from "saxes";

/** As much of Apple's property lists as `diskutil` writes; numbers and flags come as their text. */
export type PlistValue = string | PlistValue[] | { [key: string]: PlistValue };

/** @returns an empty dictionary if `text` is no property list */
export function parsePlist(text: string): PlistValue {
  const reader = new PlistReader();
  const parser = new SaxesParser();
  parser.on("opentag", ({ name }) => {
    reader.open(name);
  });
  parser.on("text", (piece) => {
    reader.text += piece;
  });
  parser.on("closetag", ({ name }) => {
    reader.close(name);
  });
  // Half a list is none.
  parser.on("error", () => {
    reader.isBroken = true;
  });
  parser.write(text).close();
  return reader.isBroken ? {} : reader.value;
}

type Container = { readonly value: Exclude<PlistValue, string>; key: string };

class PlistReader {
  value: PlistValue = {};
  text = "";
  isBroken = false;
  readonly #open: Container[] = [];

  open(tag: string): void {
    this.text = "";
    if (tag === "dict") this.#open.push({ value: {}, key: "" });
    if (tag === "array") this.#open.push({ value: [], key: "" });
  }

  close(tag: string): void {
    const container = this.#open.at(-1);
    if (tag === "plist") return;
    if (tag === "key") {
      if (container) container.key = this.text;
    } else if (tag === "dict" || tag === "array") {
      this.#open.pop();
      if (container) this.#put(container.value);
    } else {
      this.#put(tag === "true" || tag === "false" ? tag : this.text);
    }
  }

  #put(value: PlistValue): void {
    const container = this.#open.at(-1);
    if (container === undefined) this.value = value;
    else if (Array.isArray(container.value)) container.value.push(value);
    else Object.defineProperty(container.value, container.key, { value, enumerable: true });
  }
}
