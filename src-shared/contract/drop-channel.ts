/**
 * The one message that carries paths, and why that is acceptable.
 *
 * The preload script sends it when the user drops files on the window: in which
 * zone they fell (`model/drop.ts`), and their paths. The page takes no part: it
 * cannot send on this channel, and the script heeds only drops that the browser
 * itself vouches for. The page may lie about the zone, and wins nothing by it
 * that it could not do by the contract.
 *
 * Should somebody take over the whole process of the window, all they win is
 * what a drop can do: a vault is put on the list and its password asked for, the
 * encrypted files of an open vault are named to the window, or main asks the
 * user, by a dialog of the system, whether files are to be copied into an open
 * vault (`app/drops/copy-consent.ts`). Nothing of this computer is changed by
 * any of them, and nothing of it read that the user has not said yes to.
 */
export const dropChannel = "files-dropped";

/** Of an element of the page: the zone that it is. Here, as the preload script needs no more of a zone. */
export const zoneAttribute = "data-drop-zone";
