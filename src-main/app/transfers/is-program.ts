/**
 * Endings by which a system runs a file, or lets it run others, when it is opened: programs, scripts,
 * installers, and what points to them. Private copies carry no leave to be executed, so on Linux and macOS
 * most of these are only shown; a list for all systems is simpler to trust than one for each.
 */
const endings: ReadonlySet<string> = new Set(
  [
    "exe com scr pif cpl msi msp mst msix msixbundle appx appxbundle appinstaller appref-ms application gadget",
    "bat cmd ps1 psm1 vbs vbe js jse ws wsf wsh wsc sct hta reg inf jar jnlp msc chm hlp xll wll ppkg",
    "lnk url scf website library-ms search-ms searchconnector-ms settingcontent-ms theme themepack rdp diagcab",
    "app command tool pkg mpkg dmg terminal workflow action scpt scptd applescript prefpane kext webloc inetloc fileloc",
    "desktop appimage run sh bash csh ksh zsh fish py pyw pl rb deb rpm flatpak flatpakref flatpakrepo snap",
  ]
    .join(" ")
    .split(" "),
);

/** True if opening a file of that name may run it. @param name - of the file, whatever it holds */
export function isProgram(name: string): boolean {
  // Windows leaves out dots and spaces at the end.
  const plain = name.replace(/[. ]+$/, "").toLowerCase();
  return endings.has(plain.slice(plain.lastIndexOf(".") + 1)) && plain.includes(".");
}
