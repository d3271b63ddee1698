"""What of a guide is looked at: which region, edition, theme and career."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from guidebuilder.model.edition import Edition
from guidebuilder.ordered import careers_of
from guidebuilder.orders import ONE_CAREER, Order
from guidebuilder.style.read_theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from guidebuilder.model.guide import Guide


class Choice(Struct, frozen=True):
    """What is looked at; a field left empty means what the guide says.

    Attributes:
        region: Id of the region.
        edition: In which form the guide is handed out.
        theme: Name of the look, or a theme file by its path.
        career: The one career, with the articles that belong to it.
    """

    region: str = ""
    edition: str = Edition.BOOKLET.value
    theme: str = ""
    career: str = ""

    def asked(self, query: Mapping[str, str]) -> Choice:
        """Return this choice as the page in the browser changes it.

        What it may name are regions and careers, which the guide must have, the editions and
        the shipped themes.  A theme file is named by the command line alone: no page makes us
        read a path.
        """
        known = {each.value for each in Edition}
        edition, theme = query.get("edition", ""), query.get("theme", self.theme)
        return Choice(
            query.get("region", self.region),
            edition if edition in known else self.edition,
            theme if theme in (*THEMES, "") else self.theme,
            query.get("career", self.career),
        )

    def order(self, folder: Path, guide: Guide | None) -> Order:
        """Return what the pipeline is to make of it.

        A sheet about one career shows the first of a guide that has several.
        """
        edition = Edition(self.edition)
        career = self.career or None
        if career is None and edition in ONE_CAREER and guide is not None:
            career = next(iter(careers_of(guide)), None)
        return Order(
            guide=folder,
            regions=(self.region,) if self.region else (),
            edition=edition,
            theme=self.theme or None,
            career=career,
        )
