"""What a version control leaves in a file where two people changed the same lines."""

from __future__ import annotations

import pytest

from guidebuilder.diagnostics import Report
from guidebuilder.load.conflict_marks import without_conflicts


@pytest.mark.parametrize(
    ("text", "kept", "places"),
    [
        ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\nd", "a\n\nb\n\n\n\nd", [2]),
        ("<<<<<<< x\na\n||||||| y\nb\n=======\nc\n>>>>>>> z\n", "\na\n\n\n\n\n\n", [1]),
        ("<<<<<<<\na\n=======\nb", "\na\n\n", [1]),
        ("a\n>>>>>>> other\nb", "a\n\nb", [2]),
        ("Head\n=======\nb", "Head\n=======\nb", []),
        ("  <<<<<<< in a text", "  <<<<<<< in a text", []),
        ("<<<<<<<<<< arrows", "<<<<<<<<<< arrows", []),
    ],
)
def test_the_first_version_is_read_on_with_and_each_line_keeps_its_number(
    text: str, kept: str, places: list[int]
) -> None:
    report = Report()

    assert without_conflicts(text, "guide.yaml", report) == kept
    assert [each.span.line for each in report.found] == places
