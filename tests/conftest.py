"""What all tests share: the invented knowledge base, small projects, golden files."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

import registry_server
from citewell import app
from citewell.domain.library import Library

TESTS = Path(__file__).parent
settings.register_profile(
    "suite",
    deadline=None,
    database=None,
    max_examples=120,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--golden``."""
    parser.addoption("--golden", action="store_true", help="rewrite the golden files; review the change")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's folder."""
    return TESTS.parent


@pytest.fixture(scope="session")
def invented() -> Path:
    """Return the folder of the invented knowledge base."""
    return TESTS / "invented"


@pytest.fixture(scope="session")
def library(invented: Path) -> Library:
    """Return the invented knowledge base, read."""
    return app.load(invented)


@pytest.fixture
def invented_copy(invented: Path, tmp_path: Path) -> Path:
    """Return a copy of the invented knowledge base that a test may change."""
    return Path(shutil.copytree(invented, tmp_path / "invented", ignore=shutil.ignore_patterns("site", ".cache")))


@pytest.fixture
def project(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes a small knowledge base: ``project({"docs/index.md": "..."})``."""

    def write(files: dict[str, str]) -> Path:
        for path, content in {"references.bib": "", "docs/index.md": "", **files}.items():
            file = tmp_path / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Return a function that compares a text with its golden file, or rewrites it."""

    def compare(file: Path, text: str) -> None:
        if request.config.getoption("--golden"):
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.exists(), f"no golden file {file}; write it with: pytest --golden"
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture
def registries() -> Iterator[registry_server.Registries]:
    """Return a server that says what registries said, on this machine; it knows nothing yet."""
    with registry_server.serving() as told:
        yield told
