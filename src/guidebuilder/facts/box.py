"""The page “What is new?”: what is no longer as it was in an issue that readers may have.

It is written as a file of the guide, so that its author can put in other words what the
program found, or leave it out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidebuilder.facts.changes import Change, Sort
from guidebuilder.facts.things import REGIONS
from guidebuilder.facts.weights import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from guidebuilder.facts.editions import Edition
    from guidebuilder.words.catalogue import Words

PAGE: Final = "articles/what-is-new"
"""The page that is written."""

_ONLY: Final = ""
"""The group of all changes, where one chapter has them."""

_WHOLE_GUIDE: Final = "*"
"""The group of changes that belong to no chapter."""

_SCHEMA: Final = "# yaml-language-server: $schema=../schema/article.json"

_MARKS: Final = re.compile(r"[\\*\[<&#]")
_LIST_BEGINS: Final = re.compile(r"^(\d{0,2})([-+.)])(?=\s)")


def box(
    found: Iterable[Change], old: Mapping[str, Edition], new: Mapping[str, Edition]
) -> str | None:
    """Return the page as YAML; None if nothing has changed that readers need to be told.

    Words that are only put in another way, sources and settings are left out.

    Args:
        found: What has changed, the weightiest first.
        old: The old issue's editions, by region.
        new: The new issue's editions of the same regions.
    """
    told = [each for each in found if each.weight <= Weight.PAGES]
    if not told:
        return None
    return "\n".join(_Page(old, new).lines(told)) + "\n"


class _Page:
    """Writes one page about two issues."""

    def __init__(self, old: Mapping[str, Edition], new: Mapping[str, Edition]) -> None:
        self._new = new
        edition = next(iter(new.values()))
        self._words: Words = edition.wording.formats.words
        chapters = (edition.guide.pages[each.id] for each in edition.guide.settings.chapters)
        self._domain = next((each.domain for each in chapters if each.domain), None)
        # Each region writes the date of the old issue in its own way.
        self._dates = {
            region: new[region].wording.of(each.guide.settings.issue)
            for region, each in old.items()
        }

    def lines(self, told: Sequence[Change]) -> Iterator[str]:
        """Yield the lines of the page."""
        date = next(iter(self._dates.values()))
        yield _SCHEMA
        yield f"# Written by `guidebuilder diff`, which compared this issue with that of {date}."
        yield "# Change it, or take lines out: it is a page of your guide like any other."
        yield from _field("title", self._dated("news.question"), "")
        if self._domain is not None:
            yield f"domain: {self._domain.value}"
        yield "sections:"
        for at, (page, group) in enumerate(self._groups(told).items()):
            yield "  - kind: points"
            yield "    part: question"
            yield from _field("title", self._titles(page), "    ")
            if at == 0:
                yield from _field("intro", self._dated("news.since"), "    ")
            yield "    items:"
            for each in group:
                yield from self._item(each)
            if at == 0:
                yield from self._nothing(told)

    def _groups(self, told: Sequence[Change]) -> dict[str, list[Change]]:
        """Return the changes by page; if there is only one with changes, all as one group."""
        groups: dict[str, list[Change]] = {}
        for each in told:
            page = _WHOLE_GUIDE if self._is_about_the_guide(each) else each.page
            groups.setdefault(page, []).append(each)
        return {_ONLY: list(told)} if len(groups.keys() - {_WHOLE_GUIDE}) <= 1 else groups

    def _titles(self, page: str) -> dict[str, str]:
        """Return the title of a group by region."""
        keys = {_ONLY: "news.title", _WHOLE_GUIDE: "section.edition"}
        if page in keys:
            return dict.fromkeys(self._new, self._words.say(keys[page]))
        titles = {region: each.regional.titles.get(page) for region, each in self._new.items()}
        return {
            region: _escaped(self._new[region].wording.of(title))
            for region, title in titles.items()
            if title is not None
        }

    def _is_about_the_guide(self, change: Change) -> bool:
        return change.page.startswith(REGIONS) or "#" not in change.address

    def _item(self, change: Change) -> Iterator[str]:
        lead = f"{change.around}: {change.name}" if change.around else change.name
        yield f"      - lead: {_quoted(_escaped(lead))}"
        yield f"        text: {_quoted(_escaped(self._sentence(change)))}"
        if change.is_unverified and change.sort is not Sort.REMOVED:
            yield f"        doubt: {_quoted(f'{change.address} is not verified.')}"
        regions = self._regions(change)
        if len(regions) < len(self._new):
            yield f"        regions: [{', '.join(regions)}]"

    def _regions(self, change: Change) -> tuple[str, ...]:
        """Return the regions whose readers a change is about."""
        if change.page.startswith(REGIONS):
            home = change.page.removeprefix(REGIONS)
            return tuple(name for name, each in self._new.items() if home in each.kin)
        return change.regions or tuple(self._new)

    def _sentence(self, change: Change) -> str:
        say = self._words.say
        now = change.after.words if change.after else ""
        before = change.before.words if change.before else ""
        if change.field is None:
            return self._whole(change)
        if change.sort is Sort.REMOVED:
            return say("news.not-given", before=before)
        if change.sort is Sort.ADDED:
            return say("news.added-with", what=now)
        if now == change.name:
            return say("news.renamed", before=before)
        return say("news.changed", now=now, before=before)

    def _whole(self, change: Change) -> str:
        say, where = self._words.say, change.heading
        stands_in_one = where not in ("", change.name)
        if change.sort is Sort.REMOVED:
            return say("news.removed-from", where=where) if stands_in_one else say("news.removed")
        if change.says_more and change.after is not None:
            return say("news.added-with", what=change.after.words)
        return say("news.added-to", where=where) if stands_in_one else say("news.added")

    def _nothing(self, told: Sequence[Change]) -> Iterator[str]:
        """Yield a line for the regions for which nothing has changed: their page is not empty."""
        changed = {region for each in told for region in self._regions(each)}
        same = [each for each in self._new if each not in changed]
        nothing = self._words.say("news.nothing")
        if same:
            yield f"      - text: {_quoted(nothing)}"
            yield f"        regions: [{', '.join(same)}]"

    def _dated(self, key: str) -> dict[str, str]:
        return {
            region: self._words.say(key, date=date).replace("\u00a0", " ")
            for region, date in self._dates.items()
        }


def _field(name: str, by_region: Mapping[str, str], indent: str) -> Iterator[str]:
    """Yield a field whose words are the same for all regions, or one line for each."""
    if len(set(by_region.values())) == 1:
        yield f"{indent}{name}: {_quoted(next(iter(by_region.values())))}"
        return
    yield f"{indent}{name}:"
    for region, words in by_region.items():
        yield f"{indent}  {region}: {_quoted(words)}"


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _escaped(words: str) -> str:
    """Return plain words as a text in which nothing is a mark."""
    marked = _MARKS.sub(r"\\\g<0>", words)
    return _LIST_BEGINS.sub(r"\1\\\2", marked)
