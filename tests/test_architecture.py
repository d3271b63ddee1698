"""The plan of docs/architecture.md, as far as a machine can hold us to it."""

from __future__ import annotations

import ast
import re
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "guidebuilder"
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
MODULES = sorted(path for path in PACKAGE.rglob("*.py"))

RANKS = (
    ("records",),
    ("geometry",),
    ("diagnostics",),
    ("failures",),
    ("progress",),
    ("system",),
    ("interrupts",),
    ("resources",),
    ("message_index",),
    ("words",),
    ("model",),
    ("load", "regions"),
    ("facts",),
    ("document",),
    ("lint",),
    ("style",),
    ("text",),
    ("layout",),
    ("press",),
    ("pdf",),
    ("verify",),
    ("naming",),
    ("output",),
    ("orders",),
    ("ordered",),
    ("file_names",),
    ("fitting",),
    ("copies",),
    ("pipeline",),
    ("pack", "preview"),
    ("starter",),
    ("doctor",),
    ("cli",),
    ("__main__",),
)
"""The layers, lowest first; two in one rank know nothing of each other."""

RANK_OF = {layer: rank for rank, layers in enumerate(RANKS) for layer in layers}

PENS = {"reportlab": {"pdf"}, "uharfbuzz": {"text", "pdf"}, "yaml": {"load", "words", "style"}}
"""Libraries that only some layers may import."""


def layer_of(path: Path) -> str:
    """Return the layer that a module belongs to: its package, or itself."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def module_name(path: Path) -> str:
    """Return the dotted name of a module."""
    dotted = ".".join(("guidebuilder", *path.relative_to(PACKAGE).with_suffix("").parts))
    return dotted.removesuffix(".__init__")


def imports(source: str, *, for_types: bool = True) -> Iterator[str]:
    """Yield the dotted name of everything imported, in functions too.

    ``from guidebuilder.a import b`` yields ``guidebuilder.a.b``.
    """
    tree = ast.parse(source)
    skipped = set() if for_types else set(_only_for_types(tree))
    for node in ast.walk(tree):
        if node in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide their layer"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _only_for_types(tree: ast.Module) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            for statement in node.body:
                yield from ast.walk(statement)


def upward(layer: str, source: str) -> list[str]:
    """Return the layers that a module of *layer* imports although they lie above or beside it."""
    ours = {name.split(".")[1] for name in imports(source) if name.startswith("guidebuilder.")}
    ours.discard("__version__")
    return sorted(
        each for each in ours - {layer} if RANK_OF.get(each, len(RANKS)) >= RANK_OF[layer]
    )


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_never_point_up(path: Path) -> None:
    if path.parent == PACKAGE and path.stem == "__init__":
        assert list(imports(path.read_text(encoding="utf-8"))) == []
        return
    assert upward(layer_of(path), path.read_text(encoding="utf-8")) == []


def test_an_upward_import_is_seen_wherever_it_hides() -> None:
    assert upward("text", "from guidebuilder.layout import page") == ["layout"]
    assert upward("text", "from guidebuilder import layout") == ["layout"]
    assert upward("text", "import guidebuilder.layout.page") == ["layout"]
    assert upward("load", "def f():\n  from guidebuilder.pdf.write import g") == ["pdf"]
    assert upward("load", "from guidebuilder.regions import resolve") == ["regions"]
    assert upward("load", "from guidebuilder.nowhere import x") == ["nowhere"]
    assert upward("text", "from guidebuilder.style.ink import Ink") == []


def test_no_module_needs_itself_in_the_end() -> None:
    names = {module_name(path) for path in MODULES}
    needs: dict[str, set[str]] = {}
    for path in MODULES:
        found = set(imports(path.read_text(encoding="utf-8"), for_types=False))
        modules = {name if name in names else name.rpartition(".")[0] for name in found}
        needs[module_name(path)] = (modules & names) - {"guidebuilder"}

    try:
        TopologicalSorter(needs).prepare()
    except CycleError as circle:
        pytest.fail(" imports ".join(circle.args[1]))


@pytest.mark.parametrize("library", PENS)
def test_a_library_stays_in_its_layers(library: str) -> None:
    users = {
        layer_of(path)
        for path in MODULES
        for name in imports(path.read_text(encoding="utf-8"))
        if name.partition(".")[0] == library
    }

    assert users, f"nobody imports {library}: is it still needed?"
    assert users <= PENS[library]


@pytest.mark.parametrize("part", ["platypus", "lib.fontfinder", "lib.extformat", "rl_settings"])
def test_the_dangerous_parts_of_reportlab_are_never_imported(part: str) -> None:
    for path in MODULES:
        assert f"reportlab.{part}" not in path.read_text(encoding="utf-8"), path


def test_modules_lie_no_deeper_than_one_folder_and_have_telling_names() -> None:
    vague = {"utils", "util", "helpers", "common", "core", "base", "manager", "misc", "processor"}
    for path in MODULES:
        assert len(path.relative_to(PACKAGE).parts) <= 2, path
        assert path.stem not in vague, path


def test_the_page_on_architecture_lists_the_layers_in_their_order() -> None:
    folders = re.search(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert folders, "the page shows the folders in a ```text block"
    listed = re.findall(r"^  ([a-z_]+)(?:\.py|/) ", folders[1], re.MULTILINE)
    there = {layer_of(path) for path in MODULES} - {"__init__", "__main__"}

    assert listed == [layer for rank in RANKS for layer in rank if layer in there]


def test_every_file_that_the_page_on_architecture_names_is_there() -> None:
    named = set(re.findall(r"`([a-z_/]+\.py)`", PAGE))

    assert len(named) > 10
    for name in named:
        assert any((folder / name).is_file() for folder in (PACKAGE, ROOT)), name
