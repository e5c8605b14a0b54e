"""Headers of flattened comments: what may stand beside a name, around it, and between it and its date."""

from __future__ import annotations

import io

import pytest

import threadkit

POST = "Quinces\n\nA few words on how they are best kept over the winter.\n\n"


def read(text: str) -> threadkit.Thread:
    return threadkit.parse(text, format="text")


def found(text: str) -> list[tuple[str | None, str, str]]:
    """Author, date and body of every comment."""
    return [
        (
            (comment.author.name or comment.author.handle) if comment.author else None,
            comment.published.isoformat() if comment.published else "",
            comment.body.source,
        )
        for comment in read(POST + text).comments
    ]


@pytest.mark.parametrize(
    "header",
    [
        "{name} <{email}> wrote:\n2009-03-14 17:22",
        "{name} <{email}> wrote on 2009-03-14 17:22:",
        "Posted by {name} ({email}) at 2009-03-14 17:22",
        "{name} [{email}]\n2009-03-14 17:22",
    ],
)
def test_mail_address_is_not_part_of_the_name(header: str) -> None:
    people = [("Edda Quist", "edda@quince.example"), ("Nils", "n.berg+q@mail.quince.example")]
    thread = read(POST + "".join(header.format(name=n, email=e) + "\n\nIn straw.\n\n" for n, e in people))
    assert [(c.author.name, c.author.email) for c in thread.comments if c.author] == people
    out = io.StringIO()
    threadkit.write([thread], out, "json")
    assert "@" not in out.getvalue()


@pytest.mark.parametrize("address", ["192.0.2.17", "203.0.113.x", "2001:db8:0:0:0:0:0:7"])
def test_computer_address_is_private(address: str) -> None:
    thread = read(f"{POST}2 comments\n\nOld Nils ({address}) wrote:\n\nIn straw.\n\nEdda wrote:\n\nIn sand.\n")
    assert [c.author and c.author.name for c in thread.comments] == ["Old Nils", "Edda"]
    assert [dict(c.private) for c in thread.comments] == [{"ip": address}, {}]


def test_login_name_is_a_handle() -> None:
    thread = read(f"{POST}@nils_b\n2009-03-14 17:22\nIn straw.\n\nEdda (@edda)\n2009-03-15 9:07\nIn sand.\n")
    assert [(c.author.name, c.author.handle) for c in thread.comments if c.author] == [
        (None, "nils_b"),
        ("Edda", "edda"),
    ]


@pytest.mark.parametrize("lead", ["### ", "#", "> ", "** "])
def test_marks_of_markup_are_no_part_of_a_name(lead: str) -> None:
    text = f"2 comments\n\n{lead}Nils\n2009-03-14 17:22\nIn straw.\n\n{lead}Edda\n2009-03-15 9:07\nIn sand.\n"
    assert found(text) == [("Nils", "2009-03-14T17:22", "In straw."), ("Edda", "2009-03-15T09:07", "In sand.")]


def test_guest_before_the_name_is_a_role() -> None:
    thread = read(f"{POST}Guest - Nils\n2009-03-14 17:22\nIn straw.\n\nGuest - Edda\n2009-03-15 9:07\nIn sand.\n")
    assert [(c.author.name, c.author.roles) for c in thread.comments if c.author] == [
        ("Nils", ("guest",)),
        ("Edda", ("guest",)),
    ]


@pytest.mark.parametrize("says", ["הגיב", "कहते हैं", "พูดว่า"])
def test_speakers_in_more_scripts(says: str) -> None:
    text = f"Nils {says}:\n2009-03-14 17:22\nIn straw.\n\nEdda {says}:\n2009-03-15 9:07\nIn sand.\n"
    assert found(text) == [("Nils", "2009-03-14T17:22", "In straw."), ("Edda", "2009-03-15T09:07", "In sand.")]


STRAW = ("Nils", "2009-03-14T17:22", "In straw.\n\nNot too deep.")
SAND = ("Anonymous", "2009-03-25T07:01", "In sand.")


@pytest.mark.parametrize("says", ["said...", "said…", "wrote:", "schrieb …"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("end", ["", "\nPost a Comment\n\nNewer Post\n"])
def test_date_below_the_text(says: str, gap: str, end: str) -> None:
    comments = (
        f"Nils {says}{gap}In straw.\n\nNot too deep.{gap}March 14, 2009 5:22 PM\n\n"
        f"Anonymous {says}{gap}In sand.{gap}March 25, 2009 7:01 AM\n"
    )
    assert found(comments + end) == [STRAW, SAND]
    assert found("2 comments:\n\n" + comments + end) == [STRAW, SAND]


def test_date_below_the_text_stays_the_headers_beside_buttons() -> None:
    thread = read(
        f"{POST}2 comments\n\nNils said...\nIn straw.\n\nNot too deep.\nMarch 14, 2009 5:22 PM\nReply\n\n"
        "Anonymous said...\nIn sand.\nMarch 25, 2009 7:01 AM\nDelete\n\nHome\n"
    )
    assert [c.body.source for c in thread.comments] == [STRAW[2], SAND[2]]
    assert thread.post is not None
    assert thread.post.extra["footer"] == "Delete\n\nHome"


def test_ellipsis_between_speaker_and_date() -> None:
    text = (
        "Nils said...\nMarch 14, 2009 5:22 PM\nIn straw.\n\nNot too deep.\n\n"
        "Anonymous said... March 25, 2009 7:01 AM\nIn sand.\n"
    )
    assert found(text) == [STRAW, SAND]


@pytest.mark.parametrize("line", ["Post a Comment", "Reply", "Log in to reply"])
def test_furniture_is_no_name(line: str) -> None:
    assert found(f"2 comments\n\n{line}\n2009-03-14 17:22\nIn straw.\n\n{line}\n2009-03-15 9:07\nIn sand.\n") == []


@pytest.mark.parametrize("says", ["", " says:"])
@pytest.mark.parametrize("date", ["March {day}, 2009 at 5:22 pm", "2009-03-{day} 17:22", "{day}/03/2009 17:22"])
def test_text_glued_to_a_date_on_its_own_line(says: str, date: str) -> None:
    first, second = (date.format(day=day) for day in (14, 25))
    assert found(f"2 comments\n\nNils{says}\n{first}Straw.\nNot too deep.\n\nEdda{says}\n{second}Sand.\n") == [
        ("Nils", "2009-03-14T17:22", "Straw.\nNot too deep."),
        ("Edda", "2009-03-25T17:22", "Sand."),
    ]


def test_a_numbered_list_below_a_heading_is_no_list_of_comments() -> None:
    assert found("3 comments on the harvest:\n\n1. Quinces\n2. Medlars\n3. Rosehips\n") == []
    assert found("2 comments\n\n1. Nils\nIn straw.\n\n2. Edda\nIn sand.\n") == [
        ("Nils", "", "In straw."),
        ("Edda", "", "In sand."),
    ]


@pytest.mark.parametrize("gap", [" ", "\t"])
def test_bare_number_before_name_and_date(gap: str) -> None:
    first = gap.join(("1", "Nils", "March 14, 2009 at 5:22 pm"))
    second = gap.join(("2", "Edda Quist", "March 25, 2009 at 7:01 am"))
    thread = read(f"{POST}{first}\n\nIn straw.\n\n{second}\n\nIn sand.\n")
    assert [(c.id, c.author and c.author.name, c.body.source) for c in thread.comments] == [
        ("1", "Nils", "In straw."),
        ("2", "Edda Quist", "In sand."),
    ]


def test_a_name_may_begin_with_a_number() -> None:
    text = "2 comments\n\n7 Sisters says: 2009-03-14 17:22\nIn straw.\n\nEdda says: 2009-03-15 9:07\nIn sand.\n"
    assert [name for name, _, _ in found(text)] == ["7 Sisters", "Edda"]


@pytest.mark.parametrize("label", ["From", "Name", "Von", "Nom"])
def test_records_with_labels(label: str) -> None:
    text = f"{label}: Nils\nDate: 2009-03-14 17:22\n\nIn straw.\n\n{label}: Edda\nDate: 2009-03-15 9:07\n\nIn sand.\n"
    assert found(text) == [("Nils", "2009-03-14T17:22", "In straw."), ("Edda", "2009-03-15T09:07", "In sand.")]


def test_a_log_of_commits_is_no_list_of_comments() -> None:
    entry = "commit {id}\nAuthor: {name} <{name}@quince.example>\nDate: 2009-03-14 17:{minute}\n\n    Peel.\n\n"
    assert found("".join(entry.format(id=n, name=name, minute=n) for n, name in ((13, "nils"), (24, "edda")))) == []


def test_a_button_below_every_undated_speech() -> None:
    speech = "Nils says:\nIn straw.\n{0}\nEdda says:\nIn sand.\n{0}\nOlaf says:\nIn the attic.\n{0}"
    assert [name for name, _, _ in found(speech.format("Reply\n"))] == ["Nils", "Edda", "Olaf"]
    assert found(speech.format("")) == []


def test_words_between_speaker_and_date_are_no_name() -> None:
    assert found("".join(f"Nils said...\nBox {n}\nMarch 14, 2009 5:2{n} PM\n\n" for n in range(1, 6))) == []
