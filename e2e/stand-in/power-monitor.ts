import { EventEmitter } from "node:events";

/** Never says anything by itself; a test may. */
export const powerMonitor = new EventEmitter();
