"""Bodies of flattened comments: notices, link words and the rest that is no part of what somebody wrote."""

from __future__ import annotations

import pytest

import threadkit

POST = "Quinces\n\nA few words on how they are best kept over the winter.\n\n"


def two(first: str, second: str) -> threadkit.Thread:
    """A page with two comments of these texts."""
    return threadkit.parse(
        f"{POST}2 comments\n\nNils says:\n2009-03-14 17:22\n{first}\n\nEdda says:\n2009-03-15 9:07\n{second}\n",
        format="text",
    )


def sources(thread: threadkit.Thread) -> list[str]:
    return [comment.body.source for comment in thread.comments]


@pytest.mark.parametrize(
    "notice",
    [
        "Your comment is awaiting moderation.",
        "Dein Kommentar wartet auf Freischaltung.",
        "Votre commentaire est en attente de modération.",
        "Tu comentario está pendiente de moderación.",
        "Ваш комментарий ожидает проверки.",
        "您的评论正在等待审核。",
    ],
)
def test_a_comment_that_waits_is_pending(notice: str) -> None:
    thread = two(f"{notice}\nIn straw.", "In sand.")
    assert sources(thread) == ["In straw.", "In sand."]
    assert [c.status for c in thread.comments] == ["pending", "visible"]
    assert thread.comments[0].extra == {"notice": notice}
    between = threadkit.parse(
        f"{POST}2 comments\n\nNils\n{notice}\n2009-03-14 17:22\nIn straw.\n\nEdda\n2009-03-15 9:07\nIn sand.\n",
        format="text",
    )
    assert sources(between) == ["In straw.", "In sand."]
    assert [c.status for c in between.comments] == ["pending", "visible"]


@pytest.mark.parametrize(
    "words",
    [
        "[deleted]",
        "[removed]",
        "[deleted by user]",
        "This comment has been deleted.",
        "This comment has been removed by the author.",
        "Este comentario ha sido eliminado por el autor.",
        "Dieser Kommentar wurde gelöscht.",
    ],
)
def test_a_body_that_only_tells_of_its_deletion(words: str) -> None:
    thread = two(words, "In sand.")
    assert [c.status for c in thread.comments] == ["deleted", "visible"]
    assert sources(thread) == ["", "In sand."]
    assert thread.comments[0].extra == {"notice": words}


@pytest.mark.parametrize("words", ["Deleted.", "This comment has been removed twice, why?", "[deleted] was right."])
def test_a_body_about_deletion_is_a_body(words: str) -> None:
    thread = two(words, "In sand.")
    assert [c.status for c in thread.comments] == ["visible", "visible"]
    assert sources(thread) == [words, "In sand."]


@pytest.mark.parametrize(
    "line",
    [
        "12 points · reply", "Liked by 2 people", "Thumb up 0", "Log in to leave a comment", "Cancel reply", "응답",
        "ตอบ", "3 people like this", "Antwort abbrechen",
    ],
)  # fmt: skip
def test_words_of_links_and_counts_are_no_text(line: str) -> None:
    assert sources(two(f"In straw.\n{line}", "In sand.")) == ["In straw.", "In sand."]


@pytest.mark.parametrize(
    "line", ["Reply to Nils", "Antworte auf Nils", "Répondre à Nils", "Nils | 2009-03-14 17:22 | #"]
)
def test_what_names_the_author_again_is_no_text(line: str) -> None:
    assert sources(two(f"In straw.\n{line}", "In sand.")) == ["In straw.", "In sand."]


@pytest.mark.parametrize(
    "line", ["Reply to Olaf", "Olaf | 2009-03-14 17:22 | #", "Nils | 2001-01-31 | #", "I mean Nils"]
)
def test_what_names_somebody_else_is_text(line: str) -> None:
    assert sources(two(f"In straw.\n{line}", "In sand.")) == [f"In straw.\n{line}", "In sand."]


def test_button_glued_to_the_end_of_a_text() -> None:
    assert sources(two("In straw!Reply", "In sand.Antworten")) == ["In straw!", "In sand."]
    assert sources(two("I await your Reply", "Still no. Reply")) == ["I await your Reply", "Still no. Reply"]


def test_author_and_date_below_the_text() -> None:
    thread = threadkit.parse(
        f"{POST}2 comments\n\nNils says:\nIn straw.\nNils | March 14, 2009 5:22 PM | #\n\n"
        "Edda says:\nIn sand.\nEdda | March 15, 2009 9:07 AM | #\n",
        format="text",
    )
    assert sources(thread) == ["In straw.", "In sand."]
    assert [c.published.isoformat() for c in thread.comments if c.published] == ["2009-03-14T17:22", "2009-03-15T09:07"]
