"""One reader under the fuzzer: ``python -m fuzz.one READER [libFuzzer's options and folders]``."""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["citewell"], enable_loader_override=False):
    from fuzz import targets


def main() -> None:
    """Fuzz until the options say stop; the fuzzer ends the process itself."""
    name = sys.argv.pop(1)
    # libFuzzer starts itself again when it merges, and hands this to a shell.
    sys.argv[0] = f"{sys.executable} -m fuzz.one {name}"
    atheris.Setup(sys.argv, lambda data: targets.run(name, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
