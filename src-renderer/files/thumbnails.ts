/**
 * Small pictures of pictures, kept in memory while the folder of a vault is shown
 * as pictures. They are decoded here, in the sandbox, a few at a time; of those
 * that are asked for and not wanted any more, none is read.
 */

import type { Bridge } from "../../src-shared/contract/bridge.ts";
import { previewPath } from "../../src-shared/model/files.ts";
import type { VaultId } from "../../src-shared/model/vault-summary.ts";

/** Pixels of the longer side: sharp on screens of twice the density. */
const SIDE = 256;

/** Files that are read at once, and pictures that are kept. */
const AT_ONCE = 3;
const MOST_KEPT = 400;

/** A picture, or the address of a drawing, which only an image element draws; `null` for neither. */
export type Small = ImageBitmap | { readonly drawing: string } | null;

interface Wish {
  readonly path: string;
  /** Of the content; another one is another picture. */
  readonly revision: string;
  readonly give: (small: Small) => void;
}

export class Thumbnails {
  readonly #bridge: Bridge;
  readonly #id: VaultId;
  readonly #kept = new Map<string, ImageBitmap | null>();
  readonly #wishes = new Set<Wish>();
  #running = 0;

  constructor(bridge: Bridge, id: VaultId) {
    this.#bridge = bridge;
    this.#id = id;
  }

  /** What is there already, without asking anybody. */
  known(path: string, revision: string): Small | undefined {
    return this.#kept.get(keyOf({ path, revision }));
  }

  /** @returns takes the wish back */
  wish(wish: Wish): () => void {
    this.#wishes.add(wish);
    if (this.#running < AT_ONCE) void this.#work();
    return () => this.#wishes.delete(wish);
  }

  /** Lets all of them go. */
  close(): void {
    this.#wishes.clear();
    for (const bitmap of this.#kept.values()) bitmap?.close();
    this.#kept.clear();
  }

  async #work(): Promise<void> {
    this.#running += 1;
    for (let wish = this.#lastWish(); wish; wish = this.#lastWish()) {
      this.#wishes.delete(wish);
      const small = await this.#make(wish.path);
      if (small === null || small instanceof ImageBitmap) this.#keep(keyOf(wish), small);
      wish.give(small);
    }
    this.#running -= 1;
  }

  /** The one asked for last is the one in sight. */
  #lastWish(): Wish | undefined {
    return [...this.#wishes].at(-1);
  }

  async #make(path: string): Promise<Small> {
    const question = { id: this.#id, path, isSmall: true };
    const reply = await this.#bridge.ask("files.preview", question);
    if (!reply.ok || reply.value.kind !== "picture") return null;
    const address = previewPath(reply.value.token);
    if (reply.value.isDrawing) return { drawing: address };
    try {
      const response = await fetch(address);
      return await smallOf(await response.blob());
    } catch {
      // Not the picture that its name says, or a damaged one: it has the icon of its kind.
      return null;
    }
  }

  #keep(key: string, small: ImageBitmap | null): void {
    this.#kept.set(key, small);
    for (const [oldest, bitmap] of this.#kept) {
      if (this.#kept.size <= MOST_KEPT) return;
      bitmap?.close();
      this.#kept.delete(oldest);
    }
  }
}

function keyOf({ path, revision }: Pick<Wish, "path" | "revision">): string {
  return `${revision} ${path}`;
}

async function smallOf(blob: Blob): Promise<ImageBitmap> {
  const whole = await createImageBitmap(blob);
  const scale = Math.min(1, SIDE / Math.max(whole.width, whole.height));
  if (scale === 1) return whole;
  try {
    return await createImageBitmap(whole, {
      resizeWidth: Math.max(1, Math.round(whole.width * scale)),
      resizeHeight: Math.max(1, Math.round(whole.height * scale)),
      resizeQuality: "medium",
    });
  } finally {
    whole.close();
  }
}
