"""Dates: what a result says besides its value, finding in running text, threads, and machine-readable dates beside."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from threadkit import Timestamp, find_dates, parse_date, parse_dates
from threadkit.dates import looks_like_date, settle

CAPTURE = datetime(2019, 5, 15, 12)


# --- What a result says -----------------------------------------------------------------------------------------------


def test_the_place_of_the_date_in_the_text() -> None:
    text = "Posted by Kim | Nov\u00adember 3, 2018 at 9:05 am | Permalink"
    stamp = parse_date(text)
    assert stamp.span is not None
    assert text[slice(*stamp.span)] == "Nov\u00adember 3, 2018 at 9:05 am"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("November 3, 2018 at 9:05 am", "published"),
        ("Last edited by Kim; 11-23-2018 at 9:05 AM", "edited"),
        ("Joined: Mar 2011", "joined"),
        ("On 23/11/2018 9:05, Kim wrote:", "quoted"),
        ("Kim schrieb am 3. November 2018 um 9:05 Uhr", "published"),
    ],
)
def test_role(text: str, role: str) -> None:
    assert parse_date(text).role == role


def test_the_date_of_publication_comes_before_others() -> None:
    stamp = parse_date("Joined: Mar 3, 2011 Posted: Sat Nov 3, 2018 9:05 am (edited Nov 4, 2018 10:00 am)")
    assert (stamp.isoformat(), stamp.role) == ("2018-11-03T09:05", "published")


def test_a_wrong_weekday_is_flagged_and_no_error() -> None:
    stamp = parse_date("Mon, 03 Nov 2018 09:05:07 +0000")
    assert stamp.isoformat() == "2018-11-03T09:05:07+00:00"
    assert "weekday-mismatch" in stamp.flags


def test_a_date_after_the_capture_is_flagged() -> None:
    assert "out-of-bounds" in parse_date("November 3, 2018", reference=datetime(2017, 1, 1)).flags


@pytest.mark.parametrize(
    ("text", "calendar"),
    [("3 พฤศจิกายน 2561", "buddhist"), ("۱۲ آبان ۱۳۹۷", "jalali"), ("November 3, 2018", "gregorian")],
)
def test_calendar(text: str, calendar: str) -> None:
    assert parse_date(text).calendar == calendar


@pytest.mark.parametrize(
    ("text", "source"),
    [("3 May 2018", "said"), ("3 May 18", "century"), ("3 May 9:05", "capture"), ("Fri 3 May 9:05", "weekday")],
)
def test_where_the_year_is_from(text: str, source: str) -> None:
    assert parse_date(text, reference=CAPTURE).year_source == source


def test_a_zone_is_known_only_if_it_was_said() -> None:
    assert parse_date("Nov 3, 2018 9:05 am").zone_source is None
    assert parse_date("Nov 3, 2018 9:05 am EST").zone_source == "said"


def test_what_is_counted_back_has_the_zone_of_the_capture() -> None:
    for hours in (0, 2):  # one moment, two clocks
        reference = datetime(2019, 5, 15, 12 + hours, tzinfo=timezone(timedelta(hours=hours)))
        counted = parse_date("3 hours ago", reference=reference)
        assert counted.isoformat() == f"2019-05-15T{9 + hours:02}+{hours:02}:00"
        assert counted.zone_source == "capture"
        assert parse_date("Yesterday at 8:15 PM", reference=reference).isoformat() == "2019-05-14T20:15"


def test_without_a_reference_a_relative_date_has_no_value() -> None:
    stamp = parse_date("3 hours ago")
    assert (stamp.value, stamp.kind) == (None, "relative")


@pytest.mark.parametrize("text", ["January 1, 1970 at 1:00 am", "December 31, 1969 at 7:00 pm", "01/01/1900"])
def test_zeros_of_systems_are_refused(text: str) -> None:
    assert parse_date(text).basis == "refused: a system's zero"


def test_an_assumption_names_the_language() -> None:
    assert parse_date("11/03/2018", language="en-US").basis == "order: month first, assumed from the language en-US"


# --- Running text -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Margit says: 11/23/20189:05 am", ["11/23/20189:05 am"]),
        ("MargitNovember 23, 2018 9:05 amI think so", ["November 23, 2018 9:05 am"]),
        ("Kim2 days ago and then on 3. März 2018 um 9:05 Uhr", ["2 days ago", "3. März 2018 um 9:05 Uhr"]),
        ("one\ntwo 2018-11-03 09:05\nthree", ["2018-11-03 09:05"]),
        ("Yesterday at 8:15 PM Kim wrote", ["Yesterday at 8:15 PM"]),
    ],
)
def test_found_in_running_text(text: str, found: list[str]) -> None:
    stamps = find_dates(text, reference=CAPTURE)
    assert [stamp.text for stamp in stamps] == found
    assert [text[slice(*stamp.span)] for stamp in stamps if stamp.span] == found


@pytest.mark.parametrize(
    ("before", "date", "behind"),
    [
        ("Posted by Ann at ", "January 13, 2018 at 1:00 am", ""),
        ("Ann ", "19. Juni 2018", ""),
        ("Luna ", "19. Juni 2018 um 21.11 Uhr", " Antworten"),
        ("June ", "3 May 2018 at 9:05", ""),
        ("Mar ", "May 3, 2018 9:05 am", ""),  # a Thursday
        ("sun ", "October 4, 2018 at 9:05 am", ""),
        ("dom ", "3 May 2018 9:05", ""),
        ("by April on ", "May 3, 2018 at 9:05 am", ", June said"),
        ("", "May 3, 2018 at 9:05 am", ", Ann"),
        ("", "May 3, 2018", " (Ann)"),
        ("", "May 3, 2018 at 9:05 am", " Art said"),
        ("Ann ", "Monday at 9:05 am", ""),
        ("Posted by night_owl7 on ", "October 12, 2018 at 8:22 am", ""),
        ("owl7 ", "12 October 2018 at 8:22", ""),
        ("Kim ", "Thu May 3, 2018 9:05 am", ""),  # what belongs to a date stays with it
        ("Kim ", "jeudi 3 mai 2018 à 9:05", ""),
        ("Kim ", "Monday, May 3, 2018", ""),  # miscounted, but no name
        ("Kim ", "Thursday 3 mai 2018 à 9:05", ""),  # half translated
        ("Kim ", "May 3, 2018 at 9:05 am est", ""),
        ("", "8:05 AM Wednesday, Aug 18, 2010", " - Kim"),
        ("Kim, ", "3.5.2018, 21:11 Uhr", ": so"),
        ("um ", "21.11 Uhr am 3. Mai 2018", ""),
        ("", "3 May 2018 21:11 (CET)", " Kim"),
        ("", "5/23/2018 (Fri) 9:05", " Kim"),
        ("Kim on ", "2 days ago", ": so"),
        ("Min on ", "3 hours ago", ""),
        ("Links vom Juni 2018 ", "27. Juni 2018 um 14:17 Uhr", ""),
        ("Best of 2017 ", "January 3, 2018 at 9:05 am", ""),
        ("Mon ", "5 days ago", ""),
        ("Kim ", "3 May 2018 (9:05)", ") so"),
        ("Kim (", "3 May 2018 9:05 CET", ") so"),
        ("#2-1 - ", "2018-5-4 10:58", ""),
    ],
)
def test_a_date_takes_no_name_beside_it_and_leaves_nothing_out(before: str, date: str, behind: str) -> None:
    assert [stamp.text for stamp in find_dates(before + date + behind, reference=CAPTURE)] == [date]


@pytest.mark.parametrize(
    "text",
    [
        "Posted by Ann at 9:05 PM",
        "We are open 24/7 and 9/11 is a number",
        "Version 10.4.12 of 192.168.0.1",
        "I may go in March, or Sun Tzu said so 3:16",
        "for 20 minutes I waited, 3 years in a row",
        "call 1-800-555-1234 by 5/5",
        "may 3 people come? Nina Simon\nAugust",
        "$4.50 for 3 of 12",
    ],
)
def test_no_date_in_running_text(text: str) -> None:
    assert find_dates(text, reference=CAPTURE) == []


def test_a_quick_look() -> None:
    assert [looks_like_date(text) for text in ("Reply", "Permalink", "8:15", "gestern")] == [False, False, True, True]


# --- Threads ----------------------------------------------------------------------------------------------------------


def values(texts: list[str], **options: object) -> list[str]:
    return [stamp.isoformat() for stamp in parse_dates(texts, **options)]


def test_one_date_settles_all() -> None:
    stamps = parse_dates(["9/8/20181:00 pm", "9/7/20182:00 pm", "8/31/20182:00 pm"])
    assert [stamp.isoformat()[:10] for stamp in stamps] == ["2018-09-08", "2018-09-07", "2018-08-31"]
    assert {stamp.basis for stamp in stamps} == {"order: month first, settled by 8/31/2018"}
    assert not any(stamp.alternatives for stamp in stamps)


def test_what_nothing_settles_stays_open() -> None:
    stamps = parse_dates(["5/9/2018 10:00", "5/9/2018 11:00"])
    assert all(stamp.alternatives for stamp in stamps)


def test_a_reply_is_not_older_than_its_parent() -> None:
    texts = ["04/05/2018 10:00", "02/07/2018 11:00", "05/05/2018 12:00"]
    assert values(texts, parents=[None, 0, None]) == ["2018-05-04T10:00", "2018-07-02T11:00", "2018-05-05T12:00"]


def test_hard_evidence_beats_the_language() -> None:
    assert values(["23/11/2018 9:00", "4/12/2018 9:00"], language="en-US") == ["2018-11-23T09:00", "2018-12-04T09:00"]


def test_a_date_against_the_order_is_read_and_marked() -> None:
    texts = [f"{month}/{day}/2018 9:00" for month in (3, 4) for day in range(13, 20)]
    *_, odd = parse_dates([*texts, "23/4/2018 9:00"])
    assert odd.isoformat() == "2018-04-23T09:00"
    assert "conflict" in odd.flags


def test_two_systems_on_one_page() -> None:
    old = ["13/4/2015 9:00", "2/5/2015 9:00", "14/5/2015 9:00"]
    new = ["4/15/2018 9:00", "5/3/2018 9:00", "5/16/2018 9:00"]
    assert [value[:7] for value in values(old + new)] == [
        "2015-04",
        "2015-05",
        "2015-05",
        "2018-04",
        "2018-05",
        "2018-05",
    ]


def test_templates_are_settled_apart() -> None:
    texts = ["11/23/2018 9:00", "11/2/2018 9:00", "23.11.2018 9:00", "2.11.2018 9:00"]
    assert values(texts) == ["2018-11-23T09:00", "2018-11-02T09:00", "2018-11-23T09:00", "2018-11-02T09:00"]


def test_dates_in_words_are_neighbours_too() -> None:
    assert values(["November 3, 2018", "4/11/2018 9:00", "November 5, 2018"])[1] == "2018-11-04T09:00"


def test_parents_that_are_not_there_are_no_evidence() -> None:
    assert len(parse_dates(["1/2/2018", "3/4/2018", "5/6/2018"], parents=[9, -7])) == 3


def test_a_thread_of_nothing() -> None:
    assert parse_dates([]) == []
    assert [stamp.value for stamp in parse_dates(["", " ", "Reply"])] == [None, None, None]


# --- Beside machine-readable dates ------------------------------------------------------------------------------------


def settled(*stamps: Timestamp | None, **options: object) -> list[Timestamp]:
    return [stamp for stamp in settle(stamps, **options) if stamp is not None]


def test_the_machine_settles_the_order_and_says_the_zone() -> None:
    first, second = settled(Timestamp("5/9/2018 10:00", machine="2018-09-05T08:00:00Z"), Timestamp("6/9/2018 11:00"))
    zone = timezone(timedelta(hours=2))
    assert (first.value, first.zone_source) == (datetime(2018, 9, 5, 10, tzinfo=zone), "machine")
    assert (second.value, second.zone_source) == (datetime(2018, 9, 6, 11, tzinfo=zone), "neighbour")


def test_the_machine_dates_what_is_relative() -> None:
    (stamp,) = settled(Timestamp("2 days ago", machine="2018-11-03T09:05:07Z"))
    assert stamp.value == datetime(2018, 11, 3, 9, 5, 7, tzinfo=UTC)


def test_the_machine_alone() -> None:
    (stamp,) = settled(Timestamp("", machine="1541235907"))
    assert stamp.value == datetime(2018, 11, 3, 9, 5, 7, tzinfo=UTC)


def test_the_machine_says_the_year() -> None:
    shown = [
        Timestamp("January 3, 2019"),
        Timestamp("February 27", machine="2018-02-27T09:05:07Z"),
        Timestamp("March 2"),
    ]
    before, beside, after = settled(*shown)
    assert before.isoformat() == "2019-01-03"
    assert (beside.isoformat(), beside.flags) == ("2018-02-27T09:05:07+00:00", ())
    assert (after.isoformat(), after.year_source) == ("2018-03-02", "neighbour")


def test_a_disagreement_is_said() -> None:
    (stamp,) = settled(Timestamp("November 3, 2018 at 9:05 am", machine="2012-01-01T00:00:00Z"))
    assert stamp.isoformat() == "2018-11-03T09:05"
    assert "conflict" in stamp.flags
    assert stamp.alternatives == (datetime(2012, 1, 1, tzinfo=UTC),)


def test_what_is_settled_stays_and_counts() -> None:
    known = Timestamp("Nov 4", datetime(2018, 11, 4, 8), "hour", basis="known")
    stamps = settle([known, None, Timestamp("5/11/2018 9:00")], post_date=datetime(2018, 11, 1))
    assert stamps[0] is known
    assert stamps[1] is None
    assert stamps[2] is not None
    assert stamps[2].isoformat() == "2018-11-05T09:00"


def test_a_year_from_a_neighbour() -> None:
    first, second = settled(Timestamp("December 30, 2016 9:00 pm"), Timestamp("January 2, 9:00 am"))
    assert (first.isoformat(), second.isoformat()) == ("2016-12-30T21:00", "2017-01-02T09:00")
    assert second.year_source == "neighbour"


def test_a_number_behind_a_month_is_the_day() -> None:
    assert values(["December 30, 2016", "February 27", "Feb '15", "Feb 95"]) == [
        "2016-12-30",
        "2017-02-27",
        "2015-02",
        "1995-02",
    ]
    assert parse_date("February 27").basis == "the year is not said"
    assert parse_date("Jan 12", reference=CAPTURE).alternatives == (datetime(2012, 1, 1),)


def test_a_language_settles_only_what_it_can_tell_apart() -> None:
    assert parse_date("Nov 3, 2018 21:05 AM", language="en").alternatives == (datetime(2018, 11, 3, 9, 5),)
