"""How findings and traces are said; nothing is judged here.

A format of ``citewell check`` is one function in one file; every module in this folder is
read, so a new format needs no other edit.
"""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
