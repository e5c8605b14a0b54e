"""Telegram Desktop's export (``result.json``): the messages of one chat, or of all.

``date`` is the exporting machine's local time; ``date_unixtime`` is the moment, where there is one. ``text`` is a
string, or a list of strings and of marked pieces, whose words are joined and whose marks stay in ``extra``. Service
messages are hidden. The program writes control characters as ``\\x0B``, which is no JSON; they are mended first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from threadkit.json_text import load_json
from threadkit.model import Body, Comment, Status
from threadkit.readers.fields import Rows, at, comment_of, post_of, records, refuse
from threadkit.readers.kinds import epoch, iso
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier
from threadkit.reading import Context, Item, Start
from threadkit.source import Source

_CHAT: Final[Rows] = {"id": ("id", identifier), "title": ("name", filled)}
_MESSAGE: Final[Rows] = {
    "id": ("id", identifier),
    "parent_id": ("reply_to_message_id", identifier),
    "author.name": (("from", filled), ("actor", filled)),
    "author.id": (("from_id", identifier), ("actor_id", identifier)),
    "published": (("date_unixtime", epoch), ("date", iso)),
    "updated": (("edited_unixtime", epoch), ("edited", iso)),
}
_ESCAPE: Final = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|.)", re.DOTALL)

sniff: Final = signed(
    "an export of Telegram Desktop",
    "messages/[]/from_id messages/[]/text",
    "chats/list/[]/messages",
    "messages/[]/date_unixtime",
    "messages/[]/actor_id messages/[]/text",
)


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each chat. Raises ReadError for another kind of JSON."""
    mended = _ESCAPE.sub(lambda match: f"\\u00{match[1]}" if match[1] else match[0], source.text)
    value, problems = load_json(mended, source.name or "the source", any_depth=True)
    for problem in (*source.problems, *problems):
        context.pass_on(problem)
    all_chats = at(value, "chats/list")
    chats = all_chats if isinstance(all_chats, list) else [value]
    if not any(isinstance(at(chat, "messages"), list) for chat in chats):
        raise refuse(source, "export of Telegram Desktop")
    for chat in records(chats, "/chats/list", context) if all_chats else [Record(value, "", context)]:
        messages = records(chat.values.pop("messages", None), f"{chat.path}/messages", context)
        yield Start()
        yield post_of(chat, _CHAT)
        yield from map(_comment, messages)


def _comment(message: Record) -> Comment:
    said = message.values.get("text")
    pieces = said if isinstance(said, list) else [said]
    if isinstance(said, str):
        del message.values["text"]
    words = "".join(piece if isinstance(piece, str) else str(at(piece, "text") or "") for piece in pieces)
    status: Status = "hidden" if message.values.get("type") == "service" else "visible"
    return comment_of(message, _MESSAGE, body=Body(words, "text"), status=status)
