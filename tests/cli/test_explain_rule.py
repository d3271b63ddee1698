"""`guidebuilder explain GB201`: the error index in the terminal."""

from __future__ import annotations

import pytest

from guidebuilder.cli.explain_rule import MEASURE, explain_rule
from guidebuilder.failures import OrderError
from guidebuilder.message_index import explained


def test_an_entry_is_printed_whole(capsys: pytest.CaptureFixture[str]) -> None:
    explain_rule("gb201")

    assert capsys.readouterr().out == (
        "GB201 · A field that is not known here\n"
        "error\n"
        "\n"
        "The name before the colon is none that may stand at this place. It is\n"
        "misspelt, or it belongs one level further in or out. If the line is part of a\n"
        "text, put the text in quotes.\n"
        "\n"
        "These lines draw it:\n"
        "    - kind: points\n"
        "      titel: What you will do\n"
        "      items: [Keep calm.]\n"
        "\n"
        "error: `titel` is not known here\n"
        "    hint: did you mean `title`?\n"
        "\n"
        "Mended:\n"
        "    - kind: points\n"
        "      title: What you will do\n"
        "      items: [Keep calm.]\n"
    )


def test_a_link_to_another_page_is_spelt(capsys: pytest.CaptureFixture[str]) -> None:
    explain_rule("GB203")

    assert "writing a guide (docs/writing-a-guide.md)" in " ".join(capsys.readouterr().out.split())


def test_a_link_that_is_an_example_prints_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    explain_rule("GB301")

    assert "`[links](https://…)`" in capsys.readouterr().out


@pytest.mark.parametrize(("code", "shown"), [("GB105", "<tab>"), ("GB110", "<no-break space>")])
def test_what_no_terminal_shows_is_spelt(
    capsys: pytest.CaptureFixture[str], code: str, shown: str
) -> None:
    explain_rule(code)

    assert capsys.readouterr().out.count(shown) == 1


def test_a_file_of_an_example_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    explain_rule("GB613")

    assert "\n  glossary.yaml:\n    BPO: " in capsys.readouterr().out


@pytest.mark.parametrize("code", explained())
def test_no_sentence_is_wider_than_a_console(capsys: pytest.CaptureFixture[str], code: str) -> None:
    explain_rule(code)

    words, _, _ = capsys.readouterr().out.partition("These lines draw it:")
    assert max(map(len, words.split("\n")[2:])) <= MEASURE


def test_a_code_that_no_message_has_is_refused() -> None:
    with pytest.raises(OrderError) as refused:
        explain_rule("GB999")

    assert refused.value.message == "there is no message `GB999`"
    assert refused.value.hint is not None
    assert refused.value.hint.startswith("codes go from GB001 to GB951")
