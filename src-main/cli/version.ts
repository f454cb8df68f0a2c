/** Put in by the build from package.json (vite.cli.config.ts). */
declare const __LATCHKEY_VERSION__: string;

export function version(): string {
  return __LATCHKEY_VERSION__;
}
