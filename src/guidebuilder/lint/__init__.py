"""Reading a sound guide as an editor does: what it lacks, what does not agree, what reads badly.

All that is found are warnings.  Nothing is asked here that would make a guide wrong;
``load`` has refused those.  Start at :mod:`guidebuilder.lint.read_over`.
"""
