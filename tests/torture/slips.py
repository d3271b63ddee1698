"""Slips in the form of YAML: what people mistype, misplace and leave out."""

from __future__ import annotations

import re

from msgspec.structs import replace
from tests.torture.drafts import Draft, Expect, Mutant, NotHere, Place, is_field, is_prose
from tests.torture.wishes import (
    first,
    follows_a_field,
    has_field_word,
    is_block,
    is_on_a_line,
    is_plain,
    line,
)


def misspelt_field(draft: Draft) -> Mutant:
    place = draft.pick(has_field_word)
    at = draft.random.randrange(1, len(place.name))
    before, after = place.name[:at], place.name[at:]
    wrong = draft.random.choice(
        [before + after[1:] + "x", before + before[-1] + after, before + "q" + after]
    )
    return draft.rename(place, wrong)


def capital_field(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: has_field_word(each) and each.name != "india")
    return replace(draft.rename(place, place.name.upper()), expect=_unless_lead_in(place))


def misspelt_term(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: each.file == "glossary.yaml" and each.name.isalpha())
    return draft.rename(place, place.name + "qx")


def field_twice(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_field(each) and each.is_text)
    return replace(draft.insert_line(place, f"{place.name}: other words"), line=place.key_line + 1)


def line_too_far_in(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_on_a_line(draft, each) and follows_a_field(draft, each))
    source = draft.text(place.file)
    at = place.key_begin
    draft.write(place.file, source[:at] + " " * draft.random.choice((1, 2, 4)) + source[at:])
    return Mutant(expect=Expect.TOLD, file=place.file)  # it may go well with the line above


def line_too_far_out(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: is_on_a_line(draft, each) and each.key_column > 2 and each.is_text
    )
    source = draft.text(place.file)
    at = place.key_begin
    draft.write(place.file, source[: at - 1] + source[at:])
    return Mutant(expect=Expect.TOLD, file=place.file)


def tab_to_indent(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_on_a_line(draft, each) and each.key_column > 1)
    return _indented_with(draft, place, "\t")


def no_break_space_to_indent(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_on_a_line(draft, each) and each.key_column > 1)
    return _indented_with(draft, place, "\u00a0" * place.key_column)


def no_colon(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: (
            has_field_word(each)
            and each.is_text
            and not is_block(draft, each)
            # The one name of an item turns into words: nobody can tell that they were not meant.
            and not re.match(r" *- ", line(draft, each))
        )
    )
    return _after_name(draft, place, " ")


def no_space_after_colon(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: is_on_a_line(draft, each) and each.is_text and is_plain(draft, each)
    )
    return _after_name(draft, place, ":")


def two_fields_in_one_line(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_on_a_line(draft, each) and follows_a_field(draft, each))
    source = draft.text(place.file)
    before = source[: place.key_begin].rstrip()
    draft.write(place.file, f"{before} {source[place.key_begin :]}")
    return Mutant(expect=Expect.TOLD, file=place.file, line=before.count("\n") + 1)


def second_colon(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: each.key is not None and is_prose(each) and is_plain(draft, each)
    )
    return draft.splice(place, f"Remember: {place.words}")


def open_quote(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_prose(each) and is_plain(draft, each))
    return draft.splice(place, draft.random.choice("'\"") + place.words.replace("'", "’"))


def quote_that_ends_early(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_prose(each) and is_plain(draft, each))
    return draft.splice(place, f'"Never" {place.words}')


def open_bracket(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: not each.is_text and first(draft, each) == "[")
    return draft.splice(place, draft.text(place.file)[place.begin : place.end - 1])


def text_begins_with_a_mark(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_prose(each) and is_plain(draft, each))
    marks = ("*", "**", "&", "!", "%", "@", "`", "[see] ", "{x} ", "]", "}", ",", "> ", "| ")
    return draft.splice(place, draft.random.choice(marks) + place.words)


def text_cut_by_a_number_sign(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_prose(each) and is_plain(draft, each))
    return draft.splice(place, f"{place.words} #1 of all")


def swallowed_item(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: (
            each.key is None
            and is_prose(each)
            and is_plain(draft, each)
            and each.path[-1] != 0
            and line(draft, each).lstrip().startswith("- ")
            and ": " not in line(draft, each)
        )
    )
    source = draft.text(place.file)
    at = source.rindex("\n", 0, place.begin) + 1
    above = source[: at - 1].rsplit("\n", 1)[-1]
    if ": " in above or not above.lstrip().startswith("- "):
        raise NotHere
    draft.write(place.file, f"{source[:at]}  {source[at:]}")
    return Mutant(expect=Expect.TOLD, file=place.file, line=place.line)


def no_value(draft: Draft) -> Mutant:
    return draft.splice(draft.pick(lambda each: is_field(each) and each.is_text), "")


def empty_item(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: each.key is None and is_prose(each))
    return draft.splice(place, "")


def no_kind(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: each.name == "kind" and "- kind:" in line(draft, each))
    source = draft.text(place.file)
    at = source.index("\n", place.end)
    after = source[at:].lstrip()
    draft.write(place.file, source[: place.key_begin] + after)
    return Mutant(expect=Expect.TOLD, file=place.file, line=place.line)


def lost_file(draft: Draft) -> Mutant:
    name = draft.random.choice(("articles/process-executive.yaml", "tables/institutes-india.csv"))
    (draft.folder / name).unlink()
    return Mutant(expect=Expect.TOLD)


def cut_in_braces(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: each.name == "pay" and not each.is_text and "bands" in each.path
    )
    return draft.splice(place, "{india: 1,50,000, international: 20,000}")


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


def wrong_ending(draft: Draft) -> Mutant:
    name = draft.random.choice(("articles/process-executive.yaml", "regions/international.yaml"))
    wrong = name.removesuffix(".yaml") + ".yml"
    (draft.folder / name).rename(draft.folder / wrong)
    return Mutant(expect=Expect.TOLD, file=wrong, line=1)


def _unless_lead_in(place: Place) -> Expect:
    """In an item of points a name with a capital is a lead-in, and prints."""
    return Expect.EITHER if "items" in place.path else Expect.TOLD


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
