"""New pages and regions: what their files say before their author changes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from guidebuilder.diagnostics import Report
from guidebuilder.failures import OrderError
from guidebuilder.load.decode import decode_page, decode_region
from guidebuilder.load.yaml_nodes import read_nodes
from guidebuilder.starter.templates import as_text, filled

if TYPE_CHECKING:
    from guidebuilder.starter.territories import Territory

_QUESTION_MARKS: Final = ("?", "؟")


def career_file(title: str) -> str:
    """Return the file of a new career.

    Raises:
        OrderError: No page can have this title.
    """
    return _page(filled("career.yaml", {"title": as_text(title)}), title)


def article_file(title: str, career: str | None) -> str:
    """Return the file of a new article: an answer if its title asks something, or else advice.

    Args:
        title: Its title.
        career: Name of the career's file that it belongs to.

    Raises:
        OrderError: No page can have this title.
    """
    template = "article-question.yaml" if title.endswith(_QUESTION_MARKS) else "article.yaml"
    belongs = "" if career is None else f"career: careers/{career}\n"
    return _page(filled(template, {"title": as_text(title), "belongs": belongs}), title)


def part_file(name: str, whole: str) -> str:
    """Return the file of a region that is part of another: its settings and facts hold there."""
    return _region(filled("region-part.yaml", {"name": as_text(name), "whole": whole}), name)


def like_file(name: str, model: str | None, territory: Territory | None) -> str:
    """Return the file of a region of its own.

    Args:
        name: What it is called in print.
        model: The region whose settings hold where it has none; None for none.
        territory: What CLDR knows of it, if it is a country.
    """
    lines = [] if model is None else [f"like: {model}"]
    if territory is None:
        facts = filled("region-unknown.yaml", {})
    else:
        facts = filled("region-known.yaml", {"facts": "\n".join(_facts(territory))})
    gaps = {"name": as_text(name), "kinship": "".join(f"{each}\n" for each in lines)}
    return _region(filled("region.yaml", {**gaps, "settings": facts}), name)


def _facts(territory: Territory) -> list[str]:
    facts: list[str] = []
    if territory.locale is not None:
        facts += [f"locale: {territory.locale}"]
    if territory.currency is not None and territory.sign is not None:
        facts += [f"currency: {territory.currency}   # {territory.currency_name}"]
        facts += [f"sign: {as_text(territory.sign)}"]
    return [
        *facts,
        f"grouping: {territory.grouping.value}",
        f"date: {territory.date.value}",
        f"paper: {territory.paper.value}",
    ]


def _page(text: str, title: str) -> str:
    """Return a page after reading it as a render does: a title may hold what no text can."""
    report = Report()
    node = read_nodes(text, "new", report)
    if node is not None:
        decode_page(node, "careers/new", report, {})
    _refuse(report, title)
    return text


def _region(text: str, name: str) -> str:
    """Return a region's file after reading it as a render does."""
    report = Report()
    node = read_nodes(text, "new", report)
    if node is not None:
        decode_region(node, "new", report)
    _refuse(report, name)
    return text


def _refuse(report: Report, words: str) -> None:
    if report.has_errors:
        first = report.sorted[0]
        raise OrderError(f"`{words}` cannot stand in a guide: {first.message}", first.hint)
