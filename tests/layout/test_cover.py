"""Covers: drawn from the data, clear of the words, whole on every paper."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from guidebuilder.diagnostics import Span
from guidebuilder.document.blocks import Cover, CoverRoute, OnlineEdition, Partner
from guidebuilder.document.inlines import Inlines, Run, Unverified
from guidebuilder.geometry import Rect, mm
from guidebuilder.layout.cover_back import back_cover
from guidebuilder.layout.cover_front import front_cover
from guidebuilder.layout.display import COVER_STEPS, fitted_title
from guidebuilder.layout.galley import extent
from guidebuilder.layout.page import CurveTo, DrawnImage, DrawnRun, Item, Shape
from guidebuilder.layout.placed_text import text_boxes
from guidebuilder.layout.sheet import Sheet
from guidebuilder.style.page_master import PAPERS
from guidebuilder.style.palette import WHITE
from guidebuilder.style.read_theme import read_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from guidebuilder.layout.setting import Setter
    from guidebuilder.style.ink import Ink

HERE = Span("guide.yaml", 4, 8)
LONG_TITLE = "Assistant Conservation and Documentation Officer for Regional Museum Collections"


def s(text: str) -> Inlines:
    return (Run(text, HERE),)


def routes(count: int, *optional: tuple[float, float]) -> tuple[CoverRoute, ...]:
    return tuple(
        CoverRoute(name=f"Route {number}", optional=optional if number == 1 else ())
        for number in range(1, count + 1)
    )


def cover(**changes: Any) -> Cover:
    plain = Cover(
        kicker=s("Career guide · Business and customer services"),
        edition="India",
        title=s("BPO executive"),
        sentence=s("You answer customers and keep records for other companies."),
        facts=(
            ((*s("₹1.5–2.5 lakh"), Unverified("not verified")), s("a year, to start")),
            (s("6 months or more"), s("from Class 12 to a first post")),
        ),
        routes=routes(4, (0.1, 0.5)),
        rungs=6,
        spurs=3,
        spurs_from=None,
        is_dark=True,
        call=s("Talk to somebody about this job."),
        call_text=s("Ask a teacher or a relative to go through page 12 with you."),
        fields=(s("Your stand or school"), s("Who to ask")),
        notices=(s("India edition, issue 2026-11."), s("© 2026 The guidebuilder project")),
        span=HERE,
    )
    return replace(plain, **changes)


def front(setter: Setter, **changes: Any) -> tuple[Item, ...]:
    return front_cover(cover(**changes), setter, setter.tree.add("Document", None))


def back(setter: Setter, **changes: Any) -> tuple[Item, ...]:
    return back_cover(cover(**changes), setter, setter.tree.add("Document", None))


def words(items: Iterable[Item]) -> str:
    runs = [item.run.text for item in items if isinstance(item, DrawnRun)]
    return " ".join(" ".join(runs).split())


def shapes(items: Iterable[Item], *, fill: Ink | None = None) -> list[Shape]:
    return [i for i in items if isinstance(i, Shape) and (fill is None or i.fill is fill)]


def overlap(a: Rect, b: Rect) -> bool:
    return a.x < b.right and b.x < a.right and a.y < b.bottom and b.y < a.bottom


def is_line(shape: Shape, sheet: Sheet, thick: float) -> bool:
    """Whether a shape is a route line on the front: it begins in the bleed, so thick."""
    box = extent((shape,))
    assert box is not None
    return abs(box.x + sheet.bleed) < 0.01 and abs(box.height - sheet.mm(thick)) < 1.01


def stair(items: Iterable[Item], sheet: Sheet) -> Shape:
    [found] = [i for i in shapes(items) if abs(i.line_width - sheet.mm(8.5)) < 0.01]
    return found


def _diameter(shape: Shape) -> float:
    box = extent((shape,))
    assert box is not None
    return box.width if abs(box.width - box.height) < 0.01 else 0.0


CASES: dict[str, dict[str, Any]] = {
    "as sampled": {},
    "bright": {"is_dark": False},
    "long title": {"title": s(LONG_TITLE), "routes": routes(2), "rungs": 3},
    "everything": {"title": s(LONG_TITLE), "routes": routes(9), "rungs": 12, "spurs": 7},
    "nothing": {"routes": (), "rungs": 0, "spurs": 0, "facts": (), "fields": (), "notices": ()},
    "one route": {"routes": routes(1), "rungs": 1, "spurs": 2},
    "spurs from the top": {"spurs_from": 5},
    "spurs from the start": {"spurs_from": 0, "spurs": 5},
    "long kicker": {"kicker": s("Career guide · Travel, hospitality, sport and " * 2)},
    "long facts": {"facts": ((s("At least US$20,000 to US$30,000"), s("a year, to start")),) * 2},
    "subtitle": {"subtitle": s("A guide for Classes 9 to 12 and for those who left them")},
    "long sentence": {"sentence": s("You keep old things safe and make sure of that. " * 4)},
    "many notices": {"notices": (s("A notice that has to be printed word for word. " * 4),) * 3},
}


@pytest.fixture(params=CASES, name="changes")
def changes_of(request: pytest.FixtureRequest) -> dict[str, Any]:
    return CASES[request.param]


class TestLaws:
    @pytest.mark.parametrize("paper", PAPERS)
    @pytest.mark.parametrize("draw", [front, back])
    def test_paint_stays_on_the_bleed_and_text_on_the_paper(
        self,
        make_setter: Callable[[str], Setter],
        paper: str,
        draw: Callable[..., tuple[Item, ...]],
        changes: dict[str, Any],
    ) -> None:
        setter = make_setter(paper)
        items = draw(setter, **changes)
        trim, bleed = setter.master.trim, setter.master.bleed
        for item in shapes(items):
            box = extent((item,))
            assert box is not None
            assert box.x >= -bleed - 0.01
            assert box.y >= -bleed - 0.01
            assert box.right <= trim.width + bleed + 0.01
            assert box.bottom <= trim.height + bleed + 0.01
        edge = mm(7.5)
        for each in text_boxes(items):
            assert each.x >= edge
            assert each.y >= edge
            assert each.right <= trim.width - edge
            assert each.bottom <= trim.height - edge

    @pytest.mark.parametrize("paper", PAPERS)
    @pytest.mark.parametrize("draw", [front, back])
    def test_no_words_overlap(
        self,
        make_setter: Callable[[str], Setter],
        paper: str,
        draw: Callable[..., tuple[Item, ...]],
        changes: dict[str, Any],
    ) -> None:
        items = draw(make_setter(paper), **changes)
        lines: dict[tuple[float, int | None], Rect] = {}
        for item in items:
            if isinstance(item, DrawnRun):
                [box] = text_boxes((item,))
                # The runs of one line may touch; only lines are held apart.
                whole = lines.get((item.baseline, item.tag))
                if whole is not None:
                    right = max(whole.right, box.right)
                    x = min(whole.x, box.x)
                    box = Rect(x, whole.y, right - x, whole.height)
                lines[item.baseline, item.tag] = box
        for a, b in combinations(lines.values(), 2):
            # Lines of one title overlap by their descenders: that is its tight leading.
            smaller = Rect(a.x, a.y + 0.2 * a.height, a.width, 0.6 * a.height)
            assert not overlap(smaller, b)

    @pytest.mark.parametrize("paper", PAPERS)
    def test_the_stair_keeps_10_mm_clear_of_the_words(
        self, make_setter: Callable[[str], Setter], paper: str, changes: dict[str, Any]
    ) -> None:
        setter = make_setter(paper)
        sheet = Sheet.of(setter.master)
        items = front(setter, **changes)
        points = stair(items, sheet).path.points
        half, air = sheet.mm(4.25), sheet.mm(10)
        for box in text_boxes(items):
            room = Rect(box.x, box.y, box.width + air, box.height + air)
            for (x1, y1), (x2, y2) in pairwise(points):
                if y1 == y2 and y1 > box.y:
                    tread = Rect(min(x1, x2), y1 - half, abs(x2 - x1), 2 * half)
                    slack = 0.5 if x1 > sheet.mm(34) else air  # the interchange has its own rule
                    assert not overlap(tread, replace(room, height=room.height - slack))

    def test_reads_in_order(self, setter: Setter) -> None:
        front(setter)
        roles = [element.role for element in setter.tree.elements]
        kicker, edition, title, sentence = "P", ("P", "Span"), "Title", "P"
        facts = ("L", "LI", "Lbl", "Span", "LBody", "LI", "Lbl", "LBody")
        assert roles == ["Document", kicker, *edition, title, sentence, *facts]

    def test_role_of_the_title_is_the_callers(self, setter: Setter) -> None:
        front_cover(cover(), setter, setter.tree.add("Document", None), title_role="H1")
        assert "H1" in {element.role for element in setter.tree.elements}

    def test_paint_is_no_content(self, setter: Setter) -> None:
        # The mark of an unverified fact is: it has words.
        tagged = {item.tag for item in shapes(front(setter, facts=())) if item.tag is not None}
        assert tagged == set()


class TestFront:
    def test_a_second_line_stands_between_title_and_sentence(self, setter: Setter) -> None:
        items = front(setter, subtitle=s("A guide for Classes 9 to 12"))
        assert "BPO executive A guide for Classes 9 to 12 You answer customers" in words(items)

    def test_says_everything(self, setter: Setter) -> None:
        said = words(front(setter))
        for part in (
            "Career guide · Business and customer services",
            "BPO executive",
            "You answer customers and keep records for other companies.",
            "₹1.5–2.5 lakh",
            "a year, to start",
            "6 months or more",
            "from Class 12 to a first post",
            "India",
        ):
            assert part in said

    @pytest.mark.parametrize(("count", "thick"), [(1, 7), (3, 7), (6, 7), (7, 5), (9, 5)])
    def test_draws_a_line_for_each_route(self, setter: Setter, count: int, thick: float) -> None:
        sheet = Sheet.of(setter.master)
        items = front(setter, routes=routes(count))
        assert sum(is_line(each, sheet, thick) for each in shapes(items)) == count

    def test_draws_nine_lines_at_most(self, setter: Setter) -> None:
        sheet = Sheet.of(setter.master)
        items = front(setter, routes=routes(12))
        assert sum(is_line(each, sheet, 5) for each in shapes(items)) == 9

    @pytest.mark.parametrize(
        ("rungs", "treads"), [(0, 1), (1, 1), (2, 2), (3, 3), (6, 6), (7, 7), (12, 7)]
    )
    def test_draws_a_tread_for_each_rung(self, setter: Setter, rungs: int, treads: int) -> None:
        items = front(setter, rungs=rungs, facts=())
        path = stair(items, Sheet.of(setter.master)).path
        # A step up is a riser between two bends.
        assert sum(isinstance(step, CurveTo) for step in path.steps) == 2 * (treads - 1)
        dots = [i for i in shapes(items, fill=WHITE) if _diameter(i) == pytest.approx(mm(6.6))]
        assert len(dots) == min(rungs, treads)

    @pytest.mark.parametrize("spurs_from", [None, 0, 3, 5])
    @pytest.mark.parametrize("count", [0, 1, 3, 7])
    def test_draws_a_ring_for_each_spur(
        self, setter: Setter, spurs_from: int | None, count: int
    ) -> None:
        palette = setter.theme.palette
        items = front(setter, spurs=count, spurs_from=spurs_from)
        rings = [i for i in shapes(items, fill=palette.deep) if i.stroke is palette.bright]
        assert len(rings) == count

    @pytest.mark.parametrize("rungs", range(8))
    @pytest.mark.parametrize("count", [1, 2, 4, 9])
    def test_spurs_that_leave_no_rung_do_not_touch_the_stair(
        self, setter: Setter, rungs: int, count: int
    ) -> None:
        sheet = Sheet.of(setter.master)
        for spurs in range(1, 8):
            items = front(setter, routes=routes(count), rungs=rungs, spurs=spurs)
            points = stair(items, sheet).path.points
            rings = [i for i in shapes(items, fill=setter.theme.palette.deep) if i.stroke]
            assert len(rings) == spurs
            for ring in rings:
                box = extent((ring,))
                assert box is not None
                for (x1, y1), (x2, y2) in pairwise(points):
                    leg = Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))
                    # Half a stair, half a ring's line and 3 mm of air.
                    air = mm(4.25 + 1.2 + 3)
                    grown = Rect(
                        leg.x - air, leg.y - air, leg.width + 2 * air, leg.height + 2 * air
                    )
                    assert not overlap(box, grown)

    def test_a_long_kicker_lifts_the_tab(self, setter: Setter) -> None:
        def tab(kicker: str) -> float:
            items = front(setter, kicker=s(kicker), edition="International")
            [run] = [i for i in items if isinstance(i, DrawnRun) and i.run.text == "International"]
            return run.baseline

        low = tab("Career guide · Business and customer services")
        assert low == pytest.approx(55.5)
        kicker = "Career guide · Travel, hospitality, sport, leisure, food, drink and the arts"
        assert tab(kicker) == low - 26

    def test_facts_are_left_out_before_the_stair_is_cut(self, setter: Setter) -> None:
        items = front(setter, routes=routes(9), rungs=7)
        assert "to start" not in words(items)
        steps = stair(items, Sheet.of(setter.master)).path.steps
        assert len(steps) > 10

    @pytest.mark.parametrize("number", range(1, 11))
    def test_takes_the_inks_of_its_domain(self, setter: Setter, number: int) -> None:
        setter.theme = read_theme("line").in_domain(number)
        palette = setter.theme.palette
        assert shapes(front(setter))[0].fill is palette.deep
        assert shapes(front(setter, is_dark=False))[0].fill is palette.bright

    def test_white_on_bright_has_an_edge(self, setter: Setter) -> None:
        items = front(setter, is_dark=False, routes=routes(3), rungs=0)
        lines = [i for i in shapes(items, fill=WHITE) if is_line(i, Sheet.of(setter.master), 7)]
        assert [line.stroke for line in lines] == [setter.theme.palette.deep]


class TestTitle:
    @pytest.mark.parametrize(
        ("title", "size"),
        [
            ("Nurse", 64),
            ("BPO executive", 64),
            ("Working in BPO: business process outsourcing", 42),
            (LONG_TITLE, 34),
            ("Otorhinolaryngologist", 34),
        ],
    )
    def test_takes_the_first_size_with_few_lines_and_whole_words(
        self, setter: Setter, title: str, size: float
    ) -> None:
        style = fitted_title(s(title), COVER_STEPS, mm(122), WHITE, Sheet.of(setter.master), setter)
        assert style.char.size == size

    def test_is_never_cut_short(self, setter: Setter) -> None:
        title = "A very long name " * 12
        assert " ".join(title.split()) in words(front(setter, title=s(title)))

    @given(title=st.text(alphabet="abc deimnrst", min_size=1, max_size=90))
    @settings(
        max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    def test_has_no_more_lines_than_its_size_allows(self, setter: Setter, title: str) -> None:
        sheet = Sheet.of(setter.master)
        style = fitted_title(s(title), COVER_STEPS, mm(122), WHITE, sheet, setter)
        lines = setter.lines(s(title), style, mm(122), None)
        [step] = [each for each in COVER_STEPS if each.size == style.char.size]
        assert len(lines) <= step.lines or step is COVER_STEPS[-1]


class TestBack:
    def test_says_everything(self, setter: Setter) -> None:
        said = words(back(setter))
        for part in (
            "Talk to somebody about this job.",
            "Ask a teacher or a relative to go through page 12 with you.",
            "Your stand or school",
            "Who to ask",
            "India edition, issue 2026-11.",
            "© 2026 The guidebuilder project",
            "Route 1",
            "Route 4",
        ):
            assert part in said

    def test_an_online_edition_has_its_code_and_its_address(self, setter: Setter) -> None:
        online = OnlineEdition(
            address="https://guides.example/bpo",
            shown=(Run("guides.example/bpo", HERE, link="https://guides.example/bpo"),),
            text=s("Scan the code, or type the address."),
            alt="QR code that leads to guides.example/bpo",
        )

        items = back(setter, online=online)

        said = words(items)
        assert "guides.example/bpo" in said
        assert "Scan the code, or type the address." in said
        [figure] = [each for each in setter.tree.elements if each.role == "Figure"]
        code = [i for i in items if isinstance(i, Shape) and i.tag == figure.id]
        ground, modules = (extent([each]) for each in code)
        assert ground is not None
        assert modules is not None
        assert ground.width == pytest.approx(mm(30))
        # Four clear modules on each side, of a code of 25 to 33 modules.
        assert modules.x - ground.x >= ground.width * 4 / 41 - 0.01
        boxes = text_boxes(items)
        assert all(
            box.right <= ground.x
            or box.x >= ground.right
            or box.bottom <= ground.y
            or box.y >= ground.bottom
            for box in boxes
        )

    def test_names_end_at_48_5_mm_level_with_their_lines(self, setter: Setter) -> None:
        items = back(setter)
        names = [i for i in items if isinstance(i, DrawnRun) and i.run.text.startswith("Route")]
        assert len(names) == 4
        for name in names:
            assert name.x + name.run.width == pytest.approx(mm(48.5), abs=0.3)
        steps = {round(b.baseline - a.baseline, 3) for a, b in pairwise(names)}
        assert steps == {round(mm(9.5), 3)}

    def test_a_long_name_is_cut_after_a_word(self, setter: Setter) -> None:
        name = "From India to work abroad with a firm"
        items = back(setter, routes=(CoverRoute(name=name, optional=()),))
        assert "From India to work…" in words(items)

    def test_the_names_at_the_lines_are_ornament(self, setter: Setter) -> None:
        items = back(setter, routes=routes(4))
        names = [i for i in items if isinstance(i, DrawnRun) and i.run.text.startswith("Route")]
        assert [name.tag for name in names] == [None] * 4

    def test_one_field_takes_the_full_measure(self, setter: Setter) -> None:
        items = back(setter, fields=(s("Your stand or school"),))
        boxes = [extent((i,)) for i in shapes(items, fill=WHITE)]
        assert any(box is not None and box.width == pytest.approx(mm(124)) for box in boxes)

    def test_a_logo_shares_the_line_with_a_field(self, setter: Setter) -> None:
        partner = Partner(
            name=s("Example School"), alt="Example School", logo=b"", width=48, height=32
        )

        items = back(setter, fields=(s("Your stand or school"),), partner=partner)

        [logo] = [each for each in items if isinstance(each, DrawnImage)]
        boxes = [extent((each,)) for each in shapes(items, fill=WHITE)]
        [field] = [box for box in boxes if box is not None and overlap(box, logo.rect)]
        assert field.width == pytest.approx(mm(59))
        # 3 mm of clear space; the field is 18.3 mm high and the logo keeps its proportions.
        assert logo.rect.height == pytest.approx(mm(18.3 - 6))
        assert logo.rect.width == pytest.approx(logo.rect.height * 48 / 32)
        assert logo.rect.x - field.x == pytest.approx(field.right - logo.rect.right)
        assert setter.tree.elements[logo.tag or 0].alt == "Example School"

    def test_a_partner_without_a_logo_is_named(self, setter: Setter) -> None:
        partner = Partner(name=s("Example School"), alt="Example School")

        assert "Example School" in words(back(setter, fields=(), partner=partner))

    def test_notices_are_kept_before_fields(self, setter: Setter) -> None:
        notice = "A notice that has to be printed word for word. " * 30
        items = back(setter, notices=(s(notice),))
        assert words(items).count("word for word") == 30

    def test_optional_stretch_goes_on_over_the_spine(self, setter: Setter) -> None:
        sheet = Sheet.of(setter.master)
        ground = setter.theme.palette.deep
        lines = routes(1, (0.5, 0.95))

        def hollows(items: Iterable[Item]) -> list[Rect]:
            boxes = [extent((i,)) for i in shapes(items, fill=ground) if i.stroke is None]
            return [b for b in boxes if b and abs(b.height - mm(4.8)) < 0.01 and b.width > 14]

        [behind] = hollows(back(setter, routes=lines))
        [before] = hollows(front(setter, routes=lines))
        assert behind.right == pytest.approx(sheet.width + sheet.bleed)
        assert before.x == pytest.approx(-sheet.bleed)

    @given(low=st.floats(0, 0.95), length=st.floats(0.02, 1))
    @settings(
        max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
    )
    def test_no_sliver_of_a_stretch_at_the_spine(
        self, setter: Setter, low: float, length: float
    ) -> None:
        ground = setter.theme.palette.deep
        stretch = (low, min(1.0, low + length))
        for items, edge in (
            (back(setter, routes=routes(1, stretch)), setter.master.trim.width),
            (front(setter, routes=routes(1, stretch)), 0.0),
        ):
            for item in shapes(items, fill=ground):
                box = extent((item,))
                if box is None or abs(box.height - mm(4.8)) > 0.01:
                    continue
                seen = edge - box.x if edge else box.right
                assert seen >= mm(4) - 0.01 or box.width == pytest.approx(mm(4.8))
