"""Only terms that an edition uses are explained."""

from __future__ import annotations

import pytest

from guidebuilder.document.glossary import used_terms
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
