"""Runs know the language of their words where it is not that of the document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from guidebuilder.diagnostics import Report, Span
from guidebuilder.document.assemble import assemble
from guidebuilder.document.contents import things_in
from guidebuilder.document.inlines import Run
from guidebuilder.document.phrases import phrases
from guidebuilder.load.inline_text import read_text
from guidebuilder.load.yaml_nodes import TextNode
from guidebuilder.model.target import Target
from guidebuilder.model.values import Verbatim
from guidebuilder.regions.resolve import resolve
from guidebuilder.words.catalogue import words

if TYPE_CHECKING:
    from guidebuilder.model.guide import Guide

HERE = Span("careers/sample.yaml", 3, 5)


def test_marked_words_are_runs_of_their_language() -> None:
    text = read_text(TextNode("Say **[नमस्ते](lang:hi)** to all.", HERE), Report())
    assert text is not None
    (runs,) = phrases(words("en"), words("en"), "en").text(text, lambda _: None)

    assert [(each.text, each.lang, each.strong) for each in runs if isinstance(each, Run)] == [
        ("Say ", None, False),
        ("नमस्ते", "hi", True),
        (" to all.", None, False),
    ]


def test_a_script_alone_is_no_language() -> None:
    text = read_text(TextNode("Say नमस्ते to all.", HERE), Report())
    assert text is not None
    (runs,) = phrases(words("en"), words("en"), "en").text(text, lambda _: None)

    assert [each.lang for each in runs if isinstance(each, Run)] == [None]


def test_a_page_may_have_a_language_of_its_own(agents: Guide) -> None:
    guide = resolve(agents, "india")
    pages = tuple(
        replace(page, language=Verbatim("hi")) if page.is_article else page for page in guide.pages
    )
    document = assemble(replace(guide, pages=pages), words("en"), Target.OFFICE, Report())
    of_page = {
        run.lang
        for part in document.chapters[0].parts
        if part.is_question
        for run in things_in(part.sections[1].blocks)
        if isinstance(run, Run) and run.span.file.startswith("articles/")
    }

    assert of_page == {"hi"}
    assert {run.lang for run in things_in(document.cover) if isinstance(run, Run)} == {None}
