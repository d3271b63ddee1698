"""What has changed between two issues, and nothing else."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.facts.conftest import FOLDERS, ROOT, editions

from guidebuilder.diagnostics import Report
from guidebuilder.facts.box import box
from guidebuilder.facts.changes import Change, Sort, changes
from guidebuilder.facts.things import statements_of, things_of
from guidebuilder.facts.weights import Weight
from guidebuilder.load.guide import read_guide
from guidebuilder.model.inlines import Text
from guidebuilder.model.items import Bullet
from guidebuilder.model.pay import MoneyRange, Pay
from guidebuilder.model.values import Duration
from guidebuilder.orders import Order
from guidebuilder.pipeline import paginate

if TYPE_CHECKING:
    from guidebuilder.diagnostics import Span

SHIPPED = ROOT / "guide"
EVERYTHING = ROOT / "tests" / "guides" / "everything"
HOURS = "  - kind: facts\n    title: Day\n    items: [{label: Hours, value: Short}]\n"
CAREER = "careers/bpo-executive.yaml"


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
def test_nothing_has_changed_between_a_guide_and_itself(folder: Path) -> None:
    assert changes(editions(folder), editions(folder)) == ()


def edited(folder: Path, old: str, new: str, file: str = CAREER) -> tuple[Change, ...]:
    """Return what has changed when one text in a copy of the shipped guide is another."""
    copy = folder / "edited"
    if not copy.exists():
        shutil.copytree(SHIPPED, copy)
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return changes(editions(SHIPPED), editions(copy))


@pytest.mark.parametrize(
    ("old", "new", "address", "weight"),
    [
        ("1,50,000–2,50,000", "1,60,000–2,50,000", "#pay/trainee.pay", Weight.PAY),
        ("[70–90 on 0–120]", "[72–90 on 0–120]", "language.score", Weight.TESTS),
        ("takes: 1–2 years", "takes: 2 years", ".takes", Weight.ROUTES),
        ("name: BPO director", "name: BPO head", "#ladder/director.name", Weight.LADDER),
        ("name: Genpact India", "name: Genpact of India", ".name", Weight.NAMES),
        ("title: What you will do", "title: What you do", "#duties.title", Weight.WORDS),
        ("version: 1.0", "version: 1.1", "#version", Weight.WORDS),
    ],
)
def test_a_change_is_named_and_weighed(
    tmp_path: Path, old: str, new: str, address: str, weight: Weight
) -> None:
    (change,) = edited(tmp_path, old, new)

    assert change.address.endswith(address)
    assert change.weight is weight
    assert change.sort is Sort.CHANGED


def test_changes_of_one_region_name_it_and_others_do_not(tmp_path: Path) -> None:
    edited(tmp_path, "india: 1,50,000–2,50,000", "india: 1,60,000–2,50,000")
    first, second = edited(tmp_path, "name: Operations manager", "name: Manager of operations")

    assert first.regions == ("india",)
    assert second.regions == ()


def test_the_weightiest_change_comes_first(tmp_path: Path) -> None:
    edited(tmp_path, "You do part of", "You take over part of")
    edited(tmp_path, "takes: 1–2 years", "takes: 2 years")
    found = edited(tmp_path, "1,50,000–2,50,000", "1,60,000–2,50,000")

    assert [each.weight for each in found] == [Weight.PAY, Weight.ROUTES, Weight.WORDS]


def before(place: str, line: str) -> tuple[str, str]:
    """Return an edit that puts a line before another."""
    return place, f"{line}{place}"


def test_what_has_moved_is_no_change(tmp_path: Path) -> None:
    line = "      - Online shops that handle orders and questions\n"
    edited(tmp_path, line, "")
    assert edited(tmp_path, *before("      - Banks and financial firms", line)) == ()

    edited(tmp_path, line, "")
    assert edited(tmp_path, *before("      - Team work in a BPO firm", line)) == ()


def test_a_step_in_another_route_is_a_change(tmp_path: Path) -> None:
    text = "          - text: Training in communication and customer service\n"
    step = f"{text}            takes: 3–6 months\n"
    edited(tmp_path, step, "")
    found = edited(tmp_path, *before("          - First post as a BPO executive\n", step))

    assert {each.sort for each in found} == {Sort.ADDED, Sort.REMOVED}
    assert {each.around for each in found} == {"Course and training", "Diploma first"}


def test_items_that_come_and_go_are_told_once_each(tmp_path: Path) -> None:
    edited(tmp_path, "      - name: Tech Mahindra BPO\n", "")
    found = edited(tmp_path, *before("      - name: Wipro BPO\n", "      - Cognizant\n"))

    assert [(each.sort, each.name) for each in found] == [
        (Sort.ADDED, "Cognizant"),
        (Sort.REMOVED, "Tech Mahindra BPO"),
    ]


def test_what_is_no_longer_printed_is_gone(tmp_path: Path) -> None:
    name = "      - name: Ananda Mukerji\n"
    (change,) = edited(tmp_path, name, f"{name}        withheld: Nobody knows.\n")

    assert change.sort is Sort.REMOVED
    assert change.name == "Ananda Mukerji"


def test_amounts_that_are_only_written_in_another_way_have_not_changed(tmp_path: Path) -> None:
    assert edited(tmp_path, "1,50,000–2,50,000", "1.5–2.5 lakh") == ()
    found = edited(tmp_path, "amounts: [full, lakh]", "amounts: [lakh]", "regions/india.yaml")

    assert [each.address for each in found] == ["regions/india#amounts"]


def test_a_new_chapter_is_one_change(tmp_path: Path) -> None:
    copy = tmp_path / "edited"
    shutil.copytree(SHIPPED, copy)
    page = copy / "articles" / "shifts.yaml"
    page.write_text(
        "title: Do I work at night?\nsections:\n  - kind: answer\n    short: Often.\n",
        encoding="utf-8",
    )

    (change,) = edited(tmp_path, "chapters:\n", "chapters:\n  - articles/shifts\n", "guide.yaml")

    assert (change.sort, change.name) == (Sort.ADDED, "Do I work at night?")
    assert change.weight is Weight.PAGES


@cache
def _values(folder: Path) -> tuple[tuple[str, Span, str, str], ...]:
    """Return values that stand alone at the end of one line, and what may stand there instead."""
    found = {}
    for edition in editions(folder).values():
        pages = things_of(edition.guide, edition.region)
        for page in pages.values():
            for thing in page.walk():
                if not edition.prints(thing):
                    continue
                for each in statements_of(thing):
                    entry = each.entry_for(edition.kin)
                    typed = None if entry is None else _typed(entry.value)
                    if entry is not None and typed is not None:
                        found[entry.span] = (each.address, entry.span, *typed)
    return tuple(
        each
        for each in found.values()
        if each[1].file.endswith(".yaml") and _line(folder, each[1]).endswith(each[2])
    )


def _typed(value: object) -> tuple[str, str] | None:
    """Return a value as it is typed, and another one of its kind."""
    match value:
        case Text() if len(value.source) > 3 and "\n" not in value.source:
            return value.source, f"{value.source} anew"
        case Pay(figures=(MoneyRange() as figure,)):
            return figure.source, "77,777"
        case MoneyRange():
            return value.source, "77,777"
        case Duration():
            return f"{value.low} {value.unit.value}s", f"7 {value.unit.value}s"
        case _:
            return None


def _line(folder: Path, span: Span) -> str:
    return (folder / span.file).read_text(encoding="utf-8").splitlines()[span.line - 1]


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda each: each.name)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_one_mutation_is_one_change_and_it_is_named(folder: Path, data: st.DataObject) -> None:
    _, span, typed, other = data.draw(st.sampled_from(_values(folder)))
    with TemporaryDirectory() as place:
        copy = Path(place) / "guide"
        shutil.copytree(folder, copy)
        path = copy / span.file
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        at = span.line - 1
        lines[at] = lines[at].rstrip("\n").removesuffix(typed) + other + "\n"
        path.write_text("".join(lines), encoding="utf-8")
        assume(read_guide(copy, Report()) is not None)  # a name that others refer to by its id

        found = changes(editions(folder), editions(copy))

    assert {each.after.place.line if each.after else None for each in found} == {span.line}
    assert len({each.address for each in found}) == 1
    assert all(each.sort is Sort.CHANGED for each in found)


def test_the_page_on_what_is_new_can_be_printed_in_every_region(tmp_path: Path) -> None:
    """Awkward words stay words, and a region without news says so."""
    edited(tmp_path, "1,50,000–2,50,000", "1,60,000–2,50,000")
    found = edited(
        tmp_path,
        "      - name: Wipro BPO\n",
        '      - name: "1. It\'s \\\\*new\\\\* \\\\[here\\\\](x) \\\\<b> #7: so"\n',
    )
    copy = tmp_path / "edited"
    page = box(found, editions(SHIPPED), editions(copy))
    assert page is not None
    (copy / "articles" / "what-is-new.yaml").write_text(page, encoding="utf-8")
    edited(tmp_path, "chapters:\n", "chapters:\n  - articles/what-is-new\n", "guide.yaml")

    report = Report()
    booklets = paginate(Order(guide=copy, regions=("all",)), report)

    assert report.found == []
    assert len(booklets) == 2
    assert "\\*new\\* \\[here](x) \\<b> \\#7: so" in page
    assert "No fact in this booklet has changed." in page
    assert "regions: [international]" in page
    things = things_of(editions(copy)["india"].guide, "india")["articles/what-is-new"].walk()
    leads = [each.what.lead for each in things if isinstance(each.what, Bullet)]
    assert "1. It’s *new* [here](x) <b> #7: so" in [each.value.plain for each in leads if each]


def test_words_alone_make_no_page(tmp_path: Path) -> None:
    found = edited(tmp_path, "title: What you will do", "title: What you do")

    assert box(found, editions(SHIPPED), editions(tmp_path / "edited")) is None


def test_a_guide_in_hindi_has_its_news_in_hindi(tmp_path: Path) -> None:
    folder = ROOT / "tests" / "guides" / "hindi"
    copy = tmp_path / "guide"
    shutil.copytree(folder, copy)
    career = copy / "careers" / "library-assistant.yaml"
    text = career.read_text(encoding="utf-8")
    assert "1.2–1.8 lakh" in text
    career.write_text(text.replace("1.2–1.8 lakh", "1.3–1.8 lakh", 1), encoding="utf-8")

    old, new = editions(folder), editions(copy)
    page = box(changes(old, new), old, new)

    assert page is not None
    assert "ये जानकारियाँ बदल गई हैं" in page
    assert "; पहले " in page


def test_news_of_several_chapters_stand_under_their_titles(tmp_path: Path) -> None:
    copy = tmp_path / "guide"
    shutil.copytree(EVERYTHING, copy)
    edits = {
        "careers/sample-keeper.yaml": ("Patience", "Much patience"),
        "careers/counter-clerk.yaml": ("sections:\n", f"sections:\n{HOURS}"),
        "regions/north.yaml": ("1514", "1515"),
    }
    for file, (before, after) in edits.items():
        path = copy / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after, 1), encoding="utf-8")

    old, new = editions(EVERYTHING), editions(copy)
    page = box(changes(old, new), old, new)

    assert page is not None
    assert "title:\n      north: 'Sample keeper'\n      south: 'Sample manager'\n" in page
    assert "title: 'Counter clerk'\n    items:\n      - lead: 'Day'\n" in page
    assert "title: 'About this booklet'\n    items:\n      - lead: 'Northland" in page
    assert "regions: [north]" in page
