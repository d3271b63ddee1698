"""What each kind of section becomes, in two editions: goldens for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.model.sections import KINDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.document.conftest import Assemble, Dump

    from guidebuilder.document.blocks import Document, Section
    from guidebuilder.model.guide import Guide
    from guidebuilder.model.sections import AnySection

REGIONS = ("india", "us")


def sections_of(document: Document) -> Iterator[Section]:
    for chapter in document.chapters:
        for part in chapter.parts:
            yield from part.sections


def written(guide: Guide, kind: str) -> Iterator[AnySection]:
    """Yield the sections of a kind that stand by themselves, as their author wrote them."""
    for page in guide.pages.values():
        yield from (each for each in page.sections if kind == each.KIND)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_becomes_what_was_last_reviewed(
    agents: Guide,
    document: Assemble,
    dump: Dump,
    check_golden: Callable[[str, str], None],
    kind: str,
) -> None:
    """Every kind of section gives, in both editions, the blocks that a person last approved."""
    places = {each.span for each in written(agents, kind)}
    text = "".join(
        f"== {region}\n" + "".join(dump(each) for each in sections if each.span in places)
        for region in REGIONS
        for sections in [list(sections_of(document(region)))]
    )

    check_golden(f"document-{kind}", text)


def test_the_frame_is_as_last_reviewed(
    document: Assemble, dump: Dump, check_golden: Callable[[str, str], None]
) -> None:
    """Covers, how to read, title pages and the last pages are as a person approved them."""
    booklet = document("india")
    *_, sources = booklet.chapters
    frame = [
        booklet.info,
        booklet.wording,
        booklet.cover,
        booklet.how_to_read,
        *(chapter.opener for chapter in booklet.chapters if chapter.opener),
        *(
            each
            for each in sections_of(booklet)
            if each.place in {"glossary", "legal", "helplines"}
        ),
        sources,
    ]

    check_golden("document-frame", "".join(dump(each) for each in frame))


def test_the_panels_of_all_editions_are_as_last_reviewed(
    document: Assemble, dump: Dump, check_golden: Callable[[str, str], None]
) -> None:
    """At a glance and the cover's facts come from each region's own data."""
    text = "".join(
        f"== {region}\n{dump(booklet.cover)}{dump(booklet.chapters[0].opener)}"
        for region in ("india", "us", "us-ca")
        for booklet in [document(region)]
    )

    check_golden("document-editions", text)
