import { transferReportName } from "../../../src-shared/text/transfers-text.ts";
import { tidyPath } from "../../transfer/vault-path.ts";
import type { AppState } from "../app-state.ts";
import type { Handlers } from "../handlers.ts";
import type { Outside } from "../outside.ts";
import { saveTransferReport } from "./report.ts";
import type { Transfers } from "./transfers.ts";

type TransferChannel = Extract<keyof Handlers, `transfer.${string}`>;

/** Moving files in and out. What takes long is started here and followed by announcements. */
export function transferHandlers(
  outside: Pick<Outside, "desktop" | "pickFileToSave" | "world">,
  state: Pick<AppState, "open" | "list">,
  transfers: Transfers,
): Pick<Handlers, TransferChannel> {
  return { ...copyHandlers(outside, state, transfers), ...fileHandlers(state, transfers) };
}

type FileChannel =
  | "transfer.drag-out"
  | "transfer.open"
  | "transfer.write-back"
  | "transfer.close-opened";

function copyHandlers(
  { desktop, pickFileToSave, world }: Pick<Outside, "desktop" | "pickFileToSave" | "world">,
  { list }: Pick<AppState, "list">,
  { book, newSpec }: Transfers,
): Pick<Handlers, Exclude<TransferChannel, FileChannel>> {
  return {
    "transfer.list": () => Promise.resolve(book.list),
    "transfer.import": async ({ id, folder, by }) => {
      const sources = await desktop.transfers.pickSources(by);
      if (sources.length === 0) return null;
      return book.start(id, newSpec({ direction: "import", sources, target: tidyPath(folder) }));
    },
    "transfer.export": async ({ id, paths }) => {
      const target = await desktop.transfers.pickTarget();
      if (target === null) return null;
      const sources = paths.map(tidyPath);
      return book.start(id, newSpec({ direction: "export", sources, target }));
    },
    "transfer.pause": async ({ transfer }) => {
      book.find(transfer).pause();
      return null;
    },
    "transfer.resume": async ({ transfer }) => {
      book.find(transfer).resume();
      book.runReady();
      return null;
    },
    "transfer.cancel": async ({ transfer }) => {
      await book.find(transfer).cancel();
      return null;
    },
    "transfer.dismiss": async ({ transfer }) => {
      await book.dismiss(transfer);
      return null;
    },
    "transfer.answer": async ({ transfer, rule, forAll }) => {
      book.find(transfer).answer(rule, forAll);
      return null;
    },
    "transfer.set-verify": async ({ transfer, isVerified }) => {
      book.find(transfer).setVerified(isVerified);
      return null;
    },
    "transfer.save-report": async ({ transfer }) => {
      const job = book.find(transfer);
      const { name: vaultName } = list.find(job.vault);
      const madeMs = world.now();
      const path = await pickFileToSave(transferReportName(vaultName, madeMs));
      if (path === null) return false;
      await saveTransferReport(path, job, { vaultName, madeMs });
      return true;
    },
  };
}

function fileHandlers(
  { open }: Pick<AppState, "open">,
  { opened, drag }: Transfers,
): Pick<Handlers, FileChannel> {
  return {
    "transfer.drag-out": async ({ id, paths }) =>
      drag.begin(id, open.vaultOf(id), paths.map(tidyPath)),
    "transfer.open": async ({ id, path }) => {
      await opened.open(id, tidyPath(path));
      return null;
    },
    "transfer.write-back": async ({ opened: file, rule }) => {
      await opened.writeBack(file, rule);
      return null;
    },
    "transfer.close-opened": async ({ opened: file }) => {
      await opened.close(file);
      return null;
    },
  };
}
