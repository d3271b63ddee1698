"""guidebuilder turns career guides written in YAML into typeset, tagged PDF booklets.

Start reading at :mod:`guidebuilder.pipeline`: it is the whole program on one page.
"""

__version__ = "0.1.0"
