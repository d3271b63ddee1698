"""What all tests share: goldens, and the shipped guide rendered once for each region."""

from __future__ import annotations

import difflib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.orders import Order
from guidebuilder.pdf.write import write_pdf
from guidebuilder.pipeline import paginate

if TYPE_CHECKING:
    from collections.abc import Callable

    from guidebuilder.layout.page import Book

ROOT = Path(__file__).parent.parent
GOLDENS = Path(__file__).parent / "goldens"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-goldens",
        action="store_true",
        help="rewrite the goldens with what is printed now; read the diff before committing it",
    )


@pytest.fixture
def check_golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a file that a person has looked at and committed."""

    def check(name: str, actual: str) -> None:
        path = GOLDENS / f"{name}.txt"
        if request.config.getoption("--update-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="\n")
            pytest.skip(f"rewrote {path.name}: read the diff before committing it")
        expected = path.read_text(encoding="utf-8")  # a missing golden is a failure
        if actual != expected:
            lines = expected.splitlines(), actual.splitlines()
            pytest.fail("\n".join(difflib.unified_diff(*lines, "golden", "now", lineterm="")))

    return check


@dataclass(frozen=True)
class Printed:
    """A booklet of the shipped guide: its pages, its bytes and what was said about it."""

    region: str
    book: Book
    data: bytes
    report: Report


@pytest.fixture(scope="session", params=["india", "international"])
def printed(request: pytest.FixtureRequest) -> Printed:
    """Return the shipped guide in one region's edition."""
    report = Report()
    (edition,) = paginate(Order(guide=ROOT / "guide", regions=(request.param,)), report)
    return Printed(request.param, edition.book, write_pdf(edition.book), report)


class Witness(Protocol):
    """Finds an outside program and returns its path."""

    def __call__(self, name: str) -> str: ...


@pytest.fixture(scope="session")
def witness() -> Witness:
    """Return a function that finds an outside program; only outside CI may one be missing."""

    def witness(name: str) -> str:
        path = shutil.which(name)
        if path is None and os.environ.get("CI"):
            pytest.fail(f"{name} is not installed, and CI skips nothing")
        if path is None:
            pytest.skip(f"needs {name}")
        return path

    return witness


class Judge(Protocol):
    """Says where a judge is that `tests/judges.py` fetches."""

    def __call__(self, path: Path) -> Path: ...


@pytest.fixture(scope="session")
def judge() -> Judge:
    """Return a function that asks for a fetched judge; only outside CI may one be missing."""

    def judge(path: Path) -> Path:
        if not path.exists():
            reason = f"{path.name} is not fetched: `python tests/judges.py` does it"
            if os.environ.get("CI"):
                pytest.fail(reason)
            pytest.skip(reason)
        return path

    return judge
