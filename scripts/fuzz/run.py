"""``make fuzz``: every reader under the fuzzer for some seconds, its corpus kept small.

What the fuzzer learns is kept in ``.cache/fuzz/READER``; ``--keep`` writes the smallest set of
inputs that covers the same code into ``tests/fuzz/corpus/READER``, where the tests read it.
Exit code 1 tells that an input was found which breaks a promise; its file is named.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from fuzz.targets import READERS

_PROJECT = Path(__file__).resolve().parents[2]
_CACHE = _PROJECT / ".cache" / "fuzz"
_CORPUS = _PROJECT / "tests" / "fuzz" / "corpus"
_LONGEST = 2000
# Seconds by the clock, which runs on a busy machine too; what a reader may take itself stands in fuzz.targets.
_HANGS = 120
_MOST = 39


def fuzz(name: str, seconds: int) -> bool:
    """Fuzz a reader; return whether it kept its promises."""
    learned, found = _CACHE / name, _CACHE / "found" / name
    for folder in (learned, found, _CORPUS / name):
        folder.mkdir(parents=True, exist_ok=True)
    limits = [f"-max_total_time={seconds}", f"-max_len={_LONGEST}", f"-timeout={_HANGS}", f"-artifact_prefix={found}/"]
    return _atheris(name, *limits, str(learned), str(_CORPUS / name)) == 0


def keep(name: str) -> None:
    """Replace a reader's kept corpus by a small one that covers the same code."""
    with tempfile.TemporaryDirectory() as folder:
        _atheris(name, "-merge=1", folder, str(_CORPUS / name), str(_CACHE / name))
        files = sorted(Path(folder).iterdir(), key=lambda file: (file.stat().st_size, file.name), reverse=True)
        if not files:
            return
        shutil.rmtree(_CORPUS / name)
        (_CORPUS / name).mkdir()
        for file in files[:_MOST]:
            shutil.copy(file, _CORPUS / name)


def _atheris(name: str, *options: str) -> int:
    paths = os.pathsep.join(filter(None, [str(_PROJECT / "scripts"), os.environ.get("PYTHONPATH")]))
    command = [sys.executable, "-m", "fuzz.one", name, *options]
    return subprocess.run(command, check=False, env={**os.environ, "PYTHONPATH": paths}).returncode


def main() -> int:
    """Fuzz the readers named, or all."""
    parser = argparse.ArgumentParser(prog="fuzz", description=__doc__)
    parser.add_argument("readers", nargs="*", metavar="READER", help=", ".join(READERS))
    parser.add_argument("--seconds", type=int, default=600, help="for each reader (600)")
    parser.add_argument("--keep", action="store_true", help="write the small corpus and stop")
    given = parser.parse_args()
    names = given.readers or list(READERS)
    if given.keep:
        for name in names:
            keep(name)
        return 0
    broken = [name for name in names if not fuzz(name, given.seconds)]
    print(f"fuzz: broken promises in {', '.join(broken)}; see {_CACHE / 'found'}" if broken else "fuzz: no input found")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())
