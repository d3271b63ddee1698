"""Text on pages that are drawn as a whole: each paragraph stands where it is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guidebuilder.geometry import Rect
from guidebuilder.layout.galley import extent, merged, moved
from guidebuilder.layout.page import DrawnRun
from guidebuilder.layout.setting import ink_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from guidebuilder.document.inlines import Inlines
    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import Item
    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.theme import TextStyle
    from guidebuilder.text.runs import TagId


def paragraph(
    inlines: Inlines,
    style: TextStyle,
    place: tuple[Pt, Pt],
    measure: Pt,
    setter: Setter,
    tag: TagId | None,
) -> tuple[Item, ...]:
    """Return a paragraph whose first line starts at *place*, ``(x, baseline)``."""
    x, baseline = place
    block = merged(setter.text(inlines, style, x, measure, tag))
    return tuple(moved(item, 0, baseline - style.drop) for item in block.items)


def grid_baseline(number: float, setter: Setter) -> Pt:
    """Return baseline b(*number*) of the page's grid, from the trim."""
    master = setter.master
    return master.margins.top + setter.styles.text.drop + master.line * number


def last_baseline(items: Iterable[Item], default: Pt) -> Pt:
    """Return the lowest baseline among items, or *default* if there is no text."""
    return max((item.baseline for item in items if isinstance(item, DrawnRun)), default=default)


def lowest(items: Sequence[Item]) -> Pt:
    """Return the lowest edge of drawings and the lowest baseline of text, whichever is lower."""
    drawn = extent(items)
    return max(last_baseline(items, 0.0), drawn.bottom if drawn else 0.0)


def covered(items: Sequence[Item]) -> Rect | None:
    """Return the smallest rectangle around all that is drawn, words included."""
    drawn = extent(items)
    boxes = [*((drawn,) if drawn else ()), *text_boxes(items)]
    if not boxes:
        return None
    x, y = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Rect(x, y, right - x, bottom - y)


def text_boxes(items: Iterable[Item]) -> tuple[Rect, ...]:
    """Return the room that each run takes, from its capitals to its descenders."""
    boxes = []
    for item in items:
        if isinstance(item, DrawnRun):
            size = item.run.style.size
            width = ink_width(item.run)
            boxes.append(Rect(item.x, item.baseline - 0.72 * size, width, 0.95 * size))
    return tuple(boxes)
