"""Dates from outside a guide: ``SOURCE_DATE_EPOCH``, and today where that is asked.

``SOURCE_DATE_EPOCH`` is the one variable of the environment that a booklet heeds.  Those who
build software that must come out the same each time set it, and ask every program to write
this date instead of the clock's (https://reproducible-builds.org/specs/source-date-epoch/).
Our files bear the date of the issue unless it is set.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import time

from guidebuilder.failures import OrderError

VARIABLE = "SOURCE_DATE_EPOCH"

LAST = 253_402_300_799
"""The last second of the year 9999: a PDF's date has four digits for its year."""


def source_date() -> int | None:
    """Return the date that is asked for, in seconds since 1970 began (UTC), if one is.

    Raises:
        OrderError: The variable holds something else.
    """
    asked = os.environ.get(VARIABLE)
    if not asked:
        return None
    if not re.fullmatch(r"[0-9]{1,12}", asked) or int(asked) > LAST:
        raise OrderError(
            f"`{VARIABLE}` is `{asked}`, which is no date",
            f"give it the seconds since 1970 as a whole number, to {LAST}, or unset it",
        )
    return int(asked)


def day_of_today() -> dt.date:
    """Return today's date in UTC; that of ``SOURCE_DATE_EPOCH`` if it is set.

    Raises:
        OrderError: The variable holds something else.
    """
    asked = source_date()
    return dt.datetime.fromtimestamp(time.time() if asked is None else asked, dt.UTC).date()
