"""The figures of good setting: their limits, where each holds, and the table that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Value = float | bool | None
"""A measured figure; ``None`` where there is nothing to measure."""

EVERY = ("plain", "line", "almanac")
JUSTIFIED = ("plain", "almanac")
RAGGED = ("line",)


class Limit(Struct, frozen=True):
    """From where to where a figure is good, both included."""

    least: float | None = None
    most: float | None = None

    def holds(self, value: Value) -> bool:
        """Tell whether a figure keeps to it; a figure that could not be measured does not."""
        if value is None:
            return False
        low = self.least is None or float(value) >= self.least
        return low and (self.most is None or float(value) <= self.most)

    def shown(self, form: str) -> str:
        """Return it in words."""
        if self.least is not None and self.most is not None:
            return f"{written(self.least, form)} to {written(self.most, form)}"
        if self.most is not None:
            return "0" if self.most == 0 else f"≤ {written(self.most, form)}"
        return "all" if form == "yes" else f"≥ {written(self.least, form)}"


NONE: Final = Limit(most=0)
ALL: Final = Limit(least=1)


class Figure(Struct, frozen=True):
    """A row of the table.

    Attributes:
        key: Its name among the measured values.
        label: Its name in the table.
        limit: What it must keep to; ``None`` for one that is only reported.
        themes: Where the limit holds.
        form: How it is written: ``number``, ``share``, ``count`` or ``yes``.
        otherwise: Limits of single themes, in place of *limit*.
        may_be_absent: Whether nothing to measure is as good as a good figure.
        luatex: What LuaLaTeX with microtype reaches on such a text.
        typst: What Typst reaches.
    """

    key: str
    label: str
    limit: Limit | None = None
    themes: Sequence[str] = EVERY
    form: str = "count"
    otherwise: Mapping[str, Limit] = field(default_factory=dict)
    may_be_absent: bool = False
    luatex: Value = None
    typst: Value = None

    def limit_in(self, theme: str) -> Limit | None:
        """Return the limit that holds in a theme, if one does."""
        return self.otherwise.get(theme, self.limit) if theme in self.themes else None

    def is_met(self, theme: str, value: Value) -> bool | None:
        """Tell whether a figure is met; ``None`` where no limit holds."""
        limit = self.limit_in(theme)
        if limit is None:
            return None
        return (value is None and self.may_be_absent) or limit.holds(value)

    @property
    def shown_limit(self) -> str:
        """All its limits in words."""
        if self.limit is None:
            return ""
        parts = [self.limit.shown(self.form)]
        parts += [f"{theme} {limit.shown(self.form)}" for theme, limit in self.otherwise.items()]
        return ", ".join(parts)


def _spacing(
    key: str,
    label: str,
    plain: float,
    almanac: float,
    luatex: float | None = None,
    typst: float | None = None,
) -> Figure:
    otherwise = {"almanac": Limit(most=almanac)} if almanac != plain else {}
    form = "share" if key.endswith("share") else "number"
    return Figure(
        key,
        label,
        Limit(most=plain),
        JUSTIFIED,
        form,
        otherwise,
        luatex=luatex,
        typst=typst,
    )


FIGURES: Final = (
    _spacing("space_mean", "word space, mean", 1.08, 1.12, 1.07, 1.36),
    _spacing("space_sd", "word space, standard deviation", 0.18, 0.25, 0.18, 0.41),
    _spacing("space_p95", "word space, 95th percentile", 1.45, 1.6, 1.46, 2.1),
    _spacing("space_max", "word space, greatest", 1.75, 2.0, 1.69, 2.7),
    _spacing("loose_share", "loose lines", 0.025, 0.06, 0.024, 0.33),
    _spacing("tight_share", "tight lines", 0.02, 0.02, 0.052, 0.069),
    Figure("chars_per_line", "characters in a line", form="number", luatex=64.8, typst=64.0),
    Figure("ragged_shortfall", "inner lines short by", Limit(0.04, 0.14), RAGGED, "share"),
    Figure("ragged_single", "paragraphs of 3 lines and more that end in one word", NONE, RAGGED),
    Figure("ragged_single_elsewhere", "other texts that end in one word", themes=RAGGED),
    Figure("hyphen_rate", "line ends hyphenated", Limit(most=0.2), EVERY, "share", luatex=0.27, typst=0.27),
    Figure("hyphen_ladder_max", "longest ladder of hyphens", Limit(most=2), luatex=3, typst=3),
    Figure("widows", "widows", NONE, luatex=0, typst=0),
    Figure("orphans", "orphans", NONE, luatex=0, typst=0),
    Figure("stranded_headings", "stranded heads", NONE, luatex=1, typst=0),
    Figure("only_looks_stranded", "lines that only look stranded to the tool"),
    Figure("own_stranded", "heads at the foot of a page (own pages)", NONE),
    Figure("headings_with_one_line", "heads with one line", NONE, luatex=0, typst=0),
    Figure("runts", "runts", NONE, luatex=2, typst=3),
    Figure("overlaps", "overlaps", NONE, luatex=0, typst=0),
    Figure("overfull_lines", "overfull lines", NONE, luatex=0, typst=0),
    Figure("chars_off_page", "characters off the page", NONE, luatex=0, typst=0),
    Figure("cell_overflows", "cells that overflow", NONE, luatex=0, typst=0),
    Figure("hidden_or_clipped_words", "hidden words", NONE, luatex=0, typst=0),
    Figure("low_contrast_words", "words of low contrast", NONE, luatex=0, typst=0),
    Figure("notdef", "missing glyphs", NONE, luatex=0, typst=0),
    Figure("unmapped_chars", "unmapped characters", NONE, luatex=0, typst=0),
    Figure("links_dead", "dead links", NONE, luatex=0, typst=0),
    Figure("table_rows_split", "table rows divided", NONE, luatex=0, typst=1),
    Figure("own_divided_rows", "table rows divided (own pages)", NONE),
    Figure("own_divided_cards", "cards divided (own pages)", NONE, may_be_absent=True),
    Figure("table_header_repeated", "heads repeated", ALL, EVERY, "share", may_be_absent=True, luatex=1.0, typst=1.0),
    Figure("own_tables_over_pages", "tables over several pages (own pages)"),
    Figure("own_headless", "pages that go on without the head (own pages)", NONE),
    Figure("own_incomplete", "tables not one element with all rows (own pages)", NONE),
    Figure("pages_over_40pct_empty", "pages over 40 % empty", NONE, luatex=0, typst=0),
    Figure("baseline_grid_page", "body baselines on the grid, page by page", Limit(least=0.95), EVERY, "number", luatex=0.31, typst=0.23),
    Figure("baseline_grid_doc", "body baselines on one grid, whole document", form="number", luatex=0.15, typst=0.16),
    Figure("own_grid", "body baselines on the grid (own pages)", Limit(least=0.95), EVERY, "number"),
    Figure("own_off_grid", "body baselines off the grid (own pages)", NONE),
    Figure("fidelity_in_order", "words extracted in order, but for short lines at page heads", form="fine", luatex=0.9991, typst=0.9997),
    Figure("own_in_order", "words extracted in order (PDFium)", Limit(least=0.999), EVERY, "fine"),
    Figure("fonts_all_embedded", "fonts embedded", ALL, EVERY, "yes", luatex=True, typst=True),
    Figure("fonts_all_subset", "fonts subset", ALL, EVERY, "yes", luatex=True, typst=True),
    Figure("tagged", "tagged", ALL, EVERY, "yes", luatex=False, typst=True),
    Figure("has_lang", "language", ALL, EVERY, "yes", luatex=False, typst=True),
    Figure("has_title", "title", ALL, EVERY, "yes", luatex=True, typst=True),
)  # fmt: skip
"""All rows of the table, with their limits."""


FORMS: Final = {"fine": ".4f", "number": ".2f", "count": "g"}
"""How figures are written that are neither shares nor answers."""


def written(value: Value, form: str) -> str:
    """Return a figure as it stands in the table."""
    if value is None:
        return "–"
    if form == "yes":
        return "yes" if value else "no"
    if form == "share":
        return f"{100 * float(value):.1f} %".replace(".0 %", " %")
    return format(float(value), FORMS[form])
