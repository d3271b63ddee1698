"""Values that are none: of the wrong type, out of their range, or names of what is not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace
from tests.torture.drafts import Draft, Expect, Mutant, is_field, is_named, is_prose, quoted
from tests.torture.wishes import has_field_word, is_plain, is_word, names_in

if TYPE_CHECKING:
    from collections.abc import Callable


def list_for_a_value(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: each.is_text and has_field_word(each))
    return draft.splice(place, "[one, two]")


def map_for_a_value(draft: Draft) -> Mutant:
    return draft.splice(draft.pick(lambda each: each.is_text), "{one: two}")


def value_for_a_list(draft: Draft) -> Mutant:
    place = draft.pick(
        # A map by region may as well be one text.
        lambda each: not each.is_text and has_field_word(each) and "india" not in names_in(each)
    )
    return draft.splice(place, draft.random.choice(("some words", "42", "true", "2024-01-01")))


def null(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: has_field_word(each) and (not each.is_text or is_word(each)))
    return draft.splice(place, draft.random.choice(("~", "null", "")))


def empty_text(draft: Draft) -> Mutant:
    return draft.splice(draft.pick(lambda each: each.is_text), draft.random.choice(("''", '"  "')))


def empty_list(draft: Draft) -> Mutant:
    return draft.splice(
        draft.pick(lambda each: not each.is_text), draft.random.choice(("[]", "{}"))
    )


def range_backwards(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: _RANGE.fullmatch(each.words) is not None)
    low, dash, high, rest = _groups(_RANGE, place.words)
    return draft.splice(place, f"{high}{dash}{low}{rest}")


def bad_number(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: _RANGE.fullmatch(each.words) is not None)
    _, dash, high, rest = _groups(_RANGE, place.words)
    wrong = (".nan", "-.inf", "1e400", "9" * 30, "-5", "010", "0x10", "1..2", "1/2", "many")
    return draft.splice(place, f"{draft.random.choice(wrong)}{dash}{high}{rest}")


def bad_version(draft: Draft) -> Mutant:
    wrong = ("-1", ".nan", "1e400", "9" * 30, "draft", "1..0", "1.", "²")
    return draft.splice(draft.pick(is_named("version")), draft.random.choice(wrong))


def bad_date(draft: Draft) -> Mutant:
    place = draft.pick(is_named("issue", "released", "as_of"))
    wrong = ("2025-13", "2024-02-30", "31/12/2025", "yesterday", "20255", "2025-1", "0000", "-2025")
    return draft.splice(place, draft.random.choice(wrong))


def bad_choice(draft: Draft) -> Mutant:
    names = ("tone", "part", "domain", "paper", "stage", "optional", "special", "pay_per", "digits")
    place = draft.pick(lambda each: is_field(each) and is_named(*names, "spelling")(each))
    wrong = ("sometimes", "NO!", "12:30", "0o17", "2024-02-30", "null", "\u00a0")
    return draft.splice(place, quoted(draft.random.choice(wrong)))


def unknown_kind(draft: Draft) -> Mutant:
    return draft.splice(draft.pick(is_named("kind")), draft.random.choice(("pionts", "essay", "1")))


def no_such_region(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: each.words in {"india", "international"})
    return draft.splice(place, draft.random.choice(("indai", "atlantis", "everywhere", "IN")))


def map_by_no_region(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: each.name in {"india", "international"})
    return draft.rename(place, draft.random.choice(("indai", "atlantis", "IN")))


def dangling_name(draft: Draft) -> Mutant:
    names = ("source", "career", "rung", "leads_to", "start", "after", "beside", "default_region")
    place = draft.pick(lambda each: is_field(each) and is_named(*names)(each))
    return draft.splice(place, draft.random.choice(("no-such-thing", f"{place.words}x")))


def dangling_chapter(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: each.path[0] == "chapters" and each.is_text)
    wrong = ("careers/no-such-page", "bpo-executive", "../secret", f"{place.words}.yaml")
    return draft.splice(place, draft.random.choice(wrong))


def lost_rung(draft: Draft) -> Mutant:
    """Rename what others refer to: the message stands where they do."""
    place = draft.pick(
        lambda each: each.name == "id" and "rungs" in each.path and "careers" in each.file
    )
    return replace(draft.splice(place, "another-name"), line=None)


def lost_source(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: each.file == "sources.yaml" and len(each.path) == 1)
    return replace(draft.rename(place, "another-name"), file="", line=None)


def id_twice(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: each.name == "id" and len(each.path) == 3)
    other = draft.pick(
        lambda each: (
            each.name == "id"
            and len(each.path) == 3
            and each.file == place.file
            and each.line > place.line
        )
    )
    return draft.splice(other, place.words)


def bad_id(draft: Draft) -> Mutant:
    place = draft.pick(is_named("id", "slug"))
    wrong = (
        "Team Leader",
        "../../x",
        "a/b",
        "..",
        ".hidden",
        "x" * 300,
        "-rf",
        "*",
        "é",
        "con ",
        "a\\b",
    )
    mutant = draft.splice(place, quoted(draft.random.choice(wrong)))
    return replace(
        mutant, expect=Expect.EITHER if draft.text(place.file).count("'con '") else mutant.expect
    )


def foreign_grouping(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: "pay" in each.path and re.match(r"\d+,\d\d,", each.words) is not None
    )
    return draft.splice(place, "150,000–250,000")


def foreign_sign(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: "pay" in each.path and each.name == "india")
    return draft.splice(place, draft.random.choice(("$", "€", "£", "US$")) + place.words)


def bad_money(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: "pay" in each.path and each.name == "india")
    wrong = (
        "0",
        "4 LPA",
        "1,5 lakh",
        "much",
        "1.5–2.5",
        "010000",
        "1 lakh–2",
        "1–2–3 lakh",
        "9" * 20,
        "1,50,00",
    )
    words = draft.random.choice(wrong)
    return draft.splice(place, words, Expect.EITHER if words == "1.5–2.5" else Expect.TOLD)


def html(draft: Draft) -> Mutant:
    payloads = (
        "<b>bold</b>",
        "&nbsp;",
        "<br/>",
        "<para>",
        "</p>",
        "&#0;",
        "<!-- x -->",
        "<unknown a='1'/>",
    )
    place = draft.pick(is_prose)
    return draft.splice(place, quoted(f"{place.words} {draft.random.choice(payloads)}"))


def blocks_in_a_text(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_prose(each) and each.name == "text")
    payloads = ("# Heading", "![alt](images/x.png)", "- one\n\n  ")
    payload = draft.random.choice(payloads[:2])
    return draft.splice(place, quoted(payload))


def stray_stars(draft: Draft) -> Mutant:
    place = draft.pick(is_prose)
    return draft.splice(place, quoted(f"{place.words} **bold and never closed"))


def mark_in_a_word(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: is_prose(each) and is_plain(draft, each) and each.words[1:3].isalpha()
    )
    at = place.begin + 2
    source = draft.text(place.file)
    draft.write(place.file, source[:at] + draft.random.choice('"%') + source[at:])
    return Mutant(expect=Expect.TOLD, file=place.file, line=place.line)


def broken_link(draft: Draft) -> Mutant:
    targets = (
        "www.example.org",
        "https://exa mple.org",
        "",
        "https://",
        "http:/x",
        "careers/nobody",
        "#nothing",
        "mailto:me",
    )
    place = draft.pick(is_prose)
    link = f"[go]({draft.random.choice(targets)})"
    return draft.splice(place, quoted(f"{place.words} {link}"))


def other_format(draft: Draft) -> Mutant:
    return draft.splice(
        draft.pick(is_named("format")), draft.random.choice(("0", "2", "one", "1.5", "99999"))
    )


def misspelt_table_column(draft: Draft) -> Mutant:
    name = draft.file(".csv")
    draft.write(name, draft.text(name).replace("course", "coruse", 1))
    return Mutant(expect=Expect.TOLD, file=name, line=1)


def cell_too_many(draft: Draft) -> Mutant:
    return _table_row(draft, lambda row: row + ",x,y,z")


def open_quote_in_a_table(draft: Draft) -> Mutant:
    return _table_row(draft, lambda row: '"' + row.replace('"', ""))


def bad_link_in_a_table(draft: Draft) -> Mutant:
    wrong = draft.random.choice(
        ("javascript:app.alert(1)", "file:///etc/passwd", "www.x.org", "https://")
    )
    return _table_row(draft, lambda row: re.sub(r"https://[^,]*", wrong, row))


def _table_row(draft: Draft, change: Callable[[str], str]) -> Mutant:
    name = draft.file(".csv")
    rows = draft.text(name).split("\n")
    at = draft.random.randrange(1, len(rows) - 1)
    rows[at] = change(rows[at])
    draft.write(name, "\n".join(rows))
    return Mutant(expect=Expect.TOLD, file=name, line=at + 1)


_RANGE = re.compile(r"([\d.,]+)(–)([\d.,]+)(.*)")


def _groups(pattern: re.Pattern[str], words: str) -> tuple[str, ...]:
    match = pattern.fullmatch(words)
    return () if match is None else match.groups()
