"""Typst in a fresh process: ``run_typst.py FONTS SOURCE PDF [SOURCE PDF …]``.

Prints the processor seconds that each PDF took, as a JSON list.  Nothing else is imported:
what starts here is measured.
"""

import sys
from time import process_time

import typst

fonts, *ways = sys.argv[1:]
seconds = []
for source, pdf in zip(ways[::2], ways[1::2], strict=True):
    begin = process_time()
    typst.compile(source, output=pdf, font_paths=[fonts], ignore_system_fonts=True)
    seconds.append(process_time() - begin)
print(seconds)
