"""The whole guide: which files there are, what they become, in which order it is asked.

guide.yaml · regions/ · sources.yaml · glossary.yaml · careers/ · articles/
  ──nodes──▶ tables put in ──▶ typed ──▶ regional files merged ──▶ checked ──▶ Guide
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct

from guidebuilder.diagnostics import Report, Span, printable
from guidebuilder.load.check import check_project
from guidebuilder.load.codes import Code
from guidebuilder.load.decode import (
    decode_glossary,
    decode_page,
    decode_region,
    decode_settings,
    decode_sources,
)
from guidebuilder.load.files import CannotRead, GuideFolder
from guidebuilder.load.font_files import read_font
from guidebuilder.load.images import read_image
from guidebuilder.load.overlay import EDITS, with_regional_file
from guidebuilder.load.project import Project, ReadFile
from guidebuilder.load.read_before import NotedFolder, ReadBefore, ReadNodes, ReadPage
from guidebuilder.load.respelled import file_hint
from guidebuilder.load.suggest import meant
from guidebuilder.load.tables import with_regional_tables, with_tables
from guidebuilder.load.yaml_nodes import MapNode, Node, TextNode, read_nodes
from guidebuilder.model import Guide, PictureSection, kin
from guidebuilder.model.walk import items_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from guidebuilder.load.decode import Decoded, Memory
    from guidebuilder.model import FileRef, Image, OwnFont, Page, Region, Source, Term

T = TypeVar("T")

FORMAT: Final = 1
"""The version of the content model that this program reads."""

_OVERLOOKED: Final = ".yml"
"""An ending that is refused, so that nobody wonders why a file is not read."""

_PAGE_FILE: Final = re.compile(r"([a-z0-9-]+)(?:\.([a-z0-9-]+))?\.yaml")
"""``bpo-executive.yaml``, or for one region ``bpo-executive.us.yaml``."""


def read_guide(folder: Path, report: Report, before: ReadBefore | None = None) -> Guide | None:
    """Read and check a guide.

    Args:
        folder: Where guide.yaml lies.
        report: Told of every mistake in every file, and of what deserves a second look.
        before: What was read of the same guide before; it learns what is read now.

    Returns:
        The guide, also after warnings; None if the report has errors.

    Raises:
        CannotRead: There is no guide there, or the system does not let us read it.
    """
    files = GuideFolder(folder)
    if not files.has("guide.yaml"):
        hint = "name the folder that holds it"
        raise CannotRead(folder / "guide.yaml", "there is no such file", hint)
    before = ReadBefore() if before is None else before
    reader = _Reader(folder, files, report, before)
    top = reader.nodes("guide.yaml")
    if top is not None and not _is_readable_format(top, report):
        return None
    project = reader.project(top)
    check_project(project, report)
    reader.read_images(project)
    fonts = reader.read_fonts(project)
    if report.has_errors or project.settings is None:
        return None
    before.guide = Guide(
        settings=project.settings,
        regions=MappingProxyType(dict(project.regions)),
        sources=MappingProxyType(dict(project.sources)),
        glossary=project.glossary,
        pages=MappingProxyType(dict(project.pages)),
        editions=MappingProxyType(
            {
                region: MappingProxyType({**project.pages, **project.editions.get(region, {})})
                for region in project.regions
            }
        ),
        images=MappingProxyType(project.images),
        fonts=MappingProxyType(fonts),
    )
    return before.guide


def _is_readable_format(top: Node, report: Report) -> bool:
    """Report a guide of a later format: nothing in it could be judged by the rules of this one."""
    node = top.get("format") if isinstance(top, MapNode) else None
    if not isinstance(node, TextNode) or not re.fullmatch(r"\d{1,4}", node.value):
        return True  # reported where the field is read
    if int(node.value) == FORMAT:
        return True
    message = f"this guide has format {int(node.value)}; this program reads format {FORMAT}"
    hint = "use a newer guidebuilder" if int(node.value) > FORMAT else f"write `format: {FORMAT}`"
    report.error(node.span, Code.FORMAT, message, hint)
    return False


class _RegionalFile(Struct, frozen=True):
    """A regional file: for which page and region, and what it says."""

    page: str
    region: str
    node: MapNode


class _Reader:
    """Reads the files of one guide."""

    def __init__(
        self, folder: Path, files: GuideFolder, report: Report, before: ReadBefore
    ) -> None:
        self._folder = folder
        self._files = files
        self._report = report
        self._before = before
        self._read: list[ReadFile] = []
        self._memories: dict[str, Memory] = {}

    def nodes(self, name: str, home: str | None = None, *, is_page: bool = False) -> Node | None:
        """Read a YAML file to nodes, those of a page with its tables; None after a message."""
        text = self._files.read_text(name, self._report)
        if text is None:
            return None
        known = self._before.files.get((name, home))
        if known is not None and known.holds(text, self._files, Span(name, 1, 1)):
            self._report.allowances += known.allowances
            return known.node
        heard, tables = Report(), NotedFolder(self._folder)
        node = read_nodes(text, name, heard, home)
        if node is not None and is_page:
            node = with_tables(node, tables, heard)
        self._report.allowances += heard.allowances
        for each in heard.every_message:
            self._report.add(each)
        if node is not None and not heard.every_message:
            allowed = tuple(heard.allowances)
            self._before.files[name, home] = ReadNodes(text, tables.fingerprints, node, allowed)
        return node

    def project(self, top: Node | None) -> Project:
        """Read everything that can be read."""
        settings = None if top is None else self._kept(decode_settings(top, self._report))
        regions, region_names = self._regions()
        source_nodes = self._optional("sources.yaml")
        glossary_nodes = self._optional("glossary.yaml")
        sources: dict[str, Source] = {}
        if source_nodes is not None:
            sources = self._kept(decode_sources(source_nodes, self._report))
        glossary: tuple[Term, ...] = ()
        if glossary_nodes is not None:
            glossary = self._kept(decode_glossary(glossary_nodes, self._report))
        nodes, regional_files = self._page_nodes()
        pages: dict[str, Page] = {}
        broken: set[str] = set()
        for name, node in nodes.items():
            page = None if node is None else self._page(name, node, broken)
            if page is not None:
                pages[name] = page
        project = Project(
            settings=settings,
            regions=regions,
            region_names=region_names,
            sources=sources,
            source_names=self._source_names(source_nodes),
            glossary=glossary,
            pages=pages,
            page_names=tuple(nodes),
            editions={},
            broken=broken,
            images={},
            files=self._read,
        )
        self._merge(project, nodes, regional_files)
        return project

    def read_images(self, project: Project) -> None:
        """Read every picture that a page or the back cover shows."""
        images: dict[str, Image] = project.images
        brand = None if project.settings is None else project.settings.brand
        if brand is not None and brand.logo is not None:
            self._read_image(brand.logo, images)
        for page in project.every_page():
            for picture in items_of(page.sections):
                if isinstance(picture, PictureSection):
                    for entry in picture.file.entries:
                        self._read_image(entry.value, images)

    def read_fonts(self, project: Project) -> dict[str, OwnFont]:
        """Read every font file of the brand."""
        brand = None if project.settings is None else project.settings.brand
        choices = () if brand is None or brand.fonts is None else brand.fonts.choices
        files = {file.id: file for choice in choices for file in choice.files}
        found = [read_font(file, self._files, self._report) for file in files.values()]
        return {each.path: each for each in found if each is not None}

    def _read_image(self, file: FileRef, images: dict[str, Image]) -> None:
        known = self._before.images.get(file.id)
        image = images.get(file.id) or read_image(file, self._files, self._report, known)
        if image is not None:
            images[file.id] = self._before.images[file.id] = image

    def _kept(self, decoded: Decoded[T]) -> T:
        """Remember what a file mentions, and return what it became."""
        self._read.append(ReadFile(decoded.mentions))
        return decoded.thing

    def _source_names(self, nodes: Node | None) -> tuple[str, ...] | None:
        if isinstance(nodes, MapNode):
            return nodes.keys
        return None if self._files.has("sources.yaml") else ()

    def _optional(self, name: str) -> Node | None:
        return self.nodes(name) if self._files.has(name) else None

    def _regions(self) -> tuple[dict[str, Region], tuple[str, ...]]:
        found: dict[str, Region] = {}
        names: list[str] = []
        for file in self._names("regions"):
            slug = file.removeprefix("regions/").removesuffix(".yaml")
            if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
                self._bad_name(file)
                continue
            names.append(slug)
            node = self.nodes(file)
            region = None
            if node is not None:
                region = self._kept(decode_region(node, slug, self._report))
            if region is not None:
                found[slug] = region
        names += [PurePosixPath(each).stem for each in self._files.names("regions", _OVERLOOKED)]
        return found, tuple(names)

    def _page_nodes(self) -> tuple[dict[str, Node | None], list[_RegionalFile]]:
        """Read the pages, and the regional files beside them, to nodes."""
        pages: dict[str, Node | None] = {}
        regional: list[tuple[str, str, str]] = []
        for folder in ("careers", "articles"):
            pages |= dict.fromkeys(
                each.removesuffix(_OVERLOOKED) for each in self._files.names(folder, _OVERLOOKED)
            )
            for file in self._names(folder):
                parts = _PAGE_FILE.fullmatch(file.removeprefix(f"{folder}/"))
                if parts is None:
                    self._bad_name(file)
                elif parts[2] is None:
                    pages[f"{folder}/{parts[1]}"] = self._page_node(file)
                else:
                    regional.append((file, f"{folder}/{parts[1]}", parts[2]))
        files: list[_RegionalFile] = []
        for file, page, region in regional:
            node = self.nodes(file, home=region)
            if page not in pages:
                self._no_page(file, page, pages)
            elif isinstance(node, MapNode):
                files.append(_RegionalFile(page, region, node))
            elif node is not None:
                message = "`name: value` lines are expected in this file"
                hint = "it holds `change:`, `add:` and `remove:`"
                self._report.error(node.span, Code.MAP_EXPECTED, message, hint)
        return pages, files

    def _page_node(self, file: str) -> Node | None:
        """Read a page and its tables to nodes; what edits another lacks a region in its name."""
        node = self.nodes(file, is_page=True)
        if isinstance(node, MapNode) and "sections" not in node.keys and {*EDITS} & {*node.keys}:
            message = "this file changes a page, and its name does not say for which region"
            hint = "name it after page and region, with a point between: bpo-executive.us.yaml"
            self._report.error(Span(file, 1, 1), Code.FILE_NAME, message, hint)
            return None
        return node

    def _page(self, name: str, node: Node, broken: set[str]) -> Page | None:
        """Read a page as it stands everywhere."""
        return self._edition((name,), (node,), [], broken)

    def _edition(
        self,
        key: tuple[str, ...],
        nodes: tuple[Node, ...],
        changes: Sequence[tuple[str, MapNode]],
        broken: set[str],
    ) -> Page | None:
        """Read a page with the changes of regions, and remember whether any of it was lost.

        Args:
            key: Its id, and the regions.
            nodes: The root of its file, and those of the regions' files.
            changes: The regions with their roots.
            broken: Gets the id if anything was reported.
        """
        name = key[0]
        known = self._before.pages.get(key)
        if known is not None and known.is_of(nodes, self._files):
            self._report.allowances += known.allowances
            self._memories.setdefault(name, dict(known.memory))
            self._read.append(ReadFile(known.decoded.mentions, known.decoded.thing))
            return known.decoded.thing
        merged, heard = nodes[0], len(self._report.every_message)
        tables, allowed = NotedFolder(self._folder), len(self._report.allowances)
        for place, change in changes:
            if isinstance(merged, MapNode):
                filled = with_regional_tables(change, merged, tables, self._report)
                merged = with_regional_file(merged, filled, place, self._report)
        before = self._report.errors
        memory = self._memories.setdefault(name, {})
        decoded = decode_page(merged, name, self._report, memory)
        page = decoded.thing
        self._read.append(ReadFile(decoded.mentions, page))
        if page is None or self._report.errors > before:
            broken.add(name)
        elif len(self._report.every_message) == heard:
            # Only parts of a page without a mistake may be taken for read next time.
            parts = {} if changes else dict(memory)
            allowances = tuple(self._report.allowances[allowed:])
            self._before.pages[key] = ReadPage(
                nodes, tables.fingerprints, decoded, parts, allowances
            )
        return page

    def _merge(
        self, project: Project, nodes: Mapping[str, Node | None], files: list[_RegionalFile]
    ) -> None:
        """Make the editions: each region's pages, with the files of its wholes and its own."""
        for each in files:
            if each.region not in project.region_names:
                span = Span(each.node.span.file, 1, 1)
                message = f"this file is for a region `{each.region}`, which does not exist"
                hint = meant(each.region, project.region_names) or (
                    f"name it after a region, or write a file regions/{each.region}.yaml"
                )
                self._report.error(span, Code.NO_REGION, message, hint)
        by_place = {(each.page, each.region): each.node for each in files}
        made: dict[tuple[str, ...], Page | None] = {}
        for region in project.regions:
            family = tuple(reversed(kin(region, project.regions)))  # from the whole to the part
            for name, node in nodes.items():
                chain = tuple(each for each in family if (name, each) in by_place)
                if not chain or not isinstance(node, MapNode):
                    continue
                if (name, *chain) not in made:
                    changes = [(place, by_place[name, place]) for place in chain]
                    nodes_of = (node, *(change for _, change in changes))
                    key = (name, *chain)
                    made[key] = self._edition(key, nodes_of, changes, project.broken)
                page = made[name, *chain]
                if page is not None:
                    project.editions.setdefault(region, {})[name] = page

    def _names(self, folder: str) -> tuple[str, ...]:
        """Return the YAML files of a folder; one with the other ending would be overlooked."""
        for file in self._files.names(folder, _OVERLOOKED):
            span = Span(printable(file), 1, 1)
            message = "this file is not read: its name ends in .yml"
            self._report.error(span, Code.FILE_NAME, message, "let its name end in .yaml")
        return self._files.names(folder, ".yaml")

    def _bad_name(self, file: str) -> None:
        span = Span(printable(file), 1, 1)
        message = "this file's name cannot be read"
        hint = "use small letters a–z, digits and hyphens: bpo-executive.yaml"
        hint = file_hint(PurePosixPath(file).name) or hint
        self._report.error(span, Code.FILE_NAME, message, hint)

    def _no_page(self, file: str, page: str, pages: Mapping[str, object]) -> None:
        message = f"there is no page `{page}` that this regional file belongs to"
        hint = meant(page, pages) or f"name it after a page, or write {page}.yaml"
        self._report.error(Span(file, 1, 1), Code.NO_PAGE, message, hint)
