"""What a message says: its text, by preference the plain one, and the names of what is attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from typing import Any, Final

from attrs import field, frozen

from threadkit.encoding import clean, decode
from threadkit.model import Body
from threadkit.problems import Where
from threadkit.readers.mail.headers import decoded
from threadkit.reading import Context
from threadkit.text import to_html

_QUOTES: Final = re.compile(r">+")
_SIGNATURE: Final = "-- "


@frozen
class Content:
    """A message's body, and its attachments as objects of name, type and size in bytes."""

    body: Body
    attachments: list[dict[str, Any]] = field(factory=list)


def content_of(data: bytes, context: Context, where: Where) -> Content:
    try:
        message: Message = BytesParser(policy=compat32).parsebytes(data)
        texts, attachments = _parts(message, context, where)
    except RecursionError:  # parts inside of parts, thousands of times
        context.report("bad-value", "parts are nested too deeply; the message is kept as it stands", where=where)
        return Content(Body(decode(data).text, "text"))
    return Content(_joined(texts), attachments)


def _joined(texts: list[tuple[str, str]]) -> Body:
    """One body of several texts: plain, unless one of them is HTML."""
    if all(kind == "text" for kind, _ in texts):
        return Body("\n\n".join(text for _, text in texts), "text")
    return Body("\n".join(text if kind == "html" else to_html(text, "text") for kind, text in texts), "html")


def _parts(message: Message, context: Context, where: Where) -> tuple[list[tuple[str, str]], list[dict[str, Any]]]:
    texts: list[tuple[str, str]] = []
    attachments: list[dict[str, Any]] = []
    for part in _leaves(message):
        kind = part.get_content_type()
        if kind in ("text/plain", "text/html") and not _is_attached(part):
            text = _text(part, context, where)
            if text.strip():
                texts.append((kind.removeprefix("text/").replace("plain", "text"), text))
        else:
            attachments.append(_attachment(part))
    return texts, attachments


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, in order; of alternatives the plain one, or else the first that is HTML."""
    stack = [message]
    while stack:
        part = stack.pop()
        inner = part.get_payload()
        if not isinstance(inner, list) or part.get_content_maintype() == "message":
            yield part
        elif part.get_content_subtype() == "alternative":
            stack.extend(_chosen([one for one in inner if isinstance(one, Message)]))
        else:
            stack.extend(one for one in reversed(inner) if isinstance(one, Message))


def _chosen(alternatives: list[Message]) -> list[Message]:
    plain = [part for part in alternatives if part.get_content_type() == "text/plain" and _payload(part).strip()]
    html = [part for part in alternatives if part.get_content_type() in ("text/html", "multipart/related")]
    return (plain or html or alternatives)[:1]


def _is_attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _attachment(part: Message) -> dict[str, Any]:
    inner = part.get_payload()
    about: dict[str, Any] = {"type": part.get_content_type(), "size": len(_payload(part))}
    if name := part.get_filename():
        about = {"name": decoded(name), **about}
    if isinstance(inner, list) and inner and isinstance(inner[0], Message) and inner[0].get("subject"):
        about["subject"] = decoded(str(inner[0]["subject"]))  # a message that was sent on
    return about


def _text(part: Message, context: Context, where: Where) -> str:
    charset = part.get_param("charset")
    found = decode(_payload(part), charset if isinstance(charset, str) else None)
    if found.undecodable:
        message = f"{found.undecodable} bytes are no {found.encoding}"
        context.report("undecodable-bytes", message, where=where)
    text, controls = clean(found.text)
    if controls:
        context.report("control-characters", f"{controls} control characters were replaced", where=where)
    text = text.replace("\r\n", "\n")
    if part.get_content_type() == "text/plain" and str(part.get_param("format", "")).lower() == "flowed":
        text = flowed(text, delete_space=str(part.get_param("delsp", "")).lower() == "yes")
    return text.strip("\n")


def flowed(text: str, *, delete_space: bool = False) -> str:
    """The lines of ``format=flowed`` (RFC 3676) joined to paragraphs again, quotes with quotes of the same depth.

    >>> flowed("One \\nline.\\n> Two \\n> lines.\\n-- \\nAnn")
    'One line.\\n> Two lines.\\n-- \\nAnn'
    """
    lines: list[str] = []
    paragraph: list[str] = []
    depth = 0
    for line in text.split("\n"):
        quotes = _QUOTES.match(line)
        deep = len(quotes[0]) if quotes else 0
        said = line[deep:].removeprefix(" ")  # a space was stuffed before what might be mistaken
        flows = said.endswith(" ") and said != _SIGNATURE
        if paragraph and (deep != depth or said == _SIGNATURE):
            lines.append(_quoted("".join(paragraph), depth))
            paragraph = []
        depth = deep
        paragraph.append(said[:-1] if flows and delete_space else said)
        if not flows:
            lines.append(_quoted("".join(paragraph), depth))
            paragraph = []
    if paragraph:
        lines.append(_quoted("".join(paragraph), depth))
    return "\n".join(lines)


def _quoted(text: str, depth: int) -> str:
    return f"{'>' * depth} {text}" if depth else text
