"""``python -m citewell``."""

from citewell.entry import program

program()
