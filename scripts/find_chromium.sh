#!/bin/sh
# Prints the path of a Chromium: an installed one first, else one installed with apt as root.
found() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
found && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -q && apt-get install -qy chromium; } >/dev/null 2>&1
  found && exit 0
fi
echo "browser tests are skipped: no Chromium; install it with: apt install chromium" >&2
exit 1
