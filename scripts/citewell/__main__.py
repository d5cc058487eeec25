"""``python -m citewell``."""

import sys

from citewell.entry import main

sys.exit(main())
