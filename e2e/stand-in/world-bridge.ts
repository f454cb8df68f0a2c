/**
 * Joins two JavaScript worlds of one page that share its document but no object.
 *
 * They talk by events on the document, which are delivered at once. Values
 * cross as JSON; a function becomes a number on its own side and a function
 * that calls back on the other; a promise is settled by a later event.
 *
 * The class is sent to the page as text, so it uses nothing but its own members
 * and what every page has.
 */

type Callable = (...values: unknown[]) => unknown;
type Api = Record<string, Callable>;
type Exposed = (name: string, api: Api) => void;

/** A value on its way to the other side. */
type Coded = { json?: unknown } | { function: number } | { promise: number };

type Message =
  | { kind: "expose"; name: string; api: Record<string, number> }
  | { kind: "call"; call: number; index: number; values: Coded[] }
  | { kind: "return" | "settle"; call: number; value: Coded }
  | { kind: "throw" | "fail"; call: number; error: string };

interface Waiting {
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
}

export class WorldBridge {
  readonly #outgoing: string;
  readonly #functions: Callable[] = [];
  readonly #returned = new Map<number, Message>();
  readonly #promised = new Map<number, Waiting>();
  readonly #listeners: Exposed[] = [];
  #lastCall = 0;

  /**
   * @param token - secret of the two worlds, so that a page cannot take part
   * @param mine - name of this side, other than `theirs`
   */
  constructor(token: string, mine: string, theirs: string) {
    this.#outgoing = `${token}-${theirs}`;
    document.addEventListener(`${token}-${mine}`, (event) => {
      // Only the other side knows the name of the event, and it sends nothing else.
      this.#receive(JSON.parse((event as CustomEvent<string>).detail) as Message);
    });
  }

  /** Offers functions to the other world, under a name. */
  expose(name: string, api: Api): void {
    const numbers = Object.entries(api).map(([key, offered]) => [key, this.#number(offered)]);
    this.#tell({
      kind: "expose",
      name,
      api: Object.fromEntries(numbers) as Record<string, number>,
    });
  }

  /** Is told when the other world offers something; its functions can be called from here. */
  onExpose(listener: Exposed): void {
    this.#listeners.push(listener);
  }

  #tell(message: Message): void {
    const detail = JSON.stringify(message);
    document.dispatchEvent(new CustomEvent(this.#outgoing, { detail }));
  }

  #receive(message: Message): void {
    switch (message.kind) {
      case "expose":
        this.#exposed(message.name, message.api);
        return;
      case "call":
        this.#run(message.call, message.index, message.values);
        return;
      case "return":
      case "throw":
        this.#returned.set(message.call, message);
        return;
      default:
        this.#settle(message);
    }
  }

  #exposed(name: string, numbers: Record<string, number>): void {
    const api: Api = {};
    for (const [key, number] of Object.entries(numbers)) api[key] = this.#remote(number);
    for (const listener of this.#listeners) listener(name, api);
  }

  #run(call: number, index: number, values: readonly Coded[]): void {
    try {
      const result = this.#functions[index]?.(...values.map((value) => this.#decode(value)));
      if (!(result instanceof Promise)) {
        this.#tell({ kind: "return", call, value: this.#encode(result) });
        return;
      }
      this.#tell({ kind: "return", call, value: { promise: call } });
      result.then(
        (value: unknown) => {
          this.#tell({ kind: "settle", call, value: this.#encode(value) });
        },
        (error: unknown) => {
          this.#tell({ kind: "fail", call, error: this.#messageOf(error) });
        },
      );
    } catch (error) {
      this.#tell({ kind: "throw", call, error: this.#messageOf(error) });
    }
  }

  #settle(message: Extract<Message, { kind: "settle" | "fail" | "return" | "throw" }>): void {
    const waiting = this.#promised.get(message.call);
    this.#promised.delete(message.call);
    if ("error" in message) waiting?.reject(new Error(message.error));
    else waiting?.resolve(this.#decode(message.value));
  }

  #remote(index: number): Callable {
    return (...values) => {
      const call = ++this.#lastCall;
      this.#tell({ kind: "call", call, index, values: values.map((value) => this.#encode(value)) });
      // Events are delivered at once, so the answer is here by now.
      const answer = this.#returned.get(call);
      this.#returned.delete(call);
      if (answer?.kind === "return") return this.#decode(answer.value);
      throw new Error(answer?.kind === "throw" ? answer.error : "the other world is gone");
    };
  }

  #messageOf(error: unknown): string {
    return error instanceof Error ? error.message : String(error);
  }

  #number(offered: Callable): number {
    return this.#functions.push(offered) - 1;
  }

  #encode(value: unknown): Coded {
    return typeof value === "function"
      ? { function: this.#number(value as Callable) }
      : { json: value };
  }

  #decode(coded: Coded): unknown {
    if ("function" in coded) return this.#remote(coded.function);
    if (!("promise" in coded)) return coded.json;
    return new Promise((resolve, reject) => {
      this.#promised.set(coded.promise, { resolve, reject });
    });
  }
}
