"""Which known word was probably meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that one or two slips of the key turn into *word*, if there is one.

    A slip is a letter too many, too few, wrong, or two letters changed round; longer
    words may hold more of them.  Among equals the first in the alphabet wins.
    """
    most = 1 + (len(word) >= 6) + (len(word) >= 12)  # noqa: PLR2004 - letters
    best = min(((_slips(word.lower(), each.lower()), each) for each in known), default=None)
    return best[1] if best is not None and best[0] <= most else None


def meant(word: str, known: Iterable[str]) -> str | None:
    """Return the hint for a word that is not known: what was meant, or None."""
    suggestion = did_you_mean(word, known)
    return None if suggestion is None else f"did you mean `{suggestion}`?"


def _slips(one: str, other: str) -> int:
    """Count the slips between two words (optimal string alignment)."""
    if abs(len(one) - len(other)) > 3:  # noqa: PLR2004 - more than anybody asks for
        return max(len(one), len(other))
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        two_before, before, row = before, row, [i]
        for j, against in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
    return row[-1]
