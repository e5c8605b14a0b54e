"""DiscordChatExporter's JSON: the messages of one channel or thread.

A reply names its message by ``reference``. Times are in the exporter's own zone. The content is Markdown unless the
exporter was asked for plain text; what only tells of an event (somebody joined, a message was pinned) is hidden.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from threadkit.model import Comment
from threadkit.readers.fields import Rows, at, comment_of, document, post_of, records, refuse, take
from threadkit.readers.kinds import iso, markdown
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, text, whole
from threadkit.reading import Context, Facts, Item
from threadkit.source import Source

_POST: Final[Rows] = {"id": ("channel/id", identifier), "title": ("channel/name", filled)}
_MESSAGE: Final[Rows] = {
    "id": ("id", identifier),
    "author.name": (("author/nickname", filled), ("author/name", filled)),
    "author.handle": ("author/name", filled),
    "author.avatar": ("author/avatarUrl", filled),
    "author.id": ("author/id", identifier),
    "published": ("timestamp", iso),
    "updated": ("timestampEdited", iso),
    "body": ("content", markdown),
}
_SAID: Final = ("Default", "Reply", "ThreadStarterMessage", "ChatInputCommand", "ContextMenuCommand", "0", "19")

sniff: Final = signed("messages that DiscordChatExporter wrote", "guild/id channel/id messages")


def read(source: Source, context: Context) -> Iterator[Item]:
    """The channel and its messages. Raises ReadError for another kind of JSON."""
    value = document(source, context)
    if not isinstance(at(value, "messages"), list):
        raise refuse(source, "messages that DiscordChatExporter wrote")
    channel = Record(value, "", context)
    messages = records(channel.values.pop("messages"), "/messages", context)
    claimed = channel.take("messageCount", whole)
    yield post_of(channel, _POST)
    yield Facts(claimed=claimed)
    yield from map(_comment, messages)


def _comment(message: Record) -> Comment:
    elsewhere = message.values.get("type") == "ThreadStarterMessage"  # its reference leads to another channel
    parent_id = None if elsewhere else take(message, "reference/messageId", text)
    said = str(message.values.get("type")) in _SAID
    return comment_of(message, _MESSAGE, parent_id=parent_id, status="visible" if said else "hidden")
