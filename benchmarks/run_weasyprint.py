"""WeasyPrint in a fresh process: ``run_weasyprint.py FONTS SOURCE PDF [SOURCE PDF …]``.

Prints the processor seconds that each PDF took, as a JSON list.  The fonts are named by the
sources themselves.
"""

import sys
from time import process_time

import weasyprint

_, *ways = sys.argv[1:]
seconds = []
for source, pdf in zip(ways[::2], ways[1::2], strict=True):
    begin = process_time()
    weasyprint.HTML(filename=source).write_pdf(pdf, pdf_tags=True)
    seconds.append(process_time() - begin)
print(seconds)
