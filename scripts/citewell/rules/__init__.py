"""The rules, one function each; every module in this folder is read, so a new rule needs no other edit."""

from importlib import import_module
from pkgutil import iter_modules

for _module in iter_modules(__path__):
    import_module(f"{__name__}.{_module.name}")
