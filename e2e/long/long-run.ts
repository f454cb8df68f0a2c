/** How long a long test is, and how it says how far it is. */

export function longNumber(name: string, otherwise: number): number {
  const text = process.env[name];
  return text === undefined ? otherwise : Number(text);
}

export function report(line: string): void {
  process.stdout.write(`${line}\n`);
}
