"""Make the picture in docs/preview.md: ``python -m docs.pictures.make_preview``.

Chromium shows the preview of the sample guide for India, with a click on a figure of the pay;
`chromium` and `chromedriver` must be on the PATH.  Look at it before you commit it.
"""

from __future__ import annotations

import io
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from tests.pack.chromium import chromium
from tests.preview.test_gate import preview
from tests.preview.test_in_browser import act, at_rest, opened, until

PAGE = 20
"""What is looked at: the cards of the posts, with their pay."""

COLOURS = 128
"""Enough for soft edges of letters, at a third of the size."""


def main() -> None:
    """Take the picture."""
    programs = shutil.which("chromium"), shutil.which("chromedriver")
    if None in programs:
        sys.exit("chromium and chromedriver are needed")
    with (
        tempfile.TemporaryDirectory() as desk,
        preview() as (_, address),
        chromium(str(programs[0]), str(programs[1]), Path(desk)) as browser,
    ):
        opened(browser, address)
        act(browser, f"go({PAGE})")
        at_rest(browser)
        piece = f"pages[{PAGE - 1}].element.querySelectorAll('.piece')"
        act(browser, f"[...{piece}].find(each => each.textContent.includes('lakh')).click()")
        until(browser, "$('lines').querySelector('.here')?.textContent")
        at_rest(browser)
        taken = Image.open(io.BytesIO(browser.picture())).convert("RGB")
    taken.quantize(COLOURS).save(Path(__file__).with_name("preview.png"), optimize=True)


if __name__ == "__main__":
    main()
