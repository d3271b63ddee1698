"""``guidebuilder explain``: which value is printed, where it stands, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from guidebuilder.cli import completing, folders, options
from guidebuilder.cli.columns import cut, width
from guidebuilder.cli.report import answer, answered
from guidebuilder.failures import OrderError

if TYPE_CHECKING:
    from pathlib import Path

    from guidebuilder.facts.answers import Answer, Answers
    from guidebuilder.model.guide import Guide

EXAMPLES = """\b
Examples:
  guidebuilder explain careers/bpo-executive#pay --region india
  guidebuilder explain "#pay/team-leader" --region all
  guidebuilder explain regions/india#currency
  guidebuilder explain --list
  guidebuilder explain GB201             the rule behind a message
"""

CODE = re.compile(r"GB\d{3}", re.IGNORECASE)
"""What stands in brackets behind a message."""

QUOTES = "'\"`"
"""What Windows' Command Prompt, unlike other shells, leaves around an address."""


@click.command(epilog=EXAMPLES)
@click.argument("address", required=False)
@click.option(
    "--region",
    metavar="NAME",
    shell_complete=completing.regions,
    help="Region, by the name of its file, or `all`.  [default: the guide's default region]",
)
@options.guide
@click.option("--list", "lists", is_flag=True, help="List everything that can be asked for.")
@options.answers
def explain(*, address: str | None, region: str | None, folder: Path | None, lists: bool) -> None:
    """Say which value a booklet prints, where it is written, and why it and no other.

    An ADDRESS is the page, `#`, and the names of section, item and field, parted by `/`:
    `careers/bpo-executive#pay/team-leader/pay`.  Names may be left out or cut short as
    long as one thing fits: `#pay/team`.

    The code of a message, such as GB201, is explained, too.
    """
    if (address is None) is not lists:
        message = "say what to explain" if address is None else "`--list` lists everything"
        raise OrderError(message, 'write an address in quotes, such as "#pay", or `--list`')
    if address is not None:
        address = address.strip(QUOTES)
    if address is not None and CODE.fullmatch(address):
        from guidebuilder.cli.explain_rule import explain_rule  # noqa: PLC0415 - as below

        explain_rule(address)
        return
    folder = folders.named_or_usual(folder)

    # `--help` must not wait for them.
    from guidebuilder.cli import explained, reading  # noqa: PLC0415
    from guidebuilder.facts.answers import Answers  # noqa: PLC0415
    from guidebuilder.facts.lines import Lines  # noqa: PLC0415
    from guidebuilder.load.files import GuideFolder  # noqa: PLC0415
    from guidebuilder.orders import ALL_REGIONS  # noqa: PLC0415

    guide = reading.read(folder)
    regions = _regions(guide, region)
    answers = Answers(guide, Lines(GuideFolder(folder)))
    if address is None:
        _list(answers, regions[0])
        return
    given = _answers(address, answers, regions)
    if len(given) == 1:
        given = (_with_page(given[0], answers, folder),)
    columns = width()
    if answered(given):
        return
    if region == ALL_REGIONS:
        for line in explained.in_rows(given, folder, columns):
            answer(line)
    else:
        for line in explained.in_lines(given[0], folder, columns):
            answer(line)


def _regions(guide: Guide, named: str | None) -> tuple[str, ...]:
    from guidebuilder.orders import ALL_REGIONS, must_be  # noqa: PLC0415

    if named == ALL_REGIONS:
        return tuple(guide.regions)
    if named is not None:
        must_be("region", named, guide.regions)
    return (named or guide.settings.default_region.id,)


def _answers(typed: str, answers: Answers, regions: tuple[str, ...]) -> tuple[Answer, ...]:
    from guidebuilder.facts.addresses import NotFound  # noqa: PLC0415

    place = answers.find(typed, regions[0])
    if isinstance(place, NotFound):
        raise OrderError(place.message, place.hint)
    return tuple(answers.answer(place, each) for each in regions)


def _with_page(answer: Answer, answers: Answers, folder: Path) -> Answer:
    """Return an answer with the page of the booklet that it stands on, if it is printed."""
    from msgspec.structs import replace  # noqa: PLC0415

    from guidebuilder.cli.printed_pages import page_of  # noqa: PLC0415

    thing = answers.thing(answer.address, answer.region)
    if thing is None and answer.reasons:
        thing = answers.thing(answer.address.rpartition(".")[0], answer.region)
    if thing is None or answer.absence is not None:
        return answer
    return replace(answer, page=page_of(thing, answers.edition(answer.region), folder))


def _list(answers: Answers, region: str) -> None:
    from guidebuilder.facts.answers import listed  # noqa: PLC0415

    contents = listed(answers.places(region), answers.edition(region))
    if answered(contents):
        return
    columns = width()
    for each in contents:
        # An address is typed again, so it is never cut.
        rest = columns - len(each.address) - 2
        words = f": {cut(each.words, rest)}" if each.words and rest > 0 else ""
        answer(f"{each.address}{words}")
