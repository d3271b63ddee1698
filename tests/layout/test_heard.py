"""What a listener hears of a run reaches its element, with the language that it is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guidebuilder.diagnostics import Span
from guidebuilder.document.inlines import Run

if TYPE_CHECKING:
    from guidebuilder.layout.setting import Setter

HERE = Span("careers/sample.yaml", 1, 1)


@pytest.mark.parametrize(
    ("run", "role", "expansion", "lang"),
    [
        (Run("BPO", HERE, spoken="business process outsourcing"), "Span", "business", None),
        (Run("नमस्ते", HERE, lang="hi"), "Span", None, "hi"),
        (Run("RRHH", HERE, lang="es", spoken="recursos humanos"), "Span", "recursos", "es"),
        (Run("página", HERE, lang="es", link="https://es.example/"), "Link", None, "es"),
        (Run("page", HERE, lang="en-GB", link="https://en.example/"), "Link", None, None),
    ],
)
def test_an_element_says_words_and_language(
    setter: Setter, run: Run, role: str, expansion: str | None, lang: str | None
) -> None:
    paragraph = setter.tree.add("P", None)
    setter.items((run,), setter.styles.text, paragraph)
    (element,) = (setter.tree[each] for each in setter.tree[paragraph].children)

    assert (element.role, element.lang) == (role, lang)
    assert (element.expansion or "").split(" ")[0] == (expansion or "")


def test_words_of_the_document_need_no_element(setter: Setter) -> None:
    paragraph = setter.tree.add("P", None)
    setter.items(
        (Run("plain", HERE), Run("too", HERE, lang="en-GB")), setter.styles.text, paragraph
    )

    assert setter.tree[paragraph].children == []
