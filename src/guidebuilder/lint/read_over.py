"""One reading of the editions that are ordered: every rule, in the order of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.lint.abbreviations import explained_in, find_unexplained
from guidebuilder.lint.ages import find_stale
from guidebuilder.lint.bands import look_at_pay
from guidebuilder.lint.claims import compare_years
from guidebuilder.lint.counts import compare_counts
from guidebuilder.lint.figures import find_unsourced
from guidebuilder.lint.gaps import find_gaps
from guidebuilder.lint.links import look_at_addresses, look_at_links
from guidebuilder.lint.panel import compare_with_panel
from guidebuilder.lint.passages import PageRead, settings_passages
from guidebuilder.lint.placeholders import (
    find_placeholders,
    find_sample_addresses,
    look_for_samples,
)
from guidebuilder.lint.reading import look_at_sentences
from guidebuilder.lint.slips import look_for_slips, look_for_spoilt_names
from guidebuilder.lint.spelling import Spellings
from guidebuilder.lint.vocabulary import look_for_jargon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.diagnostics import Report
    from guidebuilder.lint.ages import Ages
    from guidebuilder.model.guide import Guide
    from guidebuilder.regions.regional_guide import RegionalGuide


def read_over(guide: Guide, editions: Sequence[RegionalGuide], ages: Ages, report: Report) -> None:
    """Warn of all that an editor would ask about.

    Args:
        guide: The guide, checked.
        editions: Its editions that are ordered, resolved; nothing else is looked at.
        ages: Whether the age of facts was asked for, and counted from when.
        report: Told of everything once, also where editions share it.
    """
    spellings = Spellings.of(guide)
    for edition in editions:
        look_for_samples(edition, report)
        for passage in settings_passages(edition):
            find_placeholders(passage, report)
        pages = [PageRead.of(page, edition) for page in edition.pages]
        for each in pages:
            _read_facts(each, report)
            find_gaps(each, guide, report)
        _read_words(pages, edition, spellings, report)
        find_stale(edition, ages, report)


def _read_facts(read: PageRead, report: Report) -> None:
    """Ask what may be asked in any language."""
    page, edition = read.page, read.edition
    for passage in read.passages:
        find_placeholders(passage, report)
        look_for_spoilt_names(passage, report)
    find_sample_addresses(page, report)
    find_unsourced(page, edition, report)
    look_at_pay(page, edition, report)
    compare_with_panel(page, edition, report)
    look_at_addresses(page, report)


def _read_words(
    pages: Sequence[PageRead], edition: RegionalGuide, spellings: Spellings, report: Report
) -> None:
    """Ask what is about English words, of the pages in English."""
    explained = {each.term for each in edition.glossary}
    explained.update(short for each in pages for short in explained_in(each.passages))
    for read in pages:
        if not read.is_english:
            continue
        for passage in read.passages:
            look_for_slips(passage, report)
            look_at_links(passage, report)
            look_for_jargon(passage, report)
            spellings.look_at(passage, report)
        compare_counts(read.page, report)
        compare_years(read, report)
        find_unexplained(read.passages, explained, report)
        look_at_sentences(read.passages, report)
