"""Runs one command as a small parent would: ``launch.py COMMAND …``.

Linux counts the memory of the parent at the moment of starting into a child's peak, so the
parent has to be smaller than any program that is measured.  The last line printed is a JSON
list: exit code, processor seconds of all threads, peak as ``ru_maxrss`` counts it.
"""

import os
import sys

process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(process, 0)
code = os.waitstatus_to_exitcode(status)
print(f"\n[{code}, {used.ru_utime + used.ru_stime}, {used.ru_maxrss}]")
