"""The command ``guidebuilder``: only the group; each command has a module of its own."""

from __future__ import annotations

import atexit
import gc

import click

from guidebuilder import __version__
from guidebuilder.cli import report
from guidebuilder.cli.check import check
from guidebuilder.cli.completion import completion
from guidebuilder.cli.diff import diff
from guidebuilder.cli.diff_regions import diff_regions
from guidebuilder.cli.doctor import doctor
from guidebuilder.cli.exits import Program
from guidebuilder.cli.explain import explain
from guidebuilder.cli.init import init
from guidebuilder.cli.list import list_names
from guidebuilder.cli.new import new
from guidebuilder.cli.options import debug
from guidebuilder.cli.pack import pack
from guidebuilder.cli.preflight import preflight
from guidebuilder.cli.preview import preview
from guidebuilder.cli.render import render
from guidebuilder.cli.schema import schema
from guidebuilder.cli.verify import verify

EXAMPLES = """\b
Examples:
  guidebuilder init my-guide             a new folder with a guide in it
  guidebuilder render                    the default region, into output/
  guidebuilder render --region all       one booklet for each region
  guidebuilder preview                   in your browser, while you write
  guidebuilder pack                      everything for a fair, in one folder
  guidebuilder check                     only look for mistakes
  guidebuilder explain "#pay"            which value is printed, and why
  guidebuilder diff ../old-guide guide   what has changed since an older issue
  guidebuilder schema                    let an editor complete what you type
  guidebuilder verify output/*.pdf       prove finished files
  guidebuilder preflight output/*.pdf    look at them as a print shop does
"""


@click.group(cls=Program, epilog=EXAMPLES)
@click.version_option(__version__, message="guidebuilder %(version)s")
@debug
def program() -> None:
    """Turn career guides written in YAML into typeset, tagged PDF booklets."""


program.add_command(init)
program.add_command(new)
program.add_command(preview)
program.add_command(check)
program.add_command(render)
program.add_command(pack)
program.add_command(explain)
program.add_command(diff_regions)
program.add_command(diff)
program.add_command(list_names)
program.add_command(verify)
program.add_command(preflight)
program.add_command(schema)
program.add_command(doctor)
program.add_command(completion)


def main() -> None:
    """Run the command line in a process that :mod:`guidebuilder.__main__` has prepared."""
    # What a command makes lives as long as the process, and hardly any of it refers to
    # itself.  Looking for garbage costs 8 % of a short render and 24 % of a long one, and
    # the peak of memory is the same without it.
    gc.disable()
    # Python would still go through all of it twice on the way out: a tenth of a short render.
    atexit.register(gc.freeze)
    report.survive_any_console()
    program(prog_name="guidebuilder")
