import type * as Electron from "electron";

/** Node's own: it asks the same servers, without the proxies and certificates of the system. */
export const net: Pick<Electron.Net, "fetch"> = {
  fetch: (input, init) => fetch(input, init),
};
