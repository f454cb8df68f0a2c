/** Every command there is, in the order in which the help lists them. */

import type { Command } from "./command.ts";
import { catCommand } from "./commands/cat.ts";
import { checkCommand } from "./commands/check.ts";
import { completionCommand } from "./commands/completion.ts";
import { cpCommand } from "./commands/cp.ts";
import { createCommand } from "./commands/create.ts";
import { decryptNameCommand } from "./commands/decrypt-name.ts";
import { exportCommand } from "./commands/export.ts";
import { getCommand } from "./commands/get.ts";
import { hubDevicesCommand } from "./commands/hub-devices.ts";
import { hubLoginCommand } from "./commands/hub-login.ts";
import { hubUnlockCommand } from "./commands/hub-unlock.ts";
import { importCommand } from "./commands/import.ts";
import { infoCommand } from "./commands/info.ts";
import { keyCopyCommand } from "./commands/key-copy.ts";
import { keyForgetCommand } from "./commands/key-forget.ts";
import { keyListCommand } from "./commands/key-list.ts";
import { keyMoveCommand } from "./commands/key-move.ts";
import { keyRememberCommand } from "./commands/key-remember.ts";
import { lnCommand } from "./commands/ln.ts";
import { locateCommand } from "./commands/locate.ts";
import { lsCommand } from "./commands/ls.ts";
import { manualCommand } from "./commands/manual.ts";
import { migrateCommand } from "./commands/migrate.ts";
import { mkdirCommand } from "./commands/mkdir.ts";
import { mountsCommand } from "./commands/mounts.ts";
import { mvCommand } from "./commands/mv.ts";
import { passwordCommand } from "./commands/password.ts";
import { putCommand } from "./commands/put.ts";
import { recoverCommand } from "./commands/recover.ts";
import { recoveryKeyCheckCommand } from "./commands/recovery-key-check.ts";
import { recoveryKeyShowCommand } from "./commands/recovery-key-show.ts";
import { restoreCommand } from "./commands/restore.ts";
import { rmCommand } from "./commands/rm.ts";
import { salvageCommand } from "./commands/salvage.ts";
import { serveCommand } from "./commands/serve.ts";
import { statCommand } from "./commands/stat.ts";
import { treeCommand } from "./commands/tree.ts";
import { undoFixCommand } from "./commands/undo-fix.ts";
import { verifyCommand } from "./commands/verify.ts";

export const commandTable: readonly Command[] = [
  createCommand,
  infoCommand,
  treeCommand,
  lsCommand,
  statCommand,
  catCommand,
  getCommand,
  putCommand,
  importCommand,
  exportCommand,
  mkdirCommand,
  mvCommand,
  cpCommand,
  rmCommand,
  lnCommand,
  serveCommand,
  mountsCommand,
  checkCommand,
  undoFixCommand,
  migrateCommand,
  salvageCommand,
  passwordCommand,
  keyMoveCommand,
  keyCopyCommand,
  keyRememberCommand,
  keyListCommand,
  keyForgetCommand,
  recoveryKeyShowCommand,
  recoveryKeyCheckCommand,
  recoverCommand,
  restoreCommand,
  hubLoginCommand,
  hubUnlockCommand,
  hubDevicesCommand,
  locateCommand,
  decryptNameCommand,
  verifyCommand,
  completionCommand(() => commandTable),
  manualCommand(() => commandTable),
];
