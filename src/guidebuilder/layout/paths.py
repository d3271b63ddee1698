"""Paths of the shapes that components are drawn with."""

from __future__ import annotations

from functools import lru_cache
from math import hypot
from typing import TYPE_CHECKING

from guidebuilder.layout.page import Close, CurveTo, LineTo, Move, Path, Shape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from guidebuilder.geometry import Pt
    from guidebuilder.layout.page import PathStep
    from guidebuilder.style.ink import Ink
    from guidebuilder.text.runs import TagId

KAPPA = 0.5522847498
"""Length of the control arms of a quarter circle of radius 1: 4/3·(√2 − 1)."""


def rectangle(x: Pt, y: Pt, width: Pt, height: Pt) -> Path:
    """Return the outline of an upright rectangle."""
    return Path(_rectangle(width, height), x, y)


def circle(x: Pt, y: Pt, radius: Pt) -> Path:
    """Return a circle around (*x*, *y*)."""
    return Path(_circle(radius), x, y)


def pill(x: Pt, y: Pt, width: Pt, height: Pt, radius: Pt | None = None) -> Path:
    """Return a rectangle with round corners: half circles at its ends without a *radius*."""
    r = min(width, height) / 2 if radius is None else min(radius, width / 2, height / 2)
    return Path(_pill(width, height, r), x, y)


def straight(start: tuple[Pt, Pt], end: tuple[Pt, Pt]) -> Path:
    """Return a line between two points."""
    (x, y), (to_x, to_y) = start, end
    return Path(_straight(to_x - x, to_y - y), x, y)


@lru_cache(maxsize=1024)
def _straight(dx: Pt, dy: Pt) -> tuple[PathStep, ...]:
    return Move(0, 0), LineTo(dx, dy)


@lru_cache(maxsize=256)
def _rectangle(width: Pt, height: Pt) -> tuple[PathStep, ...]:
    return Move(0, 0), LineTo(width, 0), LineTo(width, height), LineTo(0, height), Close()


@lru_cache(maxsize=64)
def _circle(radius: Pt) -> tuple[PathStep, ...]:
    r, arm = radius, KAPPA * radius
    return (
        Move(r, 0),
        CurveTo(r, arm, arm, r, 0, r),
        CurveTo(-arm, r, -r, arm, -r, 0),
        CurveTo(-r, -arm, -arm, -r, 0, -r),
        CurveTo(arm, -r, r, -arm, r, 0),
        Close(),
    )


@lru_cache(maxsize=64)
def _pill(width: Pt, height: Pt, r: Pt) -> tuple[PathStep, ...]:
    arm = KAPPA * r
    right, bottom = width, height
    return (
        Move(r, 0),
        LineTo(right - r, 0),
        CurveTo(right - r + arm, 0, right, r - arm, right, r),
        LineTo(right, bottom - r),
        CurveTo(right, bottom - r + arm, right - r + arm, bottom, right - r, bottom),
        LineTo(r, bottom),
        CurveTo(r - arm, bottom, 0, bottom - r + arm, 0, bottom - r),
        LineTo(0, r),
        CurveTo(0, r - arm, r - arm, 0, r, 0),
        Close(),
    )


def bent(points: Sequence[tuple[Pt, Pt]], radius: Pt) -> Path:
    """Return an open line through *points* whose corners are rounded.

    A corner keeps *radius* where its two legs allow it; a shorter leg gets half of
    its own length, so that two bends never overlap.
    """
    steps: list[PathStep] = [Move(*points[0])]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        arrive = hypot(corner[0] - before[0], corner[1] - before[1])
        leave = hypot(after[0] - corner[0], after[1] - corner[1])
        r = min(radius, arrive / 2, leave / 2)
        if r <= 0:
            steps.append(LineTo(*corner))
            continue
        into = tuple(c + (b - c) * r / arrive for c, b in zip(corner, before, strict=True))
        out = tuple(c + (a - c) * r / leave for c, a in zip(corner, after, strict=True))
        near_in = tuple(i + (c - i) * KAPPA for i, c in zip(into, corner, strict=True))
        near_out = tuple(o + (c - o) * KAPPA for o, c in zip(out, corner, strict=True))
        steps.append(LineTo(*into))
        steps.append(CurveTo(*near_in, *near_out, *out))
    steps.append(LineTo(*points[-1]))
    return Path(tuple(steps))


def filled(path: Path, ink: Ink, *, tag: TagId | None = None) -> Shape:
    """Return a filled shape."""
    return Shape(path, fill=ink, tag=tag)


def stroked(  # noqa: PLR0913 - a line has all of these
    path: Path,
    ink: Ink,
    width: Pt,
    *,
    dash: tuple[Pt, ...] = (),
    round_caps: bool = False,
    fill: Ink | None = None,
    tag: TagId | None = None,
) -> Shape:
    """Return a stroked shape, filled too if *fill* is given."""
    return Shape(path, fill, ink, width, dash, round_caps, tag)


def rule(x: Pt, y: Pt, width: Pt, ink: Ink, weight: Pt, *, dash: tuple[Pt, ...] = ()) -> Shape:
    """Return a horizontal rule; rules are artifacts."""
    return Shape(Path(_straight(width, 0), x, y), stroke=ink, line_width=weight, dash=dash)


def upright(x: Pt, y: Pt, height: Pt, ink: Ink, weight: Pt, *, dash: tuple[Pt, ...] = ()) -> Shape:
    """Return a vertical rule; rules are artifacts."""
    return Shape(Path(_straight(0, height), x, y), stroke=ink, line_width=weight, dash=dash)
