"""Is money written as the region that it belongs to writes it?

The same digits mean different sums in different columns; grouping, sign and unit
are where a swapped column or a missing zero shows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from guidebuilder.load.codes import Code
from guidebuilder.model import (
    ELSEWHERE,
    EVERYWHERE,
    Amount,
    AmountUnit,
    Entry,
    Grouping,
    Measure,
    MoneyRange,
    Pay,
    Profile,
    Regional,
    Spread,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from guidebuilder.diagnostics import Report, Span
    from guidebuilder.load.project import Project, ReadFile

_SIGNS: Final = {
    "AED": ("AED", "Dh", "Dhs"),
    "EUR": ("€",),
    "GBP": ("£",),
    "INR": ("₹", "Rs", "Rs.", "Re"),
    "PHP": ("₱",),
    "USD": ("$", "US$"),
}
"""Signs in use beside the one that a region prints."""

_LAST_GROUP: Final = 3
"""Digits behind the last comma, in every grouping."""

_MONEY: Final = (Pay, MoneyRange)

_INDIAN_UNITS: Final = frozenset({AmountUnit.LAKH, AmountUnit.CRORE})


def check_money(file: ReadFile, project: Project, report: Report) -> None:
    """Report money without a region, and amounts in another region's writing."""
    for each in file.mentions:
        if type(each) is Regional:  # few are, and `isinstance` is slow to say no
            for entry in each.entries:
                if isinstance(entry.value, _MONEY):
                    _check_entry(entry, project, report)


def _with_region(entry: Entry[Pay | MoneyRange], project: Project) -> str:
    """Say how money gets its region, where it stands."""
    example = next(iter(project.region_names), "india")
    if entry.span.cell:
        return f"write a region behind the name of its column: `fee {example}`, `pay {example}`"
    return f"write it under a region's name: `{example}: …`"


def _check_entry(entry: Entry[Pay | MoneyRange], project: Project, report: Report) -> None:
    if entry.region == EVERYWHERE:
        message, hint = "this money has no region", _with_region(entry, project)
        report.error(entry.span, Code.PAY_WITHOUT_REGION, message, hint)
    elif entry.region == ELSEWHERE:
        message = "`elsewhere` cannot hold money: it would have no currency"
        hint = "name each region that a figure is for"
        report.error(entry.span, Code.PAY_ELSEWHERE, message, hint)
    elif entry.region in project.regions:
        profile = project.profile(entry.region)
        if profile.currency is None:
            message = f"{profile.region.name.plain} has no currency"
            hint = f"write `currency:` and `sign:` in regions/{entry.region}.yaml"
            report.error(entry.span, Code.NO_CURRENCY, message, hint)
            return
        for amount, written, span in _amounts(entry.value):
            if not _is_good(amount, written, span, profile, report):
                break  # the second end of a range has the same fault
    if isinstance(entry.value, Pay):
        for figure in entry.value.figures:
            if isinstance(figure, Spread):
                _check_order(figure, report)


def _amounts(value: Pay | MoneyRange) -> Iterator[tuple[Amount, str, Span]]:
    """Yield each amount, the whole value as it was typed, and its place."""
    figures = value.figures if isinstance(value, Pay) else (value,)
    for figure in figures:
        if isinstance(figure, MoneyRange):
            ends = dict.fromkeys(each for each in (figure.low, figure.high) if each is not None)
            yield from ((amount, figure.source, figure.span) for amount in ends)
        else:
            for each in figure.figures:
                if isinstance(each.amount, Amount):
                    yield each.amount, each.amount.digits, each.span


def _is_good(amount: Amount, written: str, span: Span, profile: Profile, report: Report) -> bool:
    name = profile.region.name.plain
    if amount.sign is not None and not _is_own_sign(amount.sign, profile):
        message = f"`{written}` has the sign {amount.sign}, but {name} pays in {profile.currency}"
        hint = f"write the amount in {profile.currency}; perhaps two columns are swapped"
        report.error(span, Code.SIGN, message, hint)
        return False
    is_indian = profile.grouping is Grouping.INDIAN
    if amount.unit in _INDIAN_UNITS and not is_indian:
        message = f"`{written}`: {name} does not count in {amount.unit.value}"
        hint = "write the amount in full, or with k or million; perhaps two columns are swapped"
        report.error(span, Code.FOREIGN_UNIT, message, hint)
        return False
    if amount.unit is AmountUnit.MILLION and is_indian:
        message = f"`{written}`: {name} counts in lakh and crore, not in millions"
        hint = "write the amount in lakh or crore; perhaps two columns are swapped"
        report.error(span, Code.FOREIGN_UNIT, message, hint)
        return False
    if not _is_grouped(amount.digits, profile.grouping):
        example = profile.grouping.value
        message = f"`{written}` is not grouped as {name} writes numbers ({example})"
        report.error(span, Code.GROUPING, message, _regrouped(written, profile.grouping))
        return False
    return True


def _is_own_sign(sign: str, profile: Profile) -> bool:
    known = (profile.sign, profile.currency, *_SIGNS.get(profile.currency or "", ()))
    return sign in known


def _is_grouped(digits: str, grouping: Grouping) -> bool:
    whole = digits.partition(".")[0]
    return "," not in whole or grouping.group(whole.replace(",", "")) == whole


def _regrouped(written: str, grouping: Grouping) -> str:
    """Return a hint with the value regrouped, if its commas look like grouping at all."""
    bare = "Digits without commas are read everywhere"
    for number in re.findall(r"\d[\d,]*,\d+", written):
        _, *others = number.split(",")
        if len(others[-1]) != _LAST_GROUP or not all(len(each) in (2, 3) for each in others):
            return f"{bare}; a decimal point is a point, not a comma"
    regrouped = re.sub(
        r"\d[\d,]*,\d+", lambda found: grouping.group(found[0].replace(",", "")), written
    )
    return f"did you mean {regrouped}? {bare}"


def _check_order(spread: Spread, report: Report) -> None:
    """Report percentiles that fall: two of them have been swapped, or a digit is missing."""
    before: tuple[Measure, Amount] | None = None
    for figure in spread.figures:
        if not isinstance(figure.amount, Amount) or figure.measure is Measure.MEAN:
            continue
        if before is not None and figure.amount.value < before[1].value:
            message = f"{figure.measure.value} is less than {before[0].value}"
            hint = "look for swapped figures or a missing digit"
            report.error(figure.span, Code.BACKWARDS, message, hint)
        before = figure.measure, figure.amount
