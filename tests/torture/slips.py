"""Mistakes that people make when they write YAML by hand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tests.torture.drafts import (
    Draft,
    Expect,
    Mutant,
    NotHere,
    Place,
    is_field,
    is_named,
    is_prose,
    quoted,
)

if TYPE_CHECKING:
    from collections.abc import Callable


def misspelt_field(draft: Draft) -> Mutant:
    place = draft.pick(_has_field_word)
    at = draft.random.randrange(1, len(place.name))
    before, after = place.name[:at], place.name[at:]
    wrong = draft.random.choice(
        [before + after[1:] + "x", before + before[-1] + after, before + "q" + after]
    )
    return draft.rename(place, wrong)


def capital_field(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: _has_field_word(each) and each.name not in {"india"})
    return replace(draft.rename(place, place.name.upper()), expect=_unless_lead_in(place))


def misspelt_term(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: each.file == "glossary.yaml" and each.name.isalpha())
    return draft.rename(place, place.name + "qx")


def field_twice(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_field(each) and each.is_text)
    return replace(draft.insert_line(place, f"{place.name}: other words"), line=place.key_line + 1)


def line_too_far_in(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: _is_on_a_line(draft, each) and _follows_a_field(draft, each))
    source = draft.text(place.file)
    at = place.key_begin
    draft.write(place.file, source[:at] + " " * draft.random.choice((1, 2, 4)) + source[at:])
    return Mutant(expect=Expect.TOLD, file=place.file)  # it may go well with the line above


def line_too_far_out(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: _is_on_a_line(draft, each) and each.key_column > 2 and each.is_text
    )
    source = draft.text(place.file)
    at = place.key_begin
    draft.write(place.file, source[: at - 1] + source[at:])
    return Mutant(expect=Expect.TOLD, file=place.file)


def tab_to_indent(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: _is_on_a_line(draft, each) and each.key_column > 1)
    return _indented_with(draft, place, "\t")


def no_break_space_to_indent(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: _is_on_a_line(draft, each) and each.key_column > 1)
    return _indented_with(draft, place, "\u00a0" * place.key_column)


def no_colon(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: _has_field_word(each) and each.is_text and not _is_block(draft, each)
    )
    return _after_name(draft, place, " ")


def no_space_after_colon(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: _is_on_a_line(draft, each) and each.is_text and _is_plain(draft, each)
    )
    return _after_name(draft, place, ":")


def two_fields_in_one_line(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: _is_on_a_line(draft, each) and _follows_a_field(draft, each))
    source = draft.text(place.file)
    before = source[: place.key_begin].rstrip()
    draft.write(place.file, f"{before} {source[place.key_begin :]}")
    return Mutant(expect=Expect.TOLD, file=place.file, line=before.count("\n") + 1)


def second_colon(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: each.key is not None and is_prose(each) and _is_plain(draft, each)
    )
    return draft.splice(place, f"Remember: {place.words}")


def open_quote(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_prose(each) and _is_plain(draft, each))
    return draft.splice(place, draft.random.choice("'\"") + place.words.replace("'", "’"))


def quote_that_ends_early(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_prose(each) and _is_plain(draft, each))
    return draft.splice(place, f'"Never" {place.words}')


def open_bracket(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: not each.is_text and _first(draft, each) == "[")
    return draft.splice(place, draft.text(place.file)[place.begin : place.end - 1])


def text_begins_with_a_mark(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_prose(each) and _is_plain(draft, each))
    marks = ("*", "**", "&", "!", "%", "@", "`", "[see] ", "{x} ", "]", "}", ",", "> ", "| ")
    return draft.splice(place, draft.random.choice(marks) + place.words)


def text_cut_by_a_number_sign(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_prose(each) and _is_plain(draft, each))
    return draft.splice(place, f"{place.words} #1 of all")


def swallowed_item(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: (
            each.key is None
            and is_prose(each)
            and _is_plain(draft, each)
            and each.path[-1] != 0
            and _line(draft, each).lstrip().startswith("- ")
            and ": " not in _line(draft, each)
        )
    )
    source = draft.text(place.file)
    at = source.rindex("\n", 0, place.begin) + 1
    above = source[: at - 1].rsplit("\n", 1)[-1]
    if ": " in above or not above.lstrip().startswith("- "):
        raise NotHere
    draft.write(place.file, f"{source[:at]}  {source[at:]}")
    return Mutant(expect=Expect.TOLD, file=place.file, line=place.line)


def list_for_a_value(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: each.is_text and _has_field_word(each))
    return draft.splice(place, "[one, two]")


def map_for_a_value(draft: Draft) -> Mutant:
    return draft.splice(draft.pick(lambda each: each.is_text), "{one: two}")


def value_for_a_list(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: not each.is_text and _has_field_word(each))
    return draft.splice(place, draft.random.choice(("some words", "42", "true", "2024-01-01")))


def null(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_field(each) and (not each.is_text or _is_word(each)))
    return draft.splice(place, draft.random.choice(("~", "null", "")))


def no_value(draft: Draft) -> Mutant:
    return draft.splice(draft.pick(lambda each: is_field(each) and each.is_text), "")


def empty_text(draft: Draft) -> Mutant:
    return draft.splice(draft.pick(lambda each: each.is_text), draft.random.choice(("''", '"  "')))


def empty_list(draft: Draft) -> Mutant:
    return draft.splice(
        draft.pick(lambda each: not each.is_text), draft.random.choice(("[]", "{}"))
    )


def empty_item(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: each.key is None and is_prose(each))
    return draft.splice(place, "")


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


def no_kind(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: each.name == "kind" and "- kind:" in _line(draft, each))
    source = draft.text(place.file)
    at = source.index("\n", place.end)
    after = source[at:].lstrip()
    draft.write(place.file, source[: place.key_begin] + after)
    return Mutant(expect=Expect.TOLD, file=place.file, line=place.line)


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


def lost_file(draft: Draft) -> Mutant:
    name = draft.random.choice(("articles/process-executive.yaml", "tables/institutes-india.csv"))
    (draft.folder / name).unlink()
    return Mutant(expect=Expect.TOLD)


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


def cut_in_braces(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: each.name == "pay" and not each.is_text and "bands" in each.path
    )
    return draft.splice(place, "{india: 1,50,000, international: 20,000}")


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
        lambda each: is_prose(each) and _is_plain(draft, each) and each.words[1:3].isalpha()
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


def deleted_field(draft: Draft) -> Mutant:
    place = draft.pick(is_field)
    source = draft.text(place.file)
    draft.write(place.file, source[: place.key_begin] + source[place.end :])
    return Mutant(expect=Expect.EITHER)


def cut_off(draft: Draft) -> Mutant:
    """A file that was not written to its end."""
    name = draft.file()
    data = draft.text(name).encode()
    draft.write(name, data[: draft.random.randrange(len(data))])
    return Mutant(expect=Expect.EITHER)


def other_format(draft: Draft) -> Mutant:
    return draft.splice(
        draft.pick(is_named("format")), draft.random.choice(("0", "2", "one", "1.5", "99999"))
    )


def wrong_ending(draft: Draft) -> Mutant:
    name = draft.random.choice(("articles/process-executive.yaml", "regions/international.yaml"))
    wrong = name.removesuffix(".yaml") + ".yml"
    (draft.folder / name).rename(draft.folder / wrong)
    return Mutant(expect=Expect.TOLD, file=wrong, line=1)


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


def _has_field_word(place: Place) -> bool:
    """Whether the name is one of our fields, not a lead-in, a term or the id of a source."""
    is_ours = is_field(place) and re.fullmatch(r"[a-z_]{3,}", place.name) is not None
    return is_ours and place.file not in {"glossary.yaml"}


def _unless_lead_in(place: Place) -> Expect:
    """In an item of points a name with a capital is a lead-in, and prints."""
    return Expect.EITHER if "items" in place.path else Expect.TOLD


def _is_on_a_line(draft: Draft, place: Place) -> bool:
    """Whether a field begins a line, indented, and is not the first of its item."""
    before = draft.text(place.file)[: place.key_begin].rpartition("\n")[2]
    return is_field(place) and before != "" and not before.strip()


def _follows_a_field(draft: Draft, place: Place) -> bool:
    """Whether the line above is a field with a value of one line."""
    lines = draft.text(place.file).split("\n")
    above = lines[place.key_line - 2]
    return re.match(r" *(- )?[a-z_]+: [^|>\[{'\"]", above) is not None and "#" not in above


def _is_plain(draft: Draft, place: Place) -> bool:
    """Whether a text stands on one line without quotes."""
    return (
        draft.text(place.file)[place.begin : place.end] == place.words and "\n" not in place.words
    )


def _is_block(draft: Draft, place: Place) -> bool:
    return _first(draft, place) in {"|", ">"}


def _is_word(place: Place) -> bool:
    return " " not in place.words and place.name not in {
        "version",
        "place",
        "name",
        "value",
        "since",
        "author",
        "when",
        "abbr",
        "publisher",
        "sign",
        "formerly",
        "reviewer",
        "label",
        "id",
        "slug",
    }


def _first(draft: Draft, place: Place) -> str:
    return draft.text(place.file)[place.begin : place.begin + 1]


def _line(draft: Draft, place: Place) -> str:
    return draft.text(place.file).split("\n")[place.line - 1]


def _indented_with(draft: Draft, place: Place, indent: str) -> Mutant:
    source = draft.text(place.file)
    at = source.rindex("\n", 0, place.key_begin) + 1
    draft.write(place.file, source[:at] + indent + source[place.key_begin :])
    return Mutant(expect=Expect.TOLD, file=place.file, line=place.key_line)


def _after_name(draft: Draft, place: Place, sign: str) -> Mutant:
    source = draft.text(place.file)
    at = place.key_begin + len(place.name)
    draft.write(place.file, source[:at] + sign + source[place.begin :])
    return Mutant(expect=Expect.TOLD, file=place.file, line=place.key_line)
