"""The page “What is new”: what has changed since an issue that readers may still have."""
from guidebuilder.facts.changes import Change
PAGE = "articles/what-is-new"
def box(found: tuple[Change, ...], olds: object, news: object) -> str | None: return None
