"""The comments of a page as markup for that page, and a style that fits into any.

The page has the post already, so only the comments are written unless the post is asked for.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from attrs import evolve

from threadkit import Post, Thread, render
from threadkit.text.escape import SafeMarkup


def comments_html(thread: Thread, *, sort: str = "source", post: bool = False, **options: Any) -> str:
    """The comments as an HTML fragment that template engines do not escape again.

    ``sort`` as for :meth:`Thread.walk`, ``post``: begin with the title and the text of the post; the other options are
    those of the writer ``html``.

    >>> from threadkit import Body, Comment
    >>> "So true." in comments_html(Thread(comments=[Comment("1", body=Body("So true."))]), collapse=2)
    True
    """
    return render(_chosen(thread, sort, post), "html", **options)


def comments_md(thread: Thread, *, sort: str = "source", post: bool = False, **options: Any) -> str:
    """The comments as Markdown. The options are those of the writer ``markdown``."""
    text = render(_chosen(thread, sort, post), "markdown", **options)
    return text if post else text[text.index("## ") :]  # a file begins with a title, a part of a page does not


def comments_css() -> str:
    """A style for the fragment that takes fonts and colours from the page around it."""
    return SafeMarkup(files("threadkit.sites").joinpath("static/threadkit.css").read_text("utf-8"))


def _chosen(thread: Thread, sort: str, post: bool) -> Thread:
    """The thread in its order, with its post or with no more of it than the language."""
    ordered = thread.sorted(sort)
    if post or thread.post is None:
        return ordered
    return evolve(ordered, post=Post(language=thread.post.language))
