"""One comment, or the post, as HTML."""

from __future__ import annotations

import json
import zlib
from datetime import datetime
from functools import lru_cache
from typing import Final

from attrs import frozen

from threadkit import text
from threadkit.model import Author, Body, Comment, Thread, Timestamp
from threadkit.text.characters import one_line
from threadkit.text.escape import attributes, escaped
from threadkit.text.urls import web_address
from threadkit.writers.held import Shown, note, spoken, who
from threadkit.writers.html_anchors import Anchors
from threadkit.writers.native import Json, timestamp_form

REL: Final = "nofollow ugc noopener"
HUES: Final = 12  # colours of initials in the stylesheet

_ENCODE: Final = json.JSONEncoder(separators=(",", ":")).encode


@frozen
class Look:
    """The options of the HTML writers, and the level of a thread's own heading."""

    include: tuple[str, ...]
    max_depth: int
    flat: bool
    collapse: int | None
    images: bool
    avatars: bool
    heading: int


def post_markup(thread: Thread, look: Look) -> list[str]:
    """The post's title, author, date and body, as far as they are there."""
    post = thread.post
    if post is None:
        return []
    title = one_line(post.title or "", 500)
    address = web_address(post.url)
    more = attributes(
        data_tk_id=post.id, data_tk_url=address if not title else None, data_tk_language=post.language or None
    )
    pieces = [f'<header class="tk-post"{more}>\n']
    if title:
        pieces.append(f'<h{look.heading} class="tk-title p-name">{_linked_title(title, address)}</h{look.heading}>\n')
    line = [_byline(post.author), _time(post.published, "dt-published"), _edited(post.updated)]
    if any(line):
        pieces.append(f'<p class="tk-line">{" ".join(filter(None, line))}</p>\n')
    pieces.append("</header>\n")
    if post.body is not None and post.body.source:
        pieces.append(f'<div class="tk-body tk-words e-content" dir="auto">{_body(post.body, look)}</div>\n')
    return pieces


def _linked_title(title: str, address: str | None) -> str:
    shown = f"<bdi>{escaped(title)}</bdi>"
    return f"<a{attributes(class_='u-url', href=address, rel=REL)}>{shown}</a>" if address else shown


def _byline(author: Author | None) -> str:
    name = _name(author)
    return f'<span class="p-author h-card"{_handles(author)}>{name}</span>{_roles(author)}' if name else ""


def _body(body: Body, look: Look) -> str:
    return text.to_html(body.source, body.format, images=look.images)


def comment_markup(place: Shown, look: Look, anchors: Anchors) -> str:
    """The article of a comment, or the frame of one that is not shown."""
    anchor = anchors.of(place.comment)
    if not place.open:
        return f"<article{_about(place, anchor, 'tk-gone')}><p>{note(place)}</p></article>"
    return (
        f"<article{_about(place, anchor, '')}>\n{_head(place, look, anchors)}"
        f'<div class="tk-body e-content" dir="auto">{_body(place.comment.body, look)}</div>\n</article>'
    )


def _about(place: Shown, anchor: str, extra_class: str) -> str:
    """The attributes of the article: its id, and what microformats have no word for."""
    comment = place.comment
    status = comment.status if place.open or comment.status == "deleted" else "hidden"
    return attributes(
        class_=f"tk-comment u-comment h-cite {extra_class}".strip(),
        id=anchor,
        data_tk_id=comment.id if comment.id != anchor else None,
        data_tk_parent=comment.parent_id,
        data_tk_kind=comment.kind if comment.kind != "comment" else None,
        data_tk_status=status if status != "visible" else None,
        data_tk_score=_exactly(comment.score) if place.open and comment.score is not None else None,
    )


def _exactly(score: float) -> str:
    return str(int(score) if float(score).is_integer() else score)


def _head(place: Shown, look: Look, anchors: Anchors) -> str:
    comment = place.comment
    line = [
        _permalink(comment, anchors),
        _edited(comment.updated),
        _answers(place, look, anchors),
        _points(comment.score),
        _original(comment),
    ]
    return (
        f'<header class="tk-head">{_face(comment.author, look.avatars)}<h3 class="tk-name">'
        f'<span class="p-author h-card"{_handles(comment.author)}>{_name(comment.author) or "<i>no name</i>"}</span>'
        f"{_badges(comment)}</h3>\n"
        f'<p class="tk-line">{" ".join(filter(None, line))}</p></header>\n'
    )


@lru_cache(maxsize=1024)  # the same few people write most of a thread
def _name(author: Author | None) -> str:
    name = who(author)
    if author is None or name is None:
        return ""
    microformat = "p-name" if one_line(author.name or "") else "p-name p-nickname"
    shown = f'<bdi class="{microformat}">{escaped(name)}</bdi>'
    address = web_address(author.url)
    return f"<a{attributes(class_='u-url', href=address, rel=REL)}>{shown}</a>" if address else shown


def _handles(author: Author | None) -> str:
    if author is None:
        return ""
    address = None if who(author) else web_address(author.url)  # a link needs a name to stand on
    return attributes(data_tk_author=author.id, data_tk_handle=author.handle, data_tk_url=address)


def _roles(author: Author | None) -> str:
    words = [one_line(role, 40) for role in (author.roles if author is not None else ())]
    return "".join(f' <span class="tk-badge tk-role">{escaped(word)}</span>' for word in words if word)


def _badges(comment: Comment) -> str:
    """The author's roles, what kind of comment it is, and a status that was asked for."""
    words = [word for word in (comment.kind, comment.status) if word not in ("comment", "visible")]
    return _roles(comment.author) + "".join(f' <span class="tk-badge">{escaped(word)}</span>' for word in words)


@lru_cache(maxsize=1024)
def _face(author: Author | None, avatars: bool) -> str:
    """Initials in a colour that is always the same for a name; the avatar if asked."""
    address = web_address(author.avatar) if author is not None and avatars else None
    if address and not address.startswith("mailto:"):
        more = attributes(class_="tk-face u-photo", src=address, loading="lazy", referrerpolicy="no-referrer")
        return f'<img{more} alt="" width="36" height="36">'
    name = who(author)
    if name is None:
        return '<span class="tk-face" aria-hidden="true"></span>'
    hue = zlib.crc32(name.casefold().encode("utf-8", "replace")) % HUES
    return f'<span class="tk-face tk-hue-{hue}" aria-hidden="true">{escaped(initials(name))}</span>'


def initials(name: str) -> str:
    """Up to two letters of a name.

    >>> initials("Ann B. Clark"), initials("bob"), initials("王小明"), initials("~")
    ('AC', 'B', '王', '')
    """
    letters = [word[0].upper() for word in name.split() if word[0].isalnum()]
    return "".join((letters[:1] + letters[1:][-1:]) if letters and letters[0].isascii() else letters[:1])


def _permalink(comment: Comment, anchors: Anchors) -> str:
    moment = _time(comment.published, "dt-published") or "link"
    return f'<a class="tk-when" href="#{escaped(anchors.of(comment))}">{moment}</a>'


def _time(stamp: Timestamp | None, microformat: str) -> str:
    if stamp is None:
        return ""
    value = stamp.isoformat()
    written = one_line(stamp.text)
    has_clock = len(value) > len("2012-10-11T03") and value[13] == ":"  # HTML knows no time of an hour alone
    machine = value if has_clock else value[: len("2012-10-11")]
    shown = spoken(value[: len("2012-10-11T03:08")] if has_clock else value) or written
    if not shown:
        return ""
    more = attributes(
        class_=microformat if value else None,
        datetime=machine or None,
        title=written if written and written not in (shown, value) else None,
        data_tk_text=stamp.text if stamp.text != shown else None,
        data_tk_precision=stamp.precision,
        data_tk_value=value if value != machine else None,
        data_tk_date=_rest(stamp, value),
    )
    return f"<time{more}><bdi>{escaped(shown)}</bdi></time>"


def _rest(stamp: Timestamp, value: str) -> str | None:
    """What native JSON says of a date and its element does not; None if that is nothing."""
    form: Json = timestamp_form(stamp)
    form.pop("precision", None)
    if stamp.text.isprintable():
        del form["text"]
    if stamp.value is not None and _means(value, stamp.value):
        del form["value"]
    return _ENCODE(form) if form else None


def _means(value: str, moment: datetime) -> bool:
    """Whether an ISO 8601 string, as short as its precision allows, is still read as the whole moment."""
    try:
        return datetime.fromisoformat(value).isoformat() == moment.isoformat()
    except ValueError:
        return False


def _edited(stamp: Timestamp | None) -> str:
    moment = _time(stamp, "dt-updated")
    return f'<span class="tk-edited"><bdi>edited {moment}</bdi></span>' if moment else ""


def _answers(place: Shown, look: Look, anchors: Anchors) -> str:
    """Whom the comment answers. A frame has no name to give."""
    if place.parent is None:
        return ""
    name = who(place.parent.author) if place.parent.status in look.include else None
    link = attributes(class_="tk-to u-in-reply-to", href=f"#{anchors.of(place.parent)}")
    return f"<a{link}><bdi>in reply to {f'<bdi>{escaped(name)}</bdi>' if name else 'a comment'}</bdi></a>"


def _points(score: float | None) -> str:
    if score is None:
        return ""
    return f'<span class="tk-score"><bdi>{score:g} {"point" if score == 1 else "points"}</bdi></span>'


def _original(comment: Comment) -> str:
    address = web_address(comment.url)
    return f"<a{attributes(class_='tk-original u-url', href=address, rel=REL)}>original</a>" if address else ""
