"""``python -m citewell``."""

import sys

from citewell.cli import main

sys.exit(main())
