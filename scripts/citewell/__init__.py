"""citewell: proves that a knowledge base's statements lead to checked sources.

The floors of the package, and who may import whom, stand in ``pyproject.toml``
under ``[tool.importlinter]`` and are explained in ``docs/about/design.md``.
"""

__version__ = "0.1.0"
