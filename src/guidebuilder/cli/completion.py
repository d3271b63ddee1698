"""``guidebuilder completion``: lets a shell complete what one types."""

from __future__ import annotations

import click

from guidebuilder.cli import options
from guidebuilder.cli.report import answer
from guidebuilder.failures import OrderError

SHELLS = ("bash", "zsh", "fish", "powershell")

EXAMPLES = """\b
To have it in each new window, run one of these once:
  bash        guidebuilder completion bash >> ~/.bashrc
  zsh         guidebuilder completion zsh >> ~/.zshrc
  fish        guidebuilder completion fish > ~/.config/fish/completions/guidebuilder.fish
  PowerShell  guidebuilder completion powershell >> $PROFILE
"""


@click.command(epilog=EXAMPLES)
@click.argument("shell", type=click.Choice(SHELLS))
@options.debug
@click.pass_context
def completion(context: click.Context, *, shell: str) -> None:
    """Print the lines that let SHELL complete commands, options and names.

    With Tab the shell then completes commands and options, and the regions, careers and
    themes of the guide in the current folder.
    """
    from click.shell_completion import get_completion_class  # noqa: PLC0415 - only this needs it

    found = get_completion_class(shell)
    if found is None:  # before click 8.5
        message = f"the installed version of click does not know {shell}"
        raise OrderError(message, "`py -m pip install --upgrade click` brings a newer one")
    program = context.find_root()
    complete = found(program.command, {}, "guidebuilder", "_GUIDEBUILDER_COMPLETE")
    for line in complete.source().strip("\n").split("\n"):
        answer(line)
