"""A page that lists the files of a pack: for any web space, or opened from a stick.

It needs nothing but itself and the files beside it: no script, no font, no network.  On a
narrow screen the edition for phones comes first.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from guidebuilder.pack.packed import PackedFile, Use, readable_size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from guidebuilder.style.ink import Ink
    from guidebuilder.words.catalogue import Words

NAME: Final = "index.html"

NARROW: Final = "40rem"
"""Width of a window up to which somebody most likely holds a telephone."""


class PackPage(Struct, frozen=True, kw_only=True):
    """What the page says.

    Attributes:
        title: The guide's.
        edition: The region's edition.
        sentence: What the guide is about.
        language: BCP 47 tag.
        direction: ``ltr`` or ``rtl``.
        ink: Colour of headings and buttons; white words stand on it.
        cover: Name of the cover's picture.
        files: What it lists.
        imprint: Lines at the foot.
    """

    title: str
    edition: str
    sentence: str
    language: str
    direction: str
    ink: Ink
    cover: str
    files: Sequence[PackedFile]
    imprint: Sequence[str]


def index_page(page: PackPage, words: Words) -> PackedFile:
    """Return the page."""
    text = "\n".join(_lines(page, words)) + "\n"
    return PackedFile(name=NAME, data=text.encode())


def _lines(page: PackPage, words: Words) -> Iterator[str]:
    title = escape(page.title)
    yield "<!doctype html>"
    yield f'<html lang="{escape(page.language)}" dir="{escape(page.direction)}">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f'<link rel="icon" href="{escape(page.cover)}">'
    yield f"<title>{title} · {escape(page.edition)}</title>"
    yield f'<meta name="description" content="{escape(page.sentence)}">'
    yield f"<style>{_style(page.ink)}</style>"
    yield "</head>"
    yield "<body>"
    yield "<header>"
    alt = escape(words.say("pack.cover-alt", title=page.title))
    yield f'<img src="{escape(page.cover)}" alt="{alt}" width="400">'
    yield f"<div><p>{escape(page.edition)}</p>"
    yield f"<h1>{title}</h1>"
    yield f"<p>{escape(page.sentence)}</p></div>"
    yield "</header>"
    # The program may not speak the guide's language; its own words are in English then.
    yield f'<main lang="{escape(words.language)}">'
    for use in Use:
        files = [each for each in page.files if each.use is use]
        if files:
            yield from _section(use, files, words)
    yield "</main>"
    yield "<footer>"
    yield from (f"<p>{escape(line)}</p>" for line in page.imprint)
    yield "</footer>"
    yield "</body>"
    yield "</html>"


def _section(use: Use, files: Sequence[PackedFile], words: Words) -> Iterator[str]:
    yield f'<section class="{use.value}">'
    title, text = words.say(f"pack.{use.value}"), words.say(f"pack.{use.value}-text")
    yield f"<h2>{escape(title)}</h2>"
    yield f"<p>{escape(text)}</p>"
    yield "<ul>"
    for file in files:
        named = file.holds or words.say("pack.whole")
        yield (
            f'<li><a href="{escape(file.name)}" download>{escape(named)}'
            f" <small>{escape(_facts(file, words))}</small></a></li>"
        )
    yield "</ul>"
    yield "</section>"


def _facts(file: PackedFile, words: Words) -> str:
    """Return what one wants to know before fetching a file; only a PDF has pages."""
    size = readable_size(len(file.data)).replace(" ", "\u00a0")
    if not file.pages:
        return words.say("pack.facts-text", size=size)
    return words.say("pack.facts", n=file.pages, count=str(file.pages), size=size)


def _style(ink: Ink) -> str:
    colour = "#" + "".join(f"{round(255 * level):02x}" for level in ink.rgb)
    return (
        "*{box-sizing:border-box}"
        "body{margin:0 auto;max-width:60rem;padding:1.5rem;font:1.0625rem/1.5 system-ui,sans-serif;"
        "color:#17171c;background:#fff}"
        "header{display:flex;gap:2rem;align-items:end;flex-wrap:wrap;margin-block-end:2rem}"
        "header img{max-width:min(16rem,100%);height:auto;border:1px solid #ccc}"
        "header div{flex:1 1 18rem}"
        f"h1,h2{{color:{colour};line-height:1.15;margin:.25rem 0}}"
        "h1{font-size:2rem}h2{font-size:1.25rem}"
        "main{display:grid;reading-flow:grid-order;column-gap:1.5rem;"
        "grid-template-columns:repeat(auto-fill,minmax(17rem,1fr))}"
        # Headings, texts and lists of a row each begin at one height.
        "section{display:grid;grid-row:span 3;grid-template-rows:subgrid;margin-block-end:1.5rem}"
        "section>p{margin:0 0 .75rem}ul{list-style:none;margin:0;padding:0}"
        "li+li{margin-block-start:.5rem}"
        f"a{{display:block;padding:.75rem 1rem;border-radius:.375rem;background:{colour};"
        "color:#fff;text-decoration:none}"
        f"a:hover{{text-decoration:underline}}a:focus-visible{{outline:3px solid {colour};"
        "outline-offset:3px}"
        "small{display:block}"
        # Words may be of a language that reads the other way than the page.
        "h1,h2,p,a,small{unicode-bidi:plaintext}[dir=rtl]{text-align:right}"
        "footer{margin-block-start:2.5rem;font-size:.875rem}"
        f"@media(max-width:{NARROW}){{body{{padding:1rem}}"
        "header{gap:1rem;align-items:start;margin-block-end:1.5rem}"
        "header img{max-width:6rem}header div{flex:1 1 9rem}header p:first-child{margin:0}"
        "h1{font-size:1.375rem}main{grid-template-columns:1fr}.phone{order:-1}}"
        "@media print{a{background:none;color:inherit;border:1px solid}}"
    )
