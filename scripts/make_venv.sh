#!/bin/sh
# Makes .venv with the Python named, or says in one line what is missing.
python="${1:-python3}"
[ -x .venv/bin/pip ] && exit 0
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  echo "make: needs Python 3.11 or newer; install it or name it: make PYTHON=/path/to/python3" >&2
  exit 2
fi
"$python" -m venv .venv >/dev/null 2>&1 && exit 0
# Debian keeps venv apart from Python.
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  rm -rf .venv
  { apt-get update -q && apt-get install -qy python3-venv; } >/dev/null 2>&1
  "$python" -m venv .venv && exit 0
fi
echo "make: cannot make a virtual environment; install it with: apt install python3-venv" >&2
exit 2
