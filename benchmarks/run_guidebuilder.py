"""guidebuilder in one process: ``run_guidebuilder.py THEME REGION PAPER GUIDE PDF …``.

Prints the processor seconds that each PDF took, as a JSON list: reading the guide's files,
setting, writing.
"""

import gc
import sys
from pathlib import Path
from time import process_time

from guidebuilder.diagnostics import Report
from guidebuilder.orders import Order
from guidebuilder.pipeline import render

gc.disable()  # as the command does: guidebuilder/cli/main.py says why

theme, region, paper, *ways = sys.argv[1:]
seconds = []
for guide, pdf in zip(ways[::2], ways[1::2], strict=True):
    begin = process_time()
    order = Order(guide=Path(guide), regions=(region,), theme=theme, paper=paper)
    (booklet,) = render(order, Report())
    Path(pdf).write_bytes(booklet.data)
    seconds.append(process_time() - begin)
print(seconds)
