"""QR codes: every dark module is drawn where it belongs, and nothing else is."""

from __future__ import annotations

import segno

from guidebuilder.geometry import Rect
from guidebuilder.layout.page import LineTo, Move
from guidebuilder.layout.qr_code import QUIET_ZONE, qr_code

ADDRESS = "https://guides.example/bpo"


def test_the_drawing_is_the_matrix() -> None:
    matrix = segno.make(ADDRESS, error="m", micro=False, boost_error=False).matrix
    size = len(matrix) + 2 * QUIET_ZONE

    _, code = qr_code(ADDRESS, Rect(10, 20, size, size), tag=0)

    drawn = set()
    corners = [step for step in code.path.steps if isinstance(step, Move | LineTo)]
    for start, across in zip(corners[::4], corners[1::4], strict=True):
        row = round(start.y - 20) - QUIET_ZONE
        drawn |= {
            (row, column - QUIET_ZONE)
            for column in range(round(start.x - 10), round(across.x - 10))
        }
    assert drawn == {
        (row, column) for row, line in enumerate(matrix) for column, dark in enumerate(line) if dark
    }


def test_the_ground_is_the_box() -> None:
    ground, _ = qr_code(ADDRESS, Rect(10, 20, 85, 85), tag=3)

    assert ground.path.points[::2] == [(10, 20), (95, 105)]
    assert ground.tag == 3


def test_two_addresses_have_two_codes() -> None:
    box = Rect(0, 0, 85, 85)

    assert qr_code(ADDRESS, box, 0) != qr_code(ADDRESS + "/2", box, 0)
