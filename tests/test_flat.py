"""Flattened pages: the cases' threads, what must not become a comment, and the rules one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

import threadkit
from threadkit.readers.flat import sniff
from threadkit.source import Source

POST = "Tea\n\nThis post is long enough to be one, and it goes on for a while.\n\n"
CASES = Path(__file__).parent / "cases" / "text"

# case -> (author, date, position of the parent) of every comment, in the order of the page
EXPECTED: dict[str, list[tuple[str, str, int | None]]] = {
    "comment-by-below": [("Leopold", "2006-09-14T08:23", None), ("Wilhelmina Ash", "2006-09-15T23:02", None)],
    "date-by-name": [
        ("Crispin Vale", "2007-11-11T17:26", None),
        ("hazel", "2007-11-12T09:14", None),
        ("The Quill Review", "", None),
        ("Crispin Vale", "2007-11-13T23:57", None),
    ],
    "date-in-brackets": [
        ("Yvette Marchand", "2015-10-07", None),
        ("Piotr", "2015-10-08", None),
        ("conductor77", "2015-10-19", None),
    ],
    "glued-body": [
        ("Ottilie", "2013-10-08T16:19", None),
        ("Ben Achterberg", "2013-10-09T10:07", None),
        ("Ottilie", "2013-10-09T10:31", None),
        ("Ben Achterberg", "2013-10-09T11:58", None),
    ],
    "in-reply-to": [
        ("Noor", "2020-04-21T09:13", None),
        ("Gilles Perrin", "2020-04-21T09:40", 0),
        ("Tamsin", "2020-04-21T12:27", 0),
        ("Noor", "2020-04-22T17:58", 2),
    ],
    "indented-replies": [
        ("Jasper", "2012-02-01T10:15", None),
        ("Annika Lund", "2012-02-01T10:52", 0),
        ("Jasper", "2012-02-01T11:20", 1),
        ("Mehmet Aslan", "2012-02-02T07:31", None),
        ("kirsten", "2012-02-03T18:44", None),
        ("Annika Lund", "2012-02-04T09:09", 4),
    ],
    "japanese": [
        ("はるか", "2014-06-08T21:14", None),
        ("桜井 健", "2014-06-09T07:02", None),
        ("はるか", "2014-06-09T20:47", None),
    ],
    "name-bar-date": [
        ("Ruth Abramson", "2016-01-14T19:33", None),
        ("Pál", "2016-01-15T08:51", None),
        ("Ruth Abramson", "2016-01-15T22:07", None),
        ("Dmitri V.", "2016-02-02T13:29", None),
    ],
    "name-line-date-line": [
        ("Oona Tremblay", "2019-03-02T22:16", None),
        ("Bram", "2019-03-03T06:41", None),
        ("Oona Tremblay", "2019-03-03T06:44", None),
    ],
    "number-dot-undated": [("Aila", "", None), ("Grandson No. 2", "", None), ("Aila", "", None)],
    "number-hash": [
        ("Solveig N.", "2013-05-20T11:42", None),
        ("mapman", "2013-05-19T23:18", None),
        ("Teun", "2013-05-19T20:03", None),
    ],
    "on-date-said": [("Gunilla Frisk", "2017-03-03", None), ("Amadou", "2017-03-05", None)],
    "one-comment": [("Sunniva Dahl", "2010-08-29T18:53", None)],
    "path-numbers": [
        ("Delphine", "2018-07-05T13:12", None),
        ("R. Castellanos", "2018-07-05T15:48", None),
        ("Delphine", "2018-07-05T16:01", 1),
        ("R. Castellanos", "2018-07-06T08:36", 2),
        ("Tomasz", "2018-07-07T22:22", None),
    ],
    "pingbacks": [
        ("Emrys Vaughan", "2016-05-09T20:17", None),
        ("Swifts, again | The Brewery Roof", "", None),
        ("Zsófia", "2016-05-10T06:32", None),
        ("Field Notes", "2016-05-11T11:05", None),
        ("Zsófia", "2016-05-14T05:49", None),
    ],
    "polish-russian": [
        ("Halina Wrona", "2012-12-17T22:15", None),
        ("Олег", "2012-12-18T06:48", None),
        ("Halina Wrona", "2012-12-18T07:30", None),
    ],
    "posted-by": [
        ("Aksel Brun", "2009-08-23T14:37", None),
        ("Lone", "2009-08-24T08:05", None),
        ("Aksel Brun", "2009-09-02T21:16", None),
    ],
    "said-on-with-heading": [
        ("Marguerite Oyelaran", "2011-06-03T07:12", None),
        ("Hal", "2011-06-03T21:48", None),
        ("Marguerite Oyelaran", "2011-06-04T06:55", None),
    ],
    "said-date-below": [
        ("Nils Berg", "2009-03-14T17:22", None),
        ("Anonymous", "2009-03-15T09:07", None),
        ("Edda", "2009-03-25T07:01", None),
    ],
    "says-glued-dates": [
        ("Petra Holm", "2018-04-05T09:02", None),
        ("Baker Tom", "2018-03-30T19:45", None),
        ("Ines", "2018-03-30T12:10", None),
        ("O'Brien-Katz", "2018-02-11T10:31", None),
    ],
    "signed-below": [
        ("Fiona McAllister", "2008-06-06", None),
        ("S. Inoue", "2008-06-07", None),
        ("Fiona McAllister", "2008-06-09", None),
    ],
    "spanish": [
        ("Rosalía Quintero", "2015-02-04T20:41", None),
        ("Iker", "2015-02-05T09:26", None),
        ("Rosalía Quintero", "2015-02-05T11:03", None),
    ],
    "wrote-german": [
        ("Birgit Sänger", "2014-05-12T18:22", None),
        ("joha", "2014-05-13T07:09", None),
        ("Birgit Sänger", "2014-05-13T12:40", None),
    ],
}


def read(text: str) -> threadkit.Thread:
    return threadkit.parse(text, format="text")


def case(name: str) -> threadkit.Thread:
    return threadkit.parse(CASES / name / "input.txt", format="text")


def authors(thread: threadkit.Thread) -> list[str | None]:
    return [comment.author.name if comment.author else None for comment in thread.comments]


def bodies(thread: threadkit.Thread) -> list[str]:
    return [comment.body.source for comment in thread.comments]


def test_every_case_with_comments_is_expected() -> None:
    assert {path.name for path in CASES.iterdir() if not path.name.startswith("none-")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_case(name: str) -> None:
    thread = case(name)
    position = {comment.id: index for index, comment in enumerate(thread.comments)}
    found = [
        (
            comment.author.name if comment.author else None,
            comment.published.isoformat() if comment.published else "",
            None if comment.parent_id is None else position[comment.parent_id],
        )
        for comment in thread.comments
    ]
    assert found == EXPECTED[name]
    assert thread.claimed in (None, len(found))
    assert not [problem for problem in thread.problems if problem.severity != "info"]


@pytest.mark.parametrize("name", sorted(path.name for path in CASES.glob("none-*")))
def test_no_comment_is_invented(name: str) -> None:
    thread = case(name)
    assert thread.comments == ()
    assert [problem.code for problem in thread.problems] == ["no-comments"]


@pytest.mark.parametrize("name", EXPECTED)
def test_each_comment_knows_its_span(name: str) -> None:
    text = (CASES / name / "input.txt").read_text("utf-8")
    end = 0
    for comment in case(name).comments:
        assert comment.where is not None
        assert comment.where.start is not None
        assert comment.where.end is not None
        assert comment.where.line is not None
        span = text[comment.where.start : comment.where.end]
        assert comment.where.start >= end
        end = comment.where.end
        assert comment.author is not None
        assert comment.author.name in span
        assert "".join(comment.body.source.split()) in "".join(span.split())
        assert comment.author.name in text.splitlines()[comment.where.line - 1]


def test_the_first_shape_gives_title_body_and_paragraphs() -> None:
    thread = case("says-glued-dates")
    assert thread.post is not None
    assert thread.post.title == "Why do my sourdough loaves come out flat?"
    assert thread.post.body is not None
    assert thread.post.body.source.endswith("straight from the cold.")
    assert [comment.id for comment in thread.comments] == ["1", "2", "3", "4"]
    assert bodies(thread)[1].splitlines()[1].startswith("Petra, try")
    assert bodies(thread)[2].endswith("just like that?\n\nthank you all")
    assert thread.origin.profile == "X says: DATE"


def test_number_that_names_a_comment_is_its_id() -> None:
    assert [comment.id for comment in case("number-hash").comments] == ["3", "2", "1"]
    assert [comment.extra.get("number") for comment in case("indented-replies").comments] == [*"8119", "10", "1"]


def test_link_words_and_form_stay_out_of_bodies() -> None:
    thread = case("said-on-with-heading")
    assert bodies(thread)[1] == "Ours only ever ate the strawberries.\nAnd the cat's dinner."
    assert bodies(thread)[2] == "Then you were lucky!"
    assert thread.post is not None
    assert thread.post.extra["heading"] == "3 Responses to “Keeping snails off the lettuce”"
    assert thread.post.extra["footer"].startswith("Leave a Reply")


def test_link_word_inside_a_text_stays() -> None:
    thread = read("T\n\nPost.\n\nAnja says: 2012-10-25 15:08\n\nThe button said\nReply\nand I did.\n\nReply\n")
    assert bodies(thread) == ["The button said\nReply\nand I did."]


def test_badge_becomes_a_role() -> None:
    author = case("name-line-date-line").comments[1].author
    assert author is not None
    assert author.roles == ("author",)


def test_kinds_of_links() -> None:
    assert [comment.kind for comment in case("pingbacks").comments] == [
        "comment", "pingback", "comment", "pingback", "comment",
    ]  # fmt: skip
    assert case("date-by-name").comments[2].kind == "trackback"


def test_dates_of_pingbacks() -> None:
    thread = read(
        "Tea\n\nPost.\n\n3 comments\n\nPingback: On leaves | The Leaf on 3 March 2012\n\n"
        "Trackback: Water, 3 March 2012 and after\n\nAnja says: 4 March 2012\n\nHot.\n"
    )
    assert authors(thread) == ["On leaves | The Leaf", "Water, 3 March 2012 and after", "Anja"]
    assert [c.published.isoformat() if c.published else None for c in thread.comments] == [
        "2012-03-03",
        None,
        "2012-03-04",
    ]


def test_glue_is_a_sign_of_flattening() -> None:
    thread = read(f"{POST}MarianneOctober 11, 2012\nHot.\n\nTeoOctober 12, 2012\nCold, by now.\n")
    assert authors(thread) == ["Marianne", "Teo"]
    assert bodies(thread) == ["Hot.", "Cold, by now."]
    assert read(f"{POST}Marianne October 11, 2012\nHot.\n\nTeo October 12, 2012\nCold, by now.\n").comments == ()


def test_quoted_speech_in_a_comment_stays_text() -> None:
    assert bodies(case("on-date-said"))[1].startswith("Gunilla wrote:\n> I read the rest.\n\nThen you")


def test_dates_are_kept_as_found() -> None:
    first = case("says-glued-dates").comments[0].published
    assert first is not None
    assert first.text == "04/05/20189:02 am"
    assert first.basis is not None
    assert "03/30" in first.basis


@pytest.mark.parametrize(
    ("heading", "count"),
    [
        ("3 Comments", 3),
        ("One Response to “Tea”", 1),
        ("Comments (12)", 12),
        ("1,204 comments", 1204),
        ("2 Kommentare zu „Tee“", 2),
        ("Kommentare: 7", 7),
        ("5 commentaires", 5),
        ("Deux réponses à « Thé »", 2),
        ("4 comentarios en «Té»", 4),
        ("6 comentários", 6),
        ("3 commenti su “Tè”", 3),
        ("8 reacties op “Thee”", 8),
        ("9 kommentarer", 9),
        ("2 komentarze do “Herbata”", 2),
        ("5 komentářů", 5),
        ("11 комментариев", 11),
        ("4 条评论", 4),
        ("3件のコメント", 3),
        ("댓글 6", 6),
        ("2 yorum", 2),
        ("7 hozzászólás", 7),
        ("There are 5 comments", 5),
        ("There are 3 responses to this post", 3),
        ("« 4 Comments »", 4),
        ("6 Comments Add yours", 6),
        ("Showing 9 comments", 9),
        ("8 comments, 2 pingbacks", 8),
        ("Comments 1 - 20 of 57", 57),
        ("コメント 5件", 5),
        ("共有 3 条评论", 3),
        ("댓글 4개", 4),
        ("3 kommenttia artikkeliin", 3),
        ("3 komentara", 3),
    ],
)
def test_stated_count_in_many_languages(heading: str, count: int) -> None:
    thread = read(f"Tea\n\nPost.\n\n{heading}\n\nAnja says: 2012-10-25 15:08\n\nHot.\n")
    assert thread.claimed == count
    assert bodies(thread) == ["Hot."]
    assert [problem.code for problem in thread.problems] == (["count-mismatch"] if count != 1 else [])


@pytest.mark.parametrize(
    "says",
    [
        "says", "wrote", "commented", "sagt", "schrieb", "a écrit", "dit", "dijo", "escribió", "disse", "ha scritto",
        "zegt", "schreef", "skrev", "säger", "pisze", "napsal", "говорит", "написала", "diyor ki", "kirjoitti",
    ],
)  # fmt: skip
def test_speakers_in_many_languages(says: str) -> None:
    thread = read(
        f"Tea\n\nPost.\n\nZoë Brandt {says}: 2012-10-25 15:08\n\nHot.\n\nTeo {says}: 2012-10-26 9:01\n\nCold.\n"
    )
    assert authors(thread) == ["Zoë Brandt", "Teo"]
    assert bodies(thread) == ["Hot.", "Cold."]


def test_undated_speakers_need_a_heading() -> None:
    speech = "Anja says:\n\nHot.\n\nTeo says:\n\nCold.\n"
    assert bodies(read(f"Tea\n\nA post of some length.\n\nComments\n\n{speech}")) == ["Hot.", "Cold."]
    assert bodies(read(f"Tea\n\nA post of some length.\n\n{speech}")) == []


def test_byline_belongs_to_the_post() -> None:
    thread = read(
        "On kettles\n\nPosted by Marit Ness on 3 March 2012\n\nThey sing.\n\n2 comments\n\n"
        "Posted by Teo on 4 March 2012\n\nOurs is silent.\n\nPosted by Anja on 5 March 2012\n\nOurs, too.\n"
    )
    assert thread.post is not None
    assert thread.post.author == threadkit.Author("Marit Ness")
    assert thread.post.published is not None
    assert thread.post.published.isoformat() == "2012-03-03"
    assert thread.post.body is not None
    assert thread.post.body.source == "They sing."
    assert authors(thread) == ["Teo", "Anja"]


def test_a_post_with_byline_and_form_has_no_comments() -> None:
    thread = read(
        "On kettles\n\nPosted by Marit Ness on 3 March 2012 at 15:08\n\nThey sing.\n\nLeave a Reply\n\nName\nEmail\n"
    )
    assert thread.comments == ()


def test_count_above_the_post_is_not_the_heading() -> None:
    thread = read(
        "On kettles\n\n2 comments\n\nPosted by Marit Ness on 3 March 2012\n\nThey sing.\n\n2 comments\n\n"
        "Posted by Teo on 4 March 2012\n\nOurs is silent.\n\nPosted by Anja on 5 March 2012\n\nOurs, too.\n"
    )
    assert authors(thread) == ["Teo", "Anja"]
    assert thread.claimed == 2


def test_number_on_a_line_of_its_own() -> None:
    thread = read("Tea\n\nPost.\n\nComments\n\n1\nAnja\n2012-10-25 15:08\nHot.\n\n2\nTeo\n2012-10-25 15:31\nCold.\n")
    assert [comment.id for comment in thread.comments] == ["1", "2"]
    assert bodies(thread) == ["Hot.", "Cold."]


@pytest.mark.parametrize(
    "rest",
    [
        "1. Water\nBring it to the boil.\n\n2. Leaves\nOne spoon each.\n\n3. Time\nFour minutes.\n\nLeave a Reply\n",
        "Anja says: How?\n\nTeo says: Slowly.\n\nAnja says: And then?\n\nTeo says: Then again.\n\nLeave a comment\n",
        "[10/25/2012 3:08 pm] Teo: tea?\n[10/25/2012 3:11 pm] Anja: no\n[10/25/2012 3:12 pm] Teo: oh\n\n"
        "He drank alone.\n\nIt was cold by then.\n",
        "On March 3, 2012, Anja Holm said: “Tea is a right.”\n\nOn March 9, 2012, Teo Marsh said: “Tea is a duty.”\n",
        "Oslo, 3 March 2012\n\nRain.\n\nBergen, 5 March 2012\n\nMore rain.\n\nVoss, 7 March 2012\n\nSnow.\n",
        "Update, 3 March 2012, 15:08\nThe kettle is back.\n\nUpdate, 3 March 2012, 17:42\nIt is gone again.\n",
        "commit 3f2a\nAuthor: Anja <a@tea.example>\nDate: 2012-03-03 15:08:11 +0100\n\n    Boil.\n",
        "kettle-1.2.tar.gz 2012-03-03 15:08\nkettle-1.3.tar.gz 2012-04-03 11:42\nkettle-1.4.tar.gz 2012-05-03 09:13\n",
        "Contents\n\n1. Introduction\n2. Water\n3. Comments\n\nIntroduction\n\nThis book is about tea.\n",
        "Posted by Marit Ness on 3 March 2012 at 15:08\n",
        "Kari Moe (13/10/1962)\nA singer of some fame.\n\nOle Dahl (14/10/1947)\nA founder of two firms.\n\n"
        "Liv Aas (15/10/1970)\nAn actor.\n",
    ],
)
def test_lists_dates_and_talk_are_no_comments(rest: str) -> None:
    assert bodies(read(POST + rest)) == []


@pytest.mark.parametrize("indent", ["\t", "\u00a0\u00a0", "\u3000", "    "])
def test_any_white_space_indents(indent: str) -> None:
    thread = read(
        "Tea\n\nPost.\n\nAnja says: 2012-10-25 15:08\n\nHot.\n\n"
        f"{indent}Teo says: 2012-10-25 15:31\n\n{indent}Cold.\n\nAnja says: 2012-10-25 16:02\n\nHot!\n"
    )
    assert [comment.parent_id for comment in thread.comments] == [None, "1", None]
    assert bodies(thread) == ["Hot.", "Cold.", "Hot!"]


def test_comments_without_a_post() -> None:
    thread = read("Anja says: 2012-10-25 15:08\n\nHot.\n\nTeo says: 2012-10-26 9:01\n\nCold.\n")
    assert thread.post is None
    assert bodies(thread) == ["Hot.", "Cold."]
    assert [problem.code for problem in thread.problems] == ["no-post"]


def test_a_text_without_comments_is_a_post() -> None:
    thread = read("Tea\n\nIt is hot.\nIt is wet.\n")
    assert thread.post is not None
    assert (thread.post.title, thread.post.body) == ("Tea", threadkit.Body("It is hot.\nIt is wet.", "text"))
    assert [problem.code for problem in thread.problems] == ["no-comments"]


def test_what_decoding_mended_is_passed_on() -> None:
    thread = threadkit.parse(b"Tea\n\nIt is \x01 hot.\n", format="text")
    assert {problem.code for problem in thread.problems} >= {"control-characters", "no-comments"}


@pytest.mark.parametrize("name", EXPECTED)
def test_sniffing_sees_comments(name: str) -> None:
    found = sniff(Source(CASES / name / "input.txt"))
    assert found is not None
    assert 0.5 <= found[0] <= 0.8
    assert found[1]


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("Only a line of prose.", 0.3),
        ("<ol><li>Ann says: 10/25/20123:08 am</li></ol>", 0.1),
        ('{"comments": []}', 0.1),
        ("one <b>bold</b> <i>word</i> <a href='x'>after</a> <p>another</p>" * 9, 0.1),
    ],
)
def test_sniffing_leaves_the_rest_to_others(text: str, most: float) -> None:
    found = sniff(Source(text))
    assert found is not None
    assert found[0] <= most


def test_sniffing_refuses_what_is_no_text() -> None:
    assert sniff(Source(b"")) is None
    assert sniff(Source(bytes(range(32)) * 40)) is None


@pytest.mark.parametrize(
    "said", ["Thanks for this.", "Share this!", "Comments are closed, it seems?", "Reply to this."]
)
def test_a_body_of_link_words_is_kept_if_it_is_all_there_is(said: str) -> None:
    header = "Teo says:\n2012-10-25 15:31\n"
    assert bodies(read(f"{POST}2 comments\n\nAnja says:\n2012-10-25 15:08\nHot.\n\n{header}{said}\n\nReply\n")) == [
        "Hot.",
        said,
    ]
    thread = read(
        f"{POST}2 comments\n\nAnja says:\n2012-10-25 15:08\nHot.\nReply\n\n{header}{said}\n\nLeave a Reply\n\nName\n"
    )
    assert bodies(thread) == ["Hot.", said]
    assert thread.post is not None
    assert thread.post.extra["footer"] == "Leave a Reply\n\nName"


@pytest.mark.parametrize("none", ["No comments yet", "0 Comments", "Keine Kommentare", "Comments (0)"])
@pytest.mark.parametrize("form", ["", "Leave a Reply\n\nName\nEmail\nWebsite\n\nYour address is not shown.\n"])
def test_a_page_that_says_that_it_has_no_comments(none: str, form: str) -> None:
    thread = read(f"{POST}{none}\n\n{form}")
    assert thread.claimed == 0
    assert thread.comments == thread.problems == ()
    assert thread.post is not None
    assert thread.post.body == threadkit.Body(POST.split("\n\n")[1], "text")
    assert thread.post.extra == {"footer": f"{none}\n\n{form}".strip()}


def test_a_count_above_the_post_does_not_end_it() -> None:
    thread = read("Tea\n\nNo comments\n\nIt is hot.\n\nIt is wet.\n\nIt is green.\n\nIt is good.\n\nIt is all.\n")
    assert thread.post is not None
    assert thread.post.body is not None
    assert "It is all." in thread.post.body.source
