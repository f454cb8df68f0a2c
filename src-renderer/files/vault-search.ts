import type { SearchId } from "../../src-shared/model/files.ts";
import { itemIn } from "./file-item.ts";
import { type FilesContext, withItems } from "./files-state.ts";

/** Milliseconds after the last letter before a search begins. */
const TYPING_MS = 250;

/** Searching the whole vault by name. */
export class VaultSearch {
  readonly #context: FilesContext;
  /** Of the search that counts. */
  #turn = 0;
  #running: SearchId | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: FilesContext) {
    this.#context = context;
  }

  /** Searches for what is typed; nothing ends it. */
  readonly search = (words: string): void => {
    this.#begin(words, TYPING_MS);
  };

  readonly searchAgain = (): void => {
    const { search } = this.#context.store.getState();
    if (search) this.#begin(search.words, 0);
  };

  /** Ends it where it is, and keeps what was found. */
  readonly stopSearch = (): void => {
    this.#stop();
    this.#context.store.setState((state) => {
      const { search } = state;
      if (!search?.news) return state;
      return { ...state, search: { ...search, news: { ...search.news, step: "done" } } };
    });
  };

  #stop(): void {
    const { bridge, id } = this.#context;
    clearTimeout(this.#timer);
    this.#turn += 1;
    if (this.#running) void bridge.ask("files.stop-search", { id, search: this.#running });
    this.#running = null;
  }

  #begin(words: string, waitMs: number): void {
    this.#stop();
    const isWanted = words.trim() !== "";
    this.#context.store.setState((state) =>
      withItems(state, { search: isWanted ? { words, hits: [], news: null } : null }),
    );
    if (isWanted) this.#timer = setTimeout(() => void this.#run(words), waitMs);
  }

  async #run(words: string): Promise<void> {
    const { bridge, id } = this.#context;
    const mine = this.#turn;
    const begun = await bridge.ask("files.search", { id, under: "/", words });
    if (!begun.ok || mine !== this.#turn) return;
    this.#running = begun.value;
    while (await this.#takeNews(begun.value, mine));
    if (mine === this.#turn) this.#running = null;
  }

  /** @returns whether more will come */
  async #takeNews(search: SearchId, mine: number): Promise<boolean> {
    const { bridge, id, store } = this.#context;
    const reply = await bridge.ask("files.search-more", { id, search });
    if (!reply.ok || mine !== this.#turn) return false;
    const { hits, ...news } = reply.value;
    store.setState((state) => {
      if (!state.search) return state;
      const found = hits.map(({ folder, entry }) => itemIn(folder, entry));
      const further = { ...state.search, hits: [...state.search.hits, ...found], news };
      // Most of the time nothing was found, and nothing has to be put in order again.
      return found.length > 0
        ? withItems(state, { search: further })
        : { ...state, search: further };
    });
    return news.step === "searching";
  }
}
