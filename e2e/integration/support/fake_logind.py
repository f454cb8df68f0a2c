"""Owns the name of logind on a session bus and says what it is told, for tests.

    fake_logind.py      on standard input, one word per line: sleep, wake, lock, hint
"""

import sys

from gi.repository import Gio, GLib

SESSION = "/org/freedesktop/login1/session/_32"
LOGIN = "org.freedesktop.login1"


def said(word):
    if word in ("sleep", "wake"):
        value = GLib.Variant("(b)", (word == "sleep",))
        return "/org/freedesktop/login1", LOGIN + ".Manager", "PrepareForSleep", value
    if word == "lock":
        return SESSION, LOGIN + ".Session", "Lock", None
    changed = {"LockedHint": GLib.Variant("b", True)}
    value = GLib.Variant("(sa{sv}as)", (LOGIN + ".Session", changed, []))
    return SESSION, "org.freedesktop.DBus.Properties", "PropertiesChanged", value


bus = Gio.bus_get_sync(Gio.BusType.SESSION)
bus.call_sync(
    "org.freedesktop.DBus",
    "/org/freedesktop/DBus",
    "org.freedesktop.DBus",
    "RequestName",
    GLib.Variant("(su)", (LOGIN, 0)),
    None,
    Gio.DBusCallFlags.NONE,
    -1,
)
print("ready", flush=True)
for line in sys.stdin:
    bus.emit_signal(None, *said(line.strip()))
    bus.flush_sync()
