"""Makes the face that tests set text in, `round.ttf`: every glyph is half an em wide.

At 10 pt a measure of 100 pt holds twenty characters, so that a test can be checked by
counting.  The exceptions are the point of a test each:

* `1` is a quarter of an em, half an em with the feature `tnum`;
* `fi` is a ligature, half an em wide as a whole;
* `A` before `V`, and `T` before a space, are kerned by a tenth of an em;
* combining marks have no width.

Run by hand with fontTools; the font is committed (CC0, it holds nothing but boxes):

    python tests/fonts/make_face.py
"""

# fontTools has no types, and is not installed for the tests: nothing here runs in them.
# mypy: disable-error-code="import-untyped,import-not-found"

from __future__ import annotations

from pathlib import Path

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

PER_EM, WIDE, NARROW = 1000, 500, 250

FEATURES = """
languagesystem DFLT dflt;
languagesystem latn dflt;
feature liga { sub f i by f_i; } liga;
feature tnum { sub one by one.tnum; } tnum;
feature kern { pos A V -100; pos T space -100; } kern;
"""

RANGES = (
    range(0x20, 0x7F),  # ASCII
    (0xA0, 0xE9, 0x0301, 0x2010, 0x2013, 0x2014, 0x2019, 0x20B9),
    range(0x05D0, 0x05EB),  # Hebrew
    range(0x0660, 0x066A),  # Arabic figures
)

NAMES = {" ": "space", "f": "f", "i": "i", "1": "one", "A": "A", "V": "V", "T": "T"}


def main() -> None:
    """Write the font beside this file."""
    characters = [chr(number) for numbers in RANGES for number in numbers]
    names = {each: NAMES.get(each, f"uni{ord(each):04X}") for each in characters}
    order = [".notdef", *names.values(), "f_i", "one.tnum"]
    widths = dict.fromkeys(order, WIDE) | {"one": NARROW, "uni0301": 0}
    builder = FontBuilder(PER_EM, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap({ord(each): name for each, name in names.items()})
    builder.setupGlyf({name: box(widths[name]) for name in order})
    builder.setupHorizontalMetrics({name: (widths[name], 0) for name in order})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, sCapHeight=700, sxHeight=500)
    builder.setupNameTable(
        {"familyName": "Round", "styleName": "Regular", "psName": "Round-Regular"}
    )
    builder.setupPost()
    addOpenTypeFeaturesFromString(builder.font, FEATURES)
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.save(Path(__file__).parent / "round.ttf")


def box(width: int) -> object:
    """Return the outline of a glyph."""
    pen = TTGlyphPen(None)
    if width:
        pen.moveTo((50, 0))
        for corner in ((50, 700), (width - 50, 700), (width - 50, 0)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.glyph()


if __name__ == "__main__":
    main()
