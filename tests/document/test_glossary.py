"""Only terms that an edition uses are explained."""

from __future__ import annotations

import pytest

from guidebuilder.diagnostics import Report, Span
from guidebuilder.document.glossary import used_terms, warn_of_unused_terms
from guidebuilder.model.guide import Term
from guidebuilder.model.inlines import Plain, Text
from guidebuilder.model.items import NOWHERE
from guidebuilder.model.regional import EVERYWHERE, Entry, Regional


def term(word: str, expansion: str = "Something.") -> Term:
    text = Text(expansion, ((Plain(expansion),),), NOWHERE)
    return Term(word, Regional((Entry(EVERYWHERE, text, NOWHERE),)), NOWHERE)


TERMS = [
    term("10+2"),
    term("KPI", "A number that a client sets."),
    term("client"),
    term("IT"),
    term("back office"),
    term("fresher"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nothing of that.", []),
        ("Freshers do it after 10+2.", ["fresher", "10+2"]),
        ("Reach each KPI.", ["client", "KPI"]),
        ("It suits a kit.", []),
        ("IT firms and the Back office", ["back office", "IT"]),
        ("KPIs", ["client", "KPI"]),
    ],
)
def test_used_terms(text: str, expected: list[str]) -> None:
    assert [each.term for each in used_terms(TERMS, text)] == expected


def test_a_term_that_no_edition_explains_is_told() -> None:
    span = Span("glossary.yaml", 3, 1)
    spoilt = Term("KPX", TERMS[1].expansion, span)
    report = Report()

    warn_of_unused_terms([spoilt], [], report)

    (told,) = report.found
    assert str(told) == (
        "glossary.yaml:3:1: warning: no edition uses the term `KPX`"
        "\n    hint: look for a slip in it; small and capital letters differ"
    )
