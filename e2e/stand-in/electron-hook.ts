/** A loader of Node (`module.register`): answers every import of `electron` with the stand-in's. */

interface Resolved {
  readonly url: string;
  readonly shortCircuit?: boolean;
}

let standIn = "";

export function initialize(electronUrl: string): void {
  standIn = electronUrl;
}

export async function resolve(
  specifier: string,
  context: unknown,
  next: (specifier: string, context: unknown) => Promise<Resolved>,
): Promise<Resolved> {
  return specifier === "electron" ? { url: standIn, shortCircuit: true } : next(specifier, context);
}
