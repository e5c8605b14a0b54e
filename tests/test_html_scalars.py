"""Names, counts, scores and ids as they stand on pages."""

from __future__ import annotations

import pytest
from lxml.html import fragment_fromstring

from threadkit.html import scalars


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Bee", "Ann Bee"),
        ("Ann Bee says:", "Ann Bee"),
        ("Ann schreibt", "Ann"),
        ("Anonymous said...", "Anonymous"),
        ("by Ann", "Ann"),
        ("Posted by Ann on", "Ann"),
        ("Ann (not verified)", "Ann"),
        ("Ann,", "Ann"),
        ("Lena 19. Juni 2018 um 15:28 Uhr", "Lena"),
        ("Lena le 7 mai 2020 - 12:38", "Lena"),
        ("Lena | Di, 19. Juni 2018 - 15:28", "Lena"),
        ("Lena Bee · Tue 19 June 2018", "Lena Bee"),
        ("Lena replied to", "Lena"),
        ("Lena Bee #", "Lena Bee"),
        ("Lena#", "Lena#"),
        ("An\u200bn", "Ann"),
        ("Simon", "Simon"),
        ("Byron", "Byron"),
        ("user1234", "user1234"),
        ("4343243", "4343243"),
        ("?????", "?????"),
        ("", None),
        ("#12", None),
        ("2020-05-04", None),
        ("May 4, 2020 at 3:08 pm", None),
        ("says", None),
        ("|", None),
        ("x" * 201, None),
    ],
)
def test_names(text: str, name: str | None) -> None:
    assert scalars.name(text) == name


@pytest.mark.parametrize(
    ("markup", "name"),
    [
        ("<b>Ann<br>Author</b>", "Ann"),
        ("<b><img alt=''>Ann <i class=badge>Staff</i></b>", "Ann"),
        ("<b>Ann <span class='screen-reader-text'>says</span></b>", "Ann"),
        ("<div>Ann<p>Tea is good.</p></div>", "Ann"),
        ("<b><span>Ann</span> <span>Bee</span></b>", "Ann Bee"),
    ],
)
def test_the_text_of_a_name(markup: str, name: str) -> None:
    assert scalars.name_text(fragment_fromstring(markup)) == name


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("12 Comments", 12),
        ("Comments (3)", 3),
        ("1.234 Kommentare", 1234),
        ("One Response to “Tea”", 1),
        ("Ein Kommentar", 1),
        ("0 comments", 0),
        ("Comments", None),
        ("Leave a comment", None),
    ],
)
def test_counts(text: str, count: int | None) -> None:
    assert scalars.count(text) == count


@pytest.mark.parametrize(
    ("text", "score"),
    [("3 points", 3), ("-2", -2), ("−2", -2), ("+7", 7), ("1.2k", 1200), ("1,204 points", 1204), ("vote", None)],
)
def test_scores(text: str, score: float | None) -> None:
    assert scalars.score(text) == score
