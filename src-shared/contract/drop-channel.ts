/**
 * The one message that carries paths, and why that is acceptable.
 *
 * The preload script sends it when the user drops files on the window. The page
 * takes no part: it cannot send on this channel, and the script heeds only drops
 * that the browser itself vouches for. Should somebody take over the whole
 * process of the window, all they win is that a vault is put on the list and
 * its password asked for: main looks at what lies there, changes nothing, and
 * tells the window no more than of a folder that was picked.
 */
export const dropChannel = "files-dropped";
