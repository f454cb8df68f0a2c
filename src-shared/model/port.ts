import { z } from "zod";

/** Ports that programs may choose for themselves; those below belong to the system. */
export const portRange = { least: 1024, most: 65_535 } as const;

/** A port of this computer. */
export const Port = z.int().min(portRange.least).max(portRange.most);
