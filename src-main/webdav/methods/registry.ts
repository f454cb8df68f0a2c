/** Every method a share answers, by name; anything else is 405. */

import type { Exchange } from "../exchange.ts";
import { Refusal } from "../refusal.ts";
import type { Shell } from "../shell.ts";
import { answerCopy } from "./copy.ts";
import { answerDelete } from "./delete.ts";
import { answerGet, answerHead } from "./get.ts";
import { answerLock } from "./lock.ts";
import { answerMkcol } from "./mkcol.ts";
import { answerMove } from "./move.ts";
import { answerOptions } from "./options.ts";
import { answerPropfind } from "./propfind.ts";
import { answerProppatch } from "./proppatch.ts";
import { answerPut } from "./put.ts";
import { answerUnlock } from "./unlock.ts";

const methods: Readonly<Record<string, (exchange: Exchange) => Promise<void>>> = {
  OPTIONS: answerOptions,
  HEAD: answerHead,
  GET: answerGet,
  PUT: answerPut,
  DELETE: answerDelete,
  MKCOL: answerMkcol,
  COPY: answerCopy,
  MOVE: answerMove,
  PROPFIND: answerPropfind,
  PROPPATCH: answerProppatch,
  LOCK: answerLock,
  UNLOCK: answerUnlock,
};

export function registerMethods(shell: Shell): void {
  for (const [name, answer] of Object.entries(methods)) shell.method(name, { answer });
  shell.onUnknownMethod({ answer: () => Promise.reject(new Refusal(405)) });
}
