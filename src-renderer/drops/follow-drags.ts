/**
 * Shows where what is dragged would fall, while files are dragged over the window.
 *
 * The zone under the pointer carries `data-drop-over`; the style sheets do the rest.
 */

import { zoneAttribute } from "../../src-shared/contract/drop-channel.ts";

const overAttribute = "data-drop-over";

/** @param page - whose zones are lit up; its root is the zone of what falls beside all others */
export function followDrags(page: Document): void {
  let lit: Element | null = null;

  function light(zone: Element | null): void {
    if (zone === lit) return;
    lit?.removeAttribute(overAttribute);
    zone?.setAttribute(overAttribute, "");
    lit = zone;
  }

  page.addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    const { target } = event;
    const zone = target instanceof Element ? target.closest(`[${zoneAttribute}]`) : null;
    light(zone ?? page.documentElement);
  });
  page.addEventListener("dragleave", (event) => {
    // Only whoever leaves the window comes from something and gets to nothing.
    if (event.relatedTarget === null) light(null);
  });
  page.addEventListener("drop", () => {
    light(null);
  });
}
