"""A mailbox (mboxrd, RFC 4155) with a message for the post and one for each comment, threaded by their headers.

Every message has an id of its own in the whole mailbox, "In-Reply-To" names its parent, and "References" the
beginning of the thread and the nearest messages above (RFC 5322, 3.6.4; all of them would be quadratic). A sender
without an address has the empty one; where nobody is named, and where no date is known, the header is left out. The
"From " line of the mailbox cannot do without a date, and has the beginning of Unix time. Bodies are HTML, or plain
text where that is what was written.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from email.header import Header
from email.quoprimime import body_encode
from email.utils import format_datetime
from typing import Final
from urllib.parse import quote, urlsplit

from attrs import frozen

from threadkit.model import Author, Body, Comment, Post, Thread, Timestamp
from threadkit.text.characters import feedable, one_line
from threadkit.writers.carried import UNKNOWN, html, instant, page_of, published
from threadkit.writers.held import PUBLIC, note, who

_NEAREST: Final = 10  # messages above that are named beside the beginning of the thread
_LONGEST_LINE: Final = 200  # characters; the standard allows 998 bytes
_FROM: Final = re.compile("^(>*From )", re.MULTILINE)
_MESSAGE_ID: Final = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+")
_STRUCTURED: Final = ("From", "Message-ID", "In-Reply-To", "References")
_QUOTED: Final = re.compile(r'(["\\])')
_BACKSLASH: Final = r"\\\1"
_SPECIAL: Final = re.compile(r'[()<>@,:;\\".\[\]]')


@frozen
class _Ids:
    """The ids of one thread's messages; the mailbox's ``number``-th, on the host of its page."""

    number: int
    host: str

    def of(self, id: str) -> str:
        own = quote(id, safe="", errors="replace").replace("~", "%7E")
        return id if _MESSAGE_ID.fullmatch(id) else f"{own or '0'}.{self.number}@{self.host}"


def write(threads: Iterable[Thread], *, include: Collection[str] = PUBLIC, private: bool = False) -> Iterator[str]:
    """``include``: the statuses to write. ``private``: with e-mail addresses."""
    for number, thread in enumerate(threads, start=1):
        post = thread.post or Post()
        ids = _Ids(number, _host(post))
        first = ids.of(post.id or "post")
        subject = one_line(post.title or "", 500)
        if thread.post is not None:
            yield _message({"Message-ID": f"<{first}>", "Subject": subject}, post, post.body or Body(), private)
        above: list[str] = []
        for place, _ in published(thread, include):
            del above[place.level :]
            body = place.comment.body if place.open else Body(note(place), "text")
            headers = {
                "Message-ID": f"<{ids.of(place.comment.id)}>",
                "In-Reply-To": f"<{above[-1] if above else first}>",
                "References": " ".join(f"<{id}>" for id in (first, *above[-_NEAREST:])),
                "Subject": f"Re: {subject}",
            }
            above.append(ids.of(place.comment.id))
            yield _message(headers, place.comment, body, private, shown=place.open)


def _host(post: Post) -> str:
    try:
        host = urlsplit(page_of(post)).hostname or ""
    except ValueError:
        host = ""
    return host if re.fullmatch(r"[a-z0-9.-]{1,200}", host) else "threadkit.invalid"


def _message(headers: dict[str, str], item: Post | Comment, body: Body, private: bool, *, shown: bool = True) -> str:
    moment = instant(item.published) or UNKNOWN
    head = {
        "From": _sender((item.author if shown else None) or Author(), private),
        "Date": _date(item.published),
        **headers,
    }
    lines = (_header(name, value) for name, value in head.items() if value.strip())
    said = _FROM.sub(r">\1", f"{''.join(lines)}{_body(body)}")
    return f"From - {moment.strftime('%a %b %d %H:%M:%S')} {moment.year:04}\n{said}\n\n"


def _header(name: str, value: str) -> str:
    return f"{name}: {value if name in _STRUCTURED else _words(value)}\n"


def _words(text: str) -> str:
    """Words of a header, encoded (RFC 2047) unless they are plain and short."""
    plain = text.isascii() and "=?" not in text and len(text) < _LONGEST_LINE
    return text if plain else Header(feedable(text), "utf-8").encode()


def _sender(author: Author, private: bool) -> str:
    name = who(author) or ""
    shown = f'"{_QUOTED.sub(_BACKSLASH, name)}"' if name.isascii() and _SPECIAL.search(name) else name
    email = one_line(author.email or "") if private else ""
    return f"{_words(shown)} <{email}>" if name or email else ""


def _date(stamp: Timestamp | None) -> str:
    """The date as mail has it; "-0000" where the zone is unknown."""
    value = stamp.value if stamp is not None else None
    return "" if value is None else format_datetime(value.replace(microsecond=0))


def _body(body: Body) -> str:
    kind, said = ("plain", body.text) if body.format == "text" else ("html", html(body))
    said = feedable(said).replace("\r", "")
    long = max(map(len, said.split("\n"))) > _LONGEST_LINE
    coded = body_encode(said.encode("utf-8").decode("latin-1"), 76, "\n") if long else said
    return (
        "MIME-Version: 1.0\n"
        f"Content-Type: text/{kind}; charset=utf-8\n"
        f"Content-Transfer-Encoding: {'quoted-printable' if long else '8bit'}\n\n{coded}"
    )
