#!/bin/sh
# The command line inside the packed app, on Linux and macOS. It may be linked to from anywhere:
#     ln -s /Applications/Latchkey.app/Contents/Resources/bin/latchkey /usr/local/bin/latchkey
set -eu
self=$0
while [ -L "$self" ]; do
  target=$(readlink "$self")
  case $target in
    /*) self=$target ;;
    *) self=$(dirname "$self")/$target ;;
  esac
done
resources=$(cd "$(dirname "$self")/.." && pwd -P)
program=$resources/../latchkey-app
[ -x "$program" ] || program=$resources/../MacOS/Latchkey
exec "$program" --cli -- "$@"
