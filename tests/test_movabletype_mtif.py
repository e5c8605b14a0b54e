"""MTIF: sections, keys in any order, and texts that look like keys."""

from __future__ import annotations

import pytest

import threadkit

ENTRY = "AUTHOR: Mo\nTITLE: Tea\nDATE: 08/08/2007 03:00:00 PM\n-----\nBODY:\nOne cup.\n-----\n"


def comments(*sections: str) -> tuple[threadkit.Comment, ...]:
    return threadkit.parse(ENTRY + "".join(f"{section}\n-----\n" for section in sections) + "--------\n").comments


def test_entry_after_entry() -> None:
    found = list(threadkit.iter_threads((ENTRY + "--------\n") * 3))
    assert [thread.post and thread.post.title for thread in found] == ["Tea"] * 3
    assert not any(thread.problems for thread in found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hot.", "Hot."),
        ("See this:\nURL: none", "See this:\nURL: none"),
        ("NOTE: not a key", "NOTE: not a key"),
        ("COMMENT:", "COMMENT:"),
        ("a\n\n-----\t\nb", "a\n\n-----\nb"),
        ("", ""),
    ],
)
def test_what_is_text_stays_text(text: str, said: str) -> None:
    (found,) = comments(f"COMMENT:\nAUTHOR: Ann\nDATE: 01/31/2002 15:47:06\n{text}")
    assert found.body.text == said
    assert found.author == threadkit.Author("Ann")


def test_a_key_that_was_there_begins_the_text() -> None:
    (found,) = comments("COMMENT:\nAUTHOR: Ann\nAUTHOR: not me")
    assert found.body.text == "AUTHOR: not me"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("01/31/2002 03:47:06 PM", "2002-01-31T15:47:06"),
        ("01/31/2002 12:00:00 AM", "2002-01-31T00:00:00"),
        ("1/2/2002 15:47", "2002-01-02T15:47"),
        ("01/31/2002", "2002-01-31"),
        ("02/03/04 5:06:07 PM", "2004-02-03T17:06:07"),
    ],
)
def test_dates_are_month_first(written: str, iso: str) -> None:
    (found,) = comments(f"COMMENT:\nDATE: {written}\nx")
    assert found.published is not None
    assert found.published.isoformat() == iso


def test_a_ping_is_a_trackback() -> None:
    (found,) = comments("PING:\nTITLE: Tea elsewhere\nURL: https://d.example/\nIP: 192.0.2.1\nBLOG NAME: D\nWords")
    assert (found.kind, found.author, found.extra) == (
        "trackback",
        threadkit.Author("D", url="https://d.example/"),
        {"title": "Tea elsewhere"},
    )
    assert found.private == {"ip": "192.0.2.1"}


def test_line_ends_of_windows_and_a_last_entry_without_an_end() -> None:
    document = (ENTRY + "COMMENT:\nAUTHOR: Ann\nHot.\n").replace("\n", "\r\n")
    thread = threadkit.parse(document)
    assert [c.body.text for c in thread.comments] == ["Hot."]
    assert [problem.code for problem in thread.problems] == ["truncated"]


def test_the_entry_says_what_its_text_is() -> None:
    for markup, format, shown in (("richtext", "html", "One\ncup."), ("markdown", "markdown", "One\ncup.")):
        text = f"TITLE: Tea\nCONVERT BREAKS: {markup}\nDATE: 08/08/2007\n-----\nBODY:\nOne\ncup.\n-----\n--------\n"
        post = threadkit.parse(text, format="mtif").post
        assert post is not None
        assert post.body == threadkit.Body(shown, format)


def test_an_encoding_that_is_named() -> None:
    thread = threadkit.parse((ENTRY.replace("One cup.", "お茶") + "--------\n").encode("euc_jp"), encoding="euc-jp")
    assert thread.post is not None
    assert thread.post.body == threadkit.Body("お茶")


def test_one_long_line_takes_linear_time() -> None:
    (found,) = comments("COMMENT:\nAUTHOR: Ann\n" + "x" * 3_000_000)
    assert len(found.body.source) == 3_000_000
