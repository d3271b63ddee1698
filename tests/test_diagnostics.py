"""Messages that a person can read, however much is wrong and however long it is."""

from __future__ import annotations

from msgspec.structs import replace

from guidebuilder.diagnostics import MOST_MESSAGES, Diagnostic, Report, Severity, Span

SPAN = Span("careers/sample.yaml", 3, 5)


def test_a_long_quote_is_cut_in_its_middle() -> None:
    report = Report()

    report.error(SPAN, "GB224", f"`{'a' * 500}{'z' * 500}` is not a date", "write 2026")

    (told,) = report.found
    assert told.message == f"`{'a' * 200}…{'z' * 60}` is not a date"


def test_a_sentence_that_a_hint_repairs_is_told_in_full() -> None:
    report = Report()
    text = "You listen to the customers of the client and solve their problems. " * 3

    report.error(SPAN, "GB102", "a second colon in this line", f"write `text: '{text}'`")

    assert text in str(report.found[0].hint)


def test_a_list_of_all_that_is_known_ends_somewhere() -> None:
    report = Report()

    report.error(SPAN, "GB403", "there is no such source", ", ".join(map(str, range(10_000))))

    assert len(str(report.found[0].hint)) < 2_100


def test_a_page_is_told_with_its_file_and_once_for_many_copies() -> None:
    report = Report()
    told = Diagnostic(SPAN, "GB712", "72 points do not fit", None, Severity.WARNING, 5)

    report.add(replace(told, booklet="clerks-india.pdf"))
    report.add(replace(told, booklet="clerks-india-green-park.pdf", page=6))

    (found,) = report.found
    assert found.sentence == "warning: 72 points do not fit, page 5 of `clerks-india.pdf`"


def test_of_a_million_mistakes_the_first_thousand_are_told() -> None:
    report = Report()

    for line in range(1, 5_000):
        report.warning(Span("a.yaml", line, 1), "GB306", "a mark stands here", "take it out")
        report.error(Span("a.yaml", line, 1), "GB105", "a tab stands here", "take it out")

    of_each = [each.severity for each in report.found]
    assert of_each.count(Severity.ERROR) == of_each.count(Severity.WARNING) == MOST_MESSAGES
    assert report.has_errors
    assert max(each.span.line for each in report.found) == MOST_MESSAGES
