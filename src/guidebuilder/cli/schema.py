"""``guidebuilder schema``: what editors need to complete and check a guide while one writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from guidebuilder.cli import folders, options
from guidebuilder.cli.writing import write_into_guide

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES = """\b
Example:
  guidebuilder schema --guide ../nursing/guide
"""


@click.command(epilog=EXAMPLES)
@options.guide
@options.answers
def schema(*, folder: Path | None) -> None:
    """Write the JSON Schemas of all files into the guide's folder `schema`.

    An editor with YAML support reads them by the first line of each file, such as
    `# yaml-language-server: $schema=../schema/career.json`.
    """
    from guidebuilder.starter.schemas import FOLDER, schema_files  # noqa: PLC0415 - quick `--help`

    target = folders.named_or_usual(folder) / FOLDER
    write_into_guide({target / name: data for name, data in schema_files().items()})
