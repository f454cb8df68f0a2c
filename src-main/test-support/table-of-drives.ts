import { VaultError } from "../base/vault-error.ts";
import type { Drive, DriveWay, ShareToMount } from "../volume/drive.ts";

export interface TableOfDrives {
  readonly way: DriveWay;
  /** By their places. */
  readonly mounted: Map<string, Drive>;
  /** What was to be mounted last. */
  asked: ShareToMount | null;
  /** While it is true, polite requests are refused. */
  isBusy: boolean;
  fails: boolean;
  /** What mounting waits for. */
  gate: Promise<void>;
}

/** A way to mount that keeps its drives in a table. */
export function tableOfDrives(): TableOfDrives {
  const mounted = new Map<string, Drive>();
  const table: TableOfDrives = {
    mounted,
    asked: null,
    isBusy: false,
    fails: false,
    gate: Promise.resolve(),
    way: {
      kind: "davfs2",
      canMount: async (where) => where !== "/refused",
      mount: async (share, where = "/drives/any", onPlanned) => {
        const made = { scratch: null, place: null };
        const drive: Drive = { kind: "davfs2", address: share.url, place: where, made };
        table.asked = share;
        await onPlanned(drive);
        await table.gate;
        if (table.fails) throw new VaultError({ kind: "drive-failed", program: "mount" });
        mounted.set(where, drive);
        return drive;
      },
      isMounted: async ({ place }) => mounted.has(place),
      unmount: async ({ place }, farewell) => {
        if (table.isBusy && farewell === "polite") {
          throw new VaultError({ kind: "drive-busy", path: place });
        }
        mounted.delete(place);
      },
    },
  };
  return table;
}
