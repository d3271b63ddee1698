"""``guidebuilder schema``: what editors need to complete and check a guide while one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from guidebuilder.cli import folders, options
from guidebuilder.cli.report import print_path
from guidebuilder.output import make_folder, must_be_in_place, write_files

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "schema"
"""Folder of the schemas within a guide; the first line of each file points there."""

EXAMPLES = """\b
Example:
  guidebuilder schema --guide ../nursing/guide
"""


@click.command(epilog=EXAMPLES)
@options.guide
@options.debug
def schema(*, folder: Path | None) -> None:
    """Write the JSON Schemas of all files into the guide's folder `schema`.

    An editor with YAML support reads them by the first line of each file, such as
    `# yaml-language-server: $schema=../schema/career.json`.
    """
    target = folders.named_or_usual(folder) / FOLDER

    # `--help` must not wait for them.
    import json  # noqa: PLC0415

    from guidebuilder.load.schema import partial_schema, schemas  # noqa: PLC0415
    from guidebuilder.press.printers import Printer  # noqa: PLC0415
    from guidebuilder.style.theme_file import ThemeFile  # noqa: PLC0415

    theme = partial_schema(ThemeFile, "A theme")
    printer = partial_schema(Printer, "A printer's profile")
    own = {**schemas(), "printer.json": printer, "theme.json": theme}
    texts = {
        target / name: json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
        for name, content in own.items()
    }
    make_folder(target)
    places = write_files({path: text.encode() for path, text in texts.items()})
    for place in places.values():
        print_path(place)
    must_be_in_place(places)
