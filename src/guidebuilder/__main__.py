"""Where the program begins: the command ``guidebuilder``, and ``python -m guidebuilder``.

Two things come before anything is imported that takes time or lies on a path.
"""

# Neither `__future__` nor `pathlib`: an import before the path is clean would run a file of
# that name in the current folder.  Python has these two already.
import os
import sys


def _without_current_folder(path: list[str]) -> list[str]:
    """Return where modules are looked for without the folder that the user works in.

    With ``-m``, and where ``PYTHONPATH`` ends in a colon, Python looks there first.  A file
    that happens to be called yaml.py, or was put there to be run, must not become part of us.
    """
    try:
        here = os.getcwd()  # noqa: PTH109 - pathlib is not imported yet
    except OSError:  # the folder was removed: nothing can be found in it
        return [entry for entry in path if entry]
    return [entry for entry in path if entry and os.path.abspath(entry) != here]  # noqa: PTH100


sys.path[:] = _without_current_folder(sys.path)


def main() -> None:
    """Run the command line, as a process of its own."""
    from guidebuilder.interrupts import exit_when_interrupted  # noqa: PLC0415 - the path is clean

    exit_when_interrupted()

    from guidebuilder.cli.main import main as run  # noqa: PLC0415 - Ctrl-C is ours from here on

    run()


if __name__ == "__main__":
    main()
