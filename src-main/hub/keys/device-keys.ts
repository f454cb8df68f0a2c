import type { DeviceKey } from "../device-key.ts";

/** Where this installation keeps the keys by which servers know it, one for each server. */
export interface DeviceKeys {
  /**
   * @param api - of the server, as in {@link HubTuple}
   * @returns `null` if there is none yet; the caller wipes `pkcs8`
   * @throws VaultError `hub-refused`: `no-keychain`, `device-key-lost`; `wrong-password`
   */
  load(api: string): Promise<DeviceKey | null>;
  /** In place of an older one. @throws as {@link load} */
  keep(api: string, key: DeviceKey): Promise<void>;
}
