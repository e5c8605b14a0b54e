"""Mail: every message is kept, whatever its ids, its charset and its parts say."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import threadkit
from threadkit.readers.mail.bodies import flowed
from threadkit.readers.mail.conversations import Conversations, Links
from threadkit.readers.mail.headers import base_subject, decoded


def message(id: str, *references: str, reply: str = "", text: str = "Hot.", **headers: str) -> str:
    told = {"From": "Ann <ann@post.example>", "Subject": "Tea", "Date": "Thu, 11 Oct 2012 03:08:00 +0000"}
    told |= {"Message-ID": f"<{id}>"} if id else {}
    told |= {"References": " ".join(f"<{one}>" for one in references)} if references else {}
    told |= {"In-Reply-To": reply} if reply else {}
    told |= {name.replace("_", "-"): value for name, value in headers.items()}
    return "".join(f"{name}: {value}\n" for name, value in told.items()) + f"\n{text}\n"


def mbox(*messages: str) -> str:
    return "".join(f"From ann@post.example Thu Oct 11 03:08:00 2012\n{one}\n" for one in messages)


def threads(*messages: str) -> list[threadkit.Thread]:
    return list(threadkit.iter_threads(mbox(*messages)))


def shape(found: list[threadkit.Thread]) -> list[tuple[str | None, list[tuple[str, str | None]]]]:
    return [(t.post and t.post.id, [(c.id, c.parent_id) for c in t.comments]) for t in found]


def test_the_message_that_began_it_is_the_post() -> None:
    found = threads(message("b", "a"), message("z"), message("a"), message("c", "a", "b"))
    assert shape(found) == [("a", [("b", None), ("c", "b")]), ("z", [])]


def test_a_missing_beginning_is_a_placeholder_for_all_that_name_it() -> None:
    (found,) = threads(message("b", "gone", Subject="Re: Tea"), message("c", "gone"), message("d", "gone", "b"))
    assert shape([found]) == [("gone", [("b", None), ("c", None), ("d", "b")])]
    assert found.post is not None
    assert (found.post.title, "placeholder" in found.post.extra) == ("Tea", True)


def test_where_the_parent_is_missing_the_nearest_before_it_counts() -> None:
    (found,) = threads(message("a"), message("b", "a"), message("d", "a", "b", "gone"))
    assert shape([found]) == [("a", [("b", None), ("d", "b")])]
    assert found.comments[1].extra["in_reply_to"] == "gone"


def test_others_may_tell_what_came_before_a_missing_one() -> None:
    (found,) = threads(message("a"), message("b", "a"), message("c", "a", "b", "gone"), message("d", reply="<gone>"))
    assert shape([found])[0][1][2] == ("d", "b")


@pytest.mark.parametrize(
    ("references", "reply", "parent"),
    [
        (("b", "a"), "<b>", "b"),  # a list in another order: the one id of In-Reply-To is sure
        (("a", "b"), "", "b"),
        (("a", "b"), "<x> <b>", "b"),
        ((), "Ann's message of Monday <b>", "b"),
        ((), "<a> <b>", None),
        (("typo",), "<b>", "b"),
    ],
)
def test_which_reference_counts(references: tuple[str, ...], reply: str, parent: str | None) -> None:
    (found,) = threads(message("a"), message("b", "a"), message("c", *references, reply=reply))
    assert shape([found])[0][1][1] == ("c", parent)


def test_circles_selves_and_twins_are_all_kept() -> None:
    found = threads(message("a", "b"), message("b", "a"), message("s", "s"), message("t"), message("t", text="Cold."))
    ids = [item.id for thread in found for item in (*((thread.post,) if thread.post else ()), *thread.comments)]
    assert sorted(id or "" for id in ids) == ["a", "b", "s", "t", "t"]
    assert "parent-cycle" in [problem.code for thread in found for problem in thread.problems]


def test_a_message_without_an_id() -> None:
    (found,) = threads(message(""))
    assert found.post is not None
    assert found.post.id == "#1"
    assert [problem.code for problem in found.problems] == ["no-id"]


@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.lists(st.sampled_from("abcdefgxy"), max_size=4)), max_size=9))
def test_every_message_is_in_one_conversation(links: list[tuple[str, list[str]]]) -> None:
    conversations = Conversations()
    for id, references in links:
        conversations.add(Links(id, tuple(references)))
    conversations.settle()
    names = [conversations.thread_of(number) for number in range(len(links))]
    for number, name in enumerate(names):
        parent, _ = conversations.parent_of(number)
        assert conversations.thread_of(number) == name
        assert parent != conversations.id_of(number)
        beginning = conversations.beginning(name)
        assert beginning is None or names[beginning] == name


def test_a_conversation_of_many_thousand_takes_linear_time() -> None:
    conversations = Conversations()
    for number in range(100_000):
        conversations.add(Links(str(number), (str(number - 1),) if number else ()))
    conversations.settle()
    assert {conversations.thread_of(number) for number in range(100_000)} == {conversations.thread_of(0)}
    assert conversations.parent_of(99_999)[0] == "99998"


# --- Mailboxes --------------------------------------------------------------------------------------------------------


def test_from_begins_sentences_too() -> None:
    text = "Words.\n\nFrom here on, words.\n\n>From there, and\n>>From everywhere."
    (found,) = threads(message("a", text=text))
    assert found.post is not None
    assert found.post.body is not None
    assert found.post.body.source == "Words.\n\nFrom here on, words.\n\nFrom there, and\n>From everywhere."


def test_a_folder_of_messages(tmp_path: Path) -> None:
    for folder in ("cur", "new", "tmp"):
        (tmp_path / folder).mkdir()
    (tmp_path / "new" / "1.eml:2,S").write_text(message("b", "a"))
    (tmp_path / "cur" / "2:2,").write_text(message("a"))
    (tmp_path / "cur" / "notes").write_text("no mail at all")
    (tmp_path / ".index").write_text("hidden")
    (found,) = threadkit.iter_threads(tmp_path)
    assert shape([found]) == [("a", [("b", None)])]
    assert [problem.code for problem in found.problems] == ["bad-record"]
    assert found.comments[0].where is not None
    assert (found.comments[0].where.source or "").endswith("1.eml:2,S")


# --- Headers and bodies -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("=?utf-8?b?R3LDvMOfZQ==?=", "Grüße"),
        ("=?iso-8859-1?q?caf=E9?= =?utf-8?q?_=E2=82=AC?=", "café €"),
        ("a =?utf-8?q?b?= c", "a b c"),
        ("=?nonsense?q?caf=C3=A9?=", "café"),
        ("=?utf-8?b?%%%?=", "=?utf-8?b?%%%?="),
        ("folded\n\tline", "folded line"),
    ],
)
def test_encoded_words(header: str, text: str) -> None:
    assert decoded(header) == text


def test_bytes_in_headers_that_no_standard_allows() -> None:
    data = message("a", Subject="Grüße").encode("latin-1")
    thread = threadkit.parse(data, format="eml")
    assert thread.post is not None
    assert thread.post.title == "Grüße"


@pytest.mark.parametrize(
    ("charset", "data"),
    [
        ("utf-8", "tea is café".encode()),
        ("iso-8859-1", "tea is café".encode("cp1252")),
        ("us-ascii", "tea is café".encode()),
        ("x-unknown", "tea is café".encode()),
        ("gb2312", "tea is café".encode("gb18030")),
    ],
)
def test_charsets_true_and_false(charset: str, data: bytes) -> None:
    head = message("a", Content_Type=f"text/plain; charset={charset}", text="").encode()
    thread = threadkit.parse(head + data, format="eml")
    assert thread.post is not None
    assert thread.post.body == threadkit.Body("tea is café", "text")


def test_parts() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "Ann <ann@post.example>", "Tea", "<a@x>"
    mail.set_content("plain words")
    mail.add_alternative("<p>rich words</p>", subtype="html")
    mail.add_attachment(b"123", maintype="image", subtype="png", filename="tasse.png")
    inner = EmailMessage()
    inner["Subject"] = "Sent on"
    inner.set_content("inner words")
    mail.add_attachment(inner)
    post = threadkit.parse(mail.as_bytes(), format="eml").post
    assert post is not None
    assert post.body == threadkit.Body("plain words", "text")
    picture, sent_on = post.extra["attachments"]
    assert picture == {"name": "tasse.png", "type": "image/png", "size": 3}
    assert (sent_on["type"], sent_on["subject"]) == ("message/rfc822", "Sent on")


def test_html_alone_is_html() -> None:
    text = message("a", Content_Type="text/html", text="<p>so <b>hot</b></p>")
    post = threadkit.parse(text, format="eml").post
    assert post is not None
    assert post.body == threadkit.Body("<p>so <b>hot</b></p>")


def test_parts_within_parts_a_thousand_times() -> None:
    deep = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000)) + "\nwords\n"
    (found,) = threadkit.iter_threads(f"From: a@b.example\nMessage-ID: <a>\nMIME-Version: 1.0\n{deep}", format="eml")
    assert found.post is not None
    assert found.post.id == "a"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a \nb\nc", "a b\nc"),
        ("> a \n> b\nc", "> a b\nc"),
        ("> a \n>> b", "> a \n>> b"),
        (" From me", "From me"),
        ("a \n-- \nAnn", "a \n-- \nAnn"),
        ("", ""),
    ],
)
def test_flowed(written: str, shown: str) -> None:
    assert flowed(written) == shown


def test_flowed_without_the_space() -> None:
    assert flowed("Donau\u00ad \ndampf", delete_space=True) == "Donau\u00addampf"


def test_personal_headers_are_private() -> None:
    (found,) = threads(message("a"), message("b", "a", To="mo@tea.example", X_Originating_IP="[192.0.2.7]"))
    (comment,) = found.comments
    assert comment.private == {"to": "mo@tea.example", "ip": "192.0.2.7"}
    assert "@tea.example" not in threadkit.render(found, "json")


@pytest.mark.parametrize(
    ("subject", "base"),
    [
        ("Re: Tea", "Tea"),
        ("RE[2]: Fwd: Tea", "Tea"),
        ("Aw: Tea", "Tea"),
        ("[leaves] Re: Tea", "Tea"),
        ("[leaves] Tea", "[leaves] Tea"),
        ("Really: tea", "Really: tea"),
        ("", ""),
    ],
)
def test_base_subjects(subject: str, base: str) -> None:
    assert base_subject(subject) == base
