"""What a finished file is called: ``<slug>[-<career>]-<region>[-<difference>…].pdf``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_PLAIN = re.compile(r"[a-z0-9-]+")
"""What a name may be made of: it is the same on every system and leaves no folder."""


ENDING = ".pdf"


class BookletName(Struct, frozen=True, kw_only=True):
    """The parts of a booklet's name.

    Attributes:
        slug: The guide's own.
        career: The one career that it holds, if not the whole guide.
        region: Whose edition it is.
        differences: What is not as usual, in this order: language, edition, target,
            booklet, number of pages, grey, paper, theme, imprint.
    """

    slug: str
    career: str | None = None
    region: str
    differences: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = [self.slug, *filter(None, [self.career]), self.region, *self.differences]
        for part in parts:
            if not _PLAIN.fullmatch(part):
                raise ValueError(f"not a part of a file name: {part!r}")
        return "-".join(parts) + ENDING


def with_same_name(
    name: BookletName,
    careers: Iterable[str],
    regions: Collection[str],
    differences: Iterable[Collection[str]],
) -> Iterator[BookletName]:
    """Yield the other booklets of a guide whose file would have the same name.

    Parts are joined with the sign that they may also hold: the United States in
    Catalan (``us`` + ``ca``) and California (``us-ca``) would share a name.

    Args:
        name: The booklet that is asked about.
        careers: All careers of the guide.
        regions: All regions of the guide.
        differences: For each kind of difference, in its order, what it can be.
    """
    kinds = tuple(differences)
    for career in (None, *careers):
        start = f"{name.slug}-{career}-" if career else f"{name.slug}-"
        for region in regions:
            whole = str(name)
            if not whole.startswith(start + region):
                continue  # most of a large guide
            rest = whole.removeprefix(start + region).removesuffix(ENDING)
            for tail in _spelt(rest, kinds):
                other = BookletName(slug=name.slug, career=career, region=region, differences=tail)
                if other != name:
                    yield other


def _spelt(rest: str, kinds: tuple[Collection[str], ...]) -> Iterator[tuple[str, ...]]:
    """Yield the differences, at most one of each kind and in order, that *rest* can spell."""
    if not kinds:
        if not rest:
            yield ()
        return
    yield from _spelt(rest, kinds[1:])
    for word in kinds[0]:
        if f"{rest}-".startswith(f"-{word}-"):
            for tail in _spelt(rest.removeprefix(f"-{word}"), kinds[1:]):
                yield (word, *tail)
