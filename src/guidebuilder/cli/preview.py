"""``guidebuilder preview``: the guide in a browser, while it is being written."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from guidebuilder.cli import completing, folders, options
from guidebuilder.cli.render import EDITIONS
from guidebuilder.cli.report import print_line, say
from guidebuilder.failures import OrderError

MOST_PORTS: Final = 65535

EXAMPLES = """\b
Examples:
  guidebuilder preview
  guidebuilder preview --region international --theme almanac
  guidebuilder preview --guide ../nursing/guide --editor vscode
"""


@click.command(epilog=EXAMPLES)
@options.guide
@click.option(
    "--region",
    metavar="NAME",
    default="",
    shell_complete=completing.regions,
    help="Region to begin with.  [default: the guide's default region]",
)
@click.option(
    "--edition",
    type=click.Choice(EDITIONS, case_sensitive=False),
    default=EDITIONS[0],
    show_default=True,
    help="Form to begin with.",
)
@options.theme
@options.career
@click.option(
    "--port",
    type=click.IntRange(0, MOST_PORTS),
    default=0,
    help="Port on this machine.  [default: any that is free]",
)
@click.option("--no-open", is_flag=True, help="Only print the address; open no browser.")
@click.option(
    "--polling",
    is_flag=True,
    help="Look at the files again and again: for a network drive that tells of no changes.",
)
@click.option(
    "--editor",
    type=click.Choice(("vscode",), case_sensitive=False),
    help="Show links that open the place in this editor.",
)
@options.debug
@click.pass_context
def preview(  # noqa: PLR0913 - one parameter an option
    context: click.Context,
    *,
    folder: Path | None,
    region: str,
    edition: str,
    theme: str | None,
    career: str | None,
    port: int,
    no_open: bool,
    polling: bool,
    editor: str | None,
) -> None:
    """Show the guide in your browser, and every change as soon as you save it.

    The pages are those that `render` makes.  They are shown on this machine only, at an
    address that is printed on standard output; Ctrl-C ends it.
    """
    folder = folders.named_usual_or_sample(folder)

    from guidebuilder.interrupts import end_well_when_interrupted  # noqa: PLC0415 - as below
    from guidebuilder.orders import must_be  # noqa: PLC0415 - as below
    from guidebuilder.preview.choice import Choice  # noqa: PLC0415 - `--help` must not wait for it
    from guidebuilder.preview.serve import Wanted, serve  # noqa: PLC0415

    if theme is not None and theme.endswith(".yaml") and not Path(theme).is_file():
        message = f"there is no theme file `{Path(theme).as_posix()}`"
        raise OrderError(message, "look at the name after `--theme`")

    # A file that is broken may be mended while we look; one that is not there was mistyped.
    for thing, name, part in (("region", region, "regions"), ("career", career, "careers")):
        if name:
            must_be(thing, name, completing.names_in(folder, part))

    def confess(mistake: Exception) -> None:
        if options.wants_traceback(context):
            import traceback  # noqa: PLC0415 - start-up: only this needs it

            say(*"".join(traceback.format_exception(mistake)).split("\n"))

    wanted = Wanted(
        guide=folder,
        choice=Choice(region, edition.lower(), theme or "", career or ""),
        port=port,
        polling=polling,
        editor=editor,
        confess=confess,
    )

    def ready(address: str) -> None:
        if no_open:
            say("Open this address in a browser on this machine; Ctrl-C ends the preview.")
        else:
            say("Your browser shows the guide while this runs; Ctrl-C ends the preview.")
        print_line(address)
        if not no_open:
            import webbrowser  # noqa: PLC0415 - start-up: only this needs it

            webbrowser.open(address)

    end_well_when_interrupted()
    serve(wanted, ready)
