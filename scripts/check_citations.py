"""``citewell check`` for whoever never installs a package: ``python scripts/check_citations.py``."""

import sys

from citewell.entry import main

if __name__ == "__main__":
    sys.exit(main(["check", *sys.argv[1:]]))
