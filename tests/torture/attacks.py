"""What pastes, machines and enemies put into texts and into YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from tests.torture.drafts import Draft, Expect, Mutant, is_field, is_named, is_prose, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

CONTROLS = (
    "\a\b",
    "\x1b[31mred\x1b[0m",
    "\x1b]0;title\a",
    "\x9b2J",
    "\x7f",
    "\x0b\x0c",
    "\0",
    "\ufffe",
)
TURNERS = ("\u202egnp.exe\u202c", "\u2066x\u2069", "\u202bx", "\u202d")
SCRIPTS = (
    "नमस्ते दुनिया",
    "漢字とかな",
    "مرحبا بالعالم",
    "שלום",
    "ไทย",
    "ꦲꦏ꧀",
    "₹ € 元",
    "Ω ж ő ǆ",
    "\U0001d518\U0001d52b",
    "\ue123\uf8ff",
)
EMOJI = (
    "\U0001f9d1\u200d\U0001f680",
    "\U0001f1ee\U0001f1f3",
    "❤\ufe0f",
    "👍🏽",
    "🏴\U000e0067\U000e0062\U000e007f",
)
SCHEMES = (
    "javascript:app.alert(1)",
    "JaVaScRiPt:x",
    "file:///etc/passwd",
    "data:text/html,x",
    "vbscript:x",
    "//example.org",
    "\\\\host\\share",
    "ftp://x",
    "about:blank",
    "jar:file:x",
    "javascript\u200b:x",
    "https://a\u202eb",
    "https://a b",
)
STRANGE_ADDRESSES = (
    "https://x/)>>/OpenAction<</S/JavaScript/JS(app.alert(1))>>",
    "https://[::1]/",
    "https://a]b",
    "https://x/?q=%00%0a",
    "https://x/" + "a" * 3000,
    "https://é.example/ü",
    "https://x/\\)",
    "https://user:pass@x/",
    "http://127.0.0.1:1/",
    "tel:+1-2",
    "mailto:a@b",
)
PLAIN_WORDS = (
    "{{7*7}}",
    "${HOME}",
    "%s%n",
    "\\write18{id}",
    "#let x = 1",
    "@import url(x)",
    ") Tj ET Q endstream endobj",
    "A & B",
    "1 < 2 > 0",
    "$(id)",
    "`id`",
    "; rm -rf /",
    "' OR 1=1",
    "]]>",
    "\\u0041",
    "C:\\Temp\\n",
    "<<",
    "a_b_c",
    "~~x~~",
    "[not a link]",
    "(c) (r)",
    "!!binary",
)
TAGS = (
    '!!python/object/apply:os.system ["true"]',
    "!!python/name:os.system",
    "!custom x",
    '!!binary "////"',
    "!!set {a, b}",
    "!!int 3",
    "!<tag:yaml.org,2002:str> x",
    "! x",
)


def raw_control(draft: Draft) -> Mutant:
    return _put_in(draft, CONTROLS)


def raw_turner(draft: Draft) -> Mutant:
    return _put_in(draft, TURNERS)


def escaped_control(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: (
            each.is_text
            and "\n" not in each.words
            and '"' not in each.words
            and "\\" not in each.words
        )
    )
    escape = draft.random.choice(
        ("\\x1b[31m", "\\0", "\\x07", "\\u202e", "\\x9b", "\\u2066", "\\N")
    )
    return draft.splice(
        place, f'"{place.words} {escape}x"', Expect.EITHER if escape == "\\N" else Expect.TOLD
    )


def control_in_a_name(draft: Draft) -> Mutant:
    return draft.splice(draft.pick(lambda each: each.is_text), '{"\\x1b[2J\\u202ek": 1}')


def lone_surrogate(draft: Draft) -> Mutant:
    place = draft.pick(is_prose)
    return draft.splice(place, '"\\ud83d oops"')


def invisible(draft: Draft) -> Mutant:
    place = draft.pick(is_prose)
    words = f"{place.words} Zqx pass\u200b\u2060\ufeffword\u00ad xqZ"
    return replace(draft.splice(place, quoted(words), Expect.PRINTED), kept="password")


def script(draft: Draft) -> Mutant:
    return draft.splice_printed(draft.random.choice(SCRIPTS))


def emoji(draft: Draft) -> Mutant:
    return draft.splice_printed(draft.random.choice(EMOJI))


def heap_of_accents(draft: Draft) -> Mutant:
    return draft.splice_printed("Z" + "\u0301\u0308\u0323" * draft.random.choice((1, 10, 400)))


def plain_words(draft: Draft) -> Mutant:
    words = draft.random.choice(PLAIN_WORDS)
    mutant = draft.splice_printed(words, Expect.PRINTED)
    # The program sets round quotes, and a backslash before a mark is not printed.
    return replace(mutant, kept="".join(each for each in mutant.kept if each not in "'\"\\"))


def long_word(draft: Draft) -> Mutant:
    return draft.splice_printed("W" * draft.random.choice((300, 5000)))


def long_text(draft: Draft) -> Mutant:
    return draft.splice_printed("word " * draft.random.choice((2_000, 10_000)))


def text_beyond_the_limit(draft: Draft) -> Mutant:
    place = draft.pick(is_prose)
    return draft.splice(place, quoted("lorem ipsum " * draft.random.choice((10_000, 100_000))))


def long_value(draft: Draft) -> Mutant:
    place = draft.pick(
        is_named("domain", "part", "tone", "takes", "as_of", "slug", "kind", "source")
    )
    return draft.splice(place, "x" * draft.random.choice((5_000, 90_000, 500_000)))


def long_name(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_field(each) and each.name.islower())
    return draft.rename(place, "x" * draft.random.choice((900, 2_000, 50_000)))


def long_list(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: not each.is_text and each.name in {"items", "steps", "notices"})
    return draft.splice(place, "[" + "x, " * draft.random.choice((2_001, 10_000, 100_000)) + "x]")


def many_items(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: (
            not each.is_text
            and each.name == "items"
            and draft.text(each.file)[each.begin + 2 :][:1].isupper()
        )
    )
    return draft.splice(
        place, "[" + "Words to print, " * draft.random.choice((100, 1_000)) + "x]", Expect.EITHER
    )


def many_mistakes(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: not each.is_text and each.name == "items")
    return draft.splice(place, "[" + "{x: 1}, " * 1_900 + "x]")


def deep_brackets(draft: Draft) -> Mutant:
    place = draft.pick(lambda _: True)
    depth = draft.random.choice((13, 100, 3_000, 50_000))
    opening, closing = draft.random.choice((("[", "]"), ("{a: ", "}")))
    return draft.splice(place, opening * depth + closing * depth)


def deep_lines(draft: Draft) -> Mutant:
    name = draft.file()
    source = draft.text(name).rstrip() + "\n"
    depth = draft.random.choice((20, 500))
    nested = "".join("  " * each + "deep:\n" for each in range(depth))
    draft.write(name, source + nested + "  " * depth + "x\n")
    return Mutant(expect=Expect.TOLD, file=name)


def alias_bomb(draft: Draft) -> Mutant:
    rows = ["&a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"&a{each} [{', '.join([f'*a{each - 1}'] * 9)}]" for each in range(1, 12)]
    return draft.splice(draft.pick(lambda _: True), f"[{', '.join(rows)}]")


def alias_to_itself(draft: Draft) -> Mutant:
    return draft.splice(draft.pick(lambda each: not each.is_text), "&r [*r, *r]")


def merge_key(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_field(each) and each.name.islower())
    return draft.insert_line(place, "<<: {title: x}")


def tag(draft: Draft) -> Mutant:
    return draft.splice(draft.pick(lambda each: each.is_text), draft.random.choice(TAGS))


def anchor_on_a_name(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_field(each) and each.name.islower())
    return draft.rename(place, f"&x {place.name}")


def strange_name(draft: Draft) -> Mutant:
    place = draft.pick(lambda each: is_field(each) and each.name.islower())
    names = ("[a]", "{a: b}", "''", "~", "? ")
    return draft.rename(place, draft.random.choice(names))


def second_document(draft: Draft) -> Mutant:
    name = draft.file()
    source = draft.text(name)
    draft.write(name, f"{source}---\nsecond: document\n")
    return Mutant(expect=Expect.TOLD, file=name, line=source.count("\n") + 1)


def directive(draft: Draft) -> Mutant:
    name = draft.file()
    line = draft.random.choice(
        ("%YAML 1.1\n---\n", "%YAML 9.9\n---\n", "%TAG ! x:\n---\n", "%FOO\n---\n")
    )
    draft.write(name, line + draft.text(name))
    return Mutant(expect=Expect.EITHER, file=name)


def unsafe_link(draft: Draft) -> Mutant:
    place = draft.pick(is_prose)
    return draft.splice(place, quoted(f"{place.words} [go]({draft.random.choice(SCHEMES)})"))


def strange_link(draft: Draft) -> Mutant:
    place = draft.pick(is_prose)
    address = draft.random.choice(STRANGE_ADDRESSES)
    return draft.splice(place, quoted(f"{place.words} [go](<{address}>)"), Expect.EITHER)


def markup(draft: Draft) -> Mutant:
    """What other programs that make PDFs would carry out."""
    payloads = (
        f'<img src="{draft.outside}/secret.png"/>',
        '<img src="http://127.0.0.1:9/x.png"/>',
        "<font color=\"[[[getattr(pow,Word('__globals__'))['os'].system('true')]]]\">x</font>",
        '<onDraw name="x"/>', "<seq/>", '<a href="file:///etc/passwd">x</a>', "<script>1</script>",
        '<a name="x"/>', "<para><b>", "<font size='1e9'>x</font>",
    )  # fmt: skip
    place = draft.pick(is_prose)
    return draft.splice(place, quoted(f"{place.words} {draft.random.choice(payloads)}"))


def words_in_the_metadata(draft: Draft) -> Mutant:
    place = draft.pick(
        lambda each: each.file == "guide.yaml" and each.name in {"title", "publisher", "copyright"}
    )
    words = draft.random.choice(
        (") /JS (x", "]]>", "\\", "&amp", "A & B < C", "é漢", "%PDF-1.7", "x" * 2_000)
    )
    return draft.splice(place, quoted(words), Expect.EITHER)


def path_out_of_the_guide(draft: Draft) -> Mutant:
    paths = (
        "../secret.csv",
        f"{draft.outside}/secret.csv",
        "/etc/passwd",
        "/dev/zero",
        "tables/../../secret.csv",
        "..\\secret.csv",
        "~/secret.csv",
        "%2e%2e/secret.csv",
        ".",
        "tables",
        "x" * 5_000 + ".csv",
        "a:b.csv",
        "tables/institutes-india.csv/",
        "./tables/institutes-india.csv",
    )
    place = draft.pick(is_named("from"))
    words = draft.random.choice(paths)
    return draft.splice(place, quoted(words))


def theme_out_of_the_guide(draft: Draft) -> Mutant:
    place = draft.pick(is_named("issue"))
    path = draft.random.choice(
        ("../secret.yaml", "/etc/passwd", "themes/none.yaml", "nobody", "../x")
    )
    return draft.insert_line(place, f"theme: {path}")


def _put_in(draft: Draft, signs: Sequence[str]) -> Mutant:
    """Put signs into a text as they are, some way behind its beginning."""
    place = draft.pick(lambda each: each.is_text and len(each.words) > 3 and "\n" not in each.words)
    source = draft.text(place.file)
    at = place.begin + 2
    draft.write(place.file, source[:at] + draft.random.choice(signs) + source[at:])
    return Mutant(expect=Expect.TOLD, file=place.file, line=place.line)
