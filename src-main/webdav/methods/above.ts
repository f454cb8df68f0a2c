import type { ServerResponse } from "node:http";
import { sendXml } from "../answer.ts";
import { escapeXml } from "../xml/write-xml.ts";

/**
 * PROPFIND of a folder above the share: that it is a folder, and not what is in it.
 *
 * @param href - as the client has asked for it
 */
export function answerAbove(response: ServerResponse, href: string): void {
  const folder = "<D:prop><D:resourcetype><D:collection/></D:resourcetype></D:prop>";
  const propstat = `<D:propstat>${folder}<D:status>HTTP/1.1 200 OK</D:status></D:propstat>`;
  const inner = `<D:response><D:href>${escapeXml(href)}</D:href>${propstat}</D:response>`;
  sendXml(response, 207, `<D:multistatus xmlns:D="DAV:">${inner}</D:multistatus>`);
}
