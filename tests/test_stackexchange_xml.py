"""The Stack Exchange dump: rows find their posts, and nothing that a row says is lost."""

from __future__ import annotations

import pytest

import threadkit


def rows(document: str, *rows: str) -> list[threadkit.Thread]:
    return list(threadkit.iter_threads(f"<{document}>{''.join(f'<row {row} />' for row in rows)}</{document}>"))


def test_comments_of_posts_in_turns() -> None:
    found = rows("comments", 'Id="1" PostId="3" Text="a"', 'Id="2" PostId="8" Text="b"', 'Id="3" PostId="3" Text="c"')
    assert [(t.post and t.post.id, [c.id for c in t.comments]) for t in found] == [("3", ["1", "3"]), ("8", ["2"])]
    assert found[0].comments[0].body == threadkit.Body("a", "markdown")


def test_a_date_without_a_zone_is_in_utc() -> None:
    ((found,),) = [
        t.comments for t in rows("comments", 'Id="1" PostId="3" Text="a" CreationDate="2011-10-11T19:50:34.047"')
    ]
    assert found.published is not None
    assert found.published.isoformat() == "2011-10-11T19:50:34.047000+00:00"


def test_an_answer_before_its_question_and_one_without() -> None:
    found = rows(
        "posts",
        'Id="4" PostTypeId="2" ParentId="1" Body="&lt;p&gt;80&lt;/p&gt;" Score="-3"',
        'Id="1" PostTypeId="1" Title="How hot?" AcceptedAnswerId="4" Tags="|tea|green|" Body="?"',
        'Id="5" PostTypeId="2" ParentId="9" Body="!"',
    )
    assert [(t.post and t.post.id, [c.id for c in t.comments]) for t in found] == [("1", ["4"]), ("9", ["5"])]
    (answer,) = found[0].comments
    assert (answer.kind, answer.score, answer.extra) == ("answer", -3.0, {"accepted": True})
    assert found[0].post is not None
    assert found[0].post.extra["tags"] == ["tea", "green"]
    assert "placeholder" in (found[1].post.extra if found[1].post else {})


def test_what_has_no_place_in_the_model_is_kept() -> None:
    ((found,),) = [
        t.comments for t in rows("comments", 'Id="1" PostId="3" Text="a" ContentLicense="CC BY-SA 3.0" Score="x"')
    ]
    assert found.score is None
    assert found.extra == {"ContentLicense": "CC BY-SA 3.0", "Score": "x"}


def test_another_file_of_a_dump_is_refused() -> None:
    with pytest.raises(threadkit.ReadError, match="neither posts nor comments"):
        threadkit.parse("<users><row Id='1' /></users>", format="stackexchange-xml")


def test_a_row_without_an_id() -> None:
    (found,) = rows("comments", 'PostId="3" Text="a"')
    assert [problem.code for problem in found.problems] == ["no-id"]
