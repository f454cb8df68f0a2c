/** The drive of an open vault: its share, mounted by the system as a folder or letter among others. */

import { z } from "zod";
import { Failure } from "../failure.ts";

export const DriveState = z.discriminatedUnion("kind", [
  /** Nobody has asked for it, or the user has taken it down. */
  z.strictObject({ kind: z.literal("off") }),
  z.strictObject({ kind: z.literal("mounting") }),
  /** `place`: its folder or letter; where the system gives it none, the address by which file managers know it. */
  z.strictObject({ kind: z.literal("mounted"), place: z.string() }),
  /** What programs have written there is being brought into the vault. */
  z.strictObject({ kind: z.literal("unmounting"), place: z.string() }),
  /** Somebody has taken it down without Latchkey. */
  z.strictObject({ kind: z.literal("ejected") }),
  z.strictObject({ kind: z.literal("failed"), failure: Failure }),
]);
export type DriveState = z.output<typeof DriveState>;

/** Those that a drive may have on Windows: A and B are of disks that nobody has any more, C is taken. */
export const driveLetters = [
  "D",
  "E",
  "F",
  "G",
  "H",
  "I",
  "J",
  "K",
  "L",
  "M",
  "N",
  "O",
  "P",
  "Q",
  "R",
  "S",
  "T",
  "U",
  "V",
  "W",
  "X",
  "Y",
  "Z",
] as const;
export const DriveLetter = z.enum(driveLetters);
export type DriveLetter = z.output<typeof DriveLetter>;

/** How large a file may be that is read from a drive of this system, in bytes, and what that can be raised to. */
export const DriveFileLimit = z.strictObject({
  bytes: z.int().nonnegative(),
  highest: z.int().positive(),
});
export type DriveFileLimit = z.output<typeof DriveFileLimit>;

/** What this computer can do about drives. */
export const DriveFacts = z.strictObject({
  canMount: z.boolean(),
  /** The preferences want drives to be mounted when vaults are unlocked. */
  isWanted: z.boolean(),
  /** What the user may choose of where a drive appears. */
  choice: z.enum(["nothing", "folder", "letter"]),
});
export type DriveFacts = z.output<typeof DriveFacts>;
