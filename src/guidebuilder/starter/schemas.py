"""The JSON Schemas of all files of a guide, as editors read them."""

from __future__ import annotations

import json
from typing import Final

from guidebuilder.load.schema import partial_schema, schemas
from guidebuilder.press.printers import Printer
from guidebuilder.style.theme_file import ThemeFile

FOLDER: Final = "schema"
"""Folder of the schemas within a guide; the first line of each file points there."""


def schema_files() -> dict[str, bytes]:
    """Return the content of each schema file, by its name."""
    theme = partial_schema(ThemeFile, "A theme")
    printer = partial_schema(Printer, "A printer's profile")
    contents = {**schemas(), "printer.json": printer, "theme.json": theme}
    return {
        name: (json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()
        for name, content in contents.items()
    }
