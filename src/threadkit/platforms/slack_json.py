"""Slack's export: a folder with ``users.json`` and a folder of daily files for each channel, or one such file.

A message is known by ``ts``, the seconds since 1970 with a counter for a fraction; ``thread_ts`` is that of the message
it replies to, which often stands in another day's file. Names are looked up among the users, where the message does not
bring a profile. The text is mrkdwn. Messages that only tell of an event are hidden; a "tombstone" was deleted, and its
text is a placeholder. Files without a ``ts`` in them list users and channels, and give names only.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, Final

from threadkit.model import Body, Comment, Post, Status, Timestamp
from threadkit.readers.fields import Rows, at, comment_of, document, records, refuse, take, without
from threadkit.readers.kinds import epoch
from threadkit.readers.outlines import signed
from threadkit.readers.records import Record, filled, identifier, text
from threadkit.reading import Context, Item, Start
from threadkit.source import Source

Names = dict[str, str]


def _mrkdwn(value: Any) -> Body:
    return Body(text(value), "mrkdwn")


_MESSAGE: Final[Rows] = {
    "id": ("ts", identifier),
    "author.name": (
        ("user_profile/display_name", filled),
        ("user_profile/real_name", filled),
        ("bot_profile/name", filled),
        ("username", filled),
    ),
    "author.avatar": ("user_profile/image_72", filled),
    "author.id": (("user", filled), ("bot_id", filled)),
    "updated": ("edited/ts", epoch),
    "body": ("text", _mrkdwn),
}
_SAID: Final = ("None", "bot_message", "me_message", "thread_broadcast", "file_share", "file_comment")

sniff: Final = signed("messages of Slack", "[]/type=message []/ts []/text", "[]/creator []/is_archived []/members")


def read(source: Source, context: Context) -> Iterator[Item]:
    """A thread for each channel, as the folders tell them apart. Raises ReadError for another kind of JSON."""
    names: Names = {}
    channels: dict[str, list[Record]] = {}
    for file in source.files:
        place = PurePath(file.name or "") if file is not source else PurePath()
        value = document(file, context)
        if not isinstance(value, list):
            raise refuse(file, "messages of Slack")
        if not any(isinstance(at(item, "ts"), str) for item in value):
            names.update(_names(value))
        else:
            messages = records(value, "", context)
            for message in messages:
                message.source = file.name if file is not source else None
            channels.setdefault(place.parent.name, []).extend(messages)
    for channel, messages in channels.items():
        yield Start()
        if channel:
            yield Post(id=channel, title=channel)
        yield from (_comment(message, names) for message in messages)


def _names(people: list[Any]) -> Names:
    """The names that a list of users gives, by their ids."""
    found: Names = {}
    for person in people:
        name = at(person, "profile/display_name") or at(person, "real_name") or at(person, "name")
        if isinstance(at(person, "id"), str) and isinstance(name, str):
            found[person["id"]] = name
    return found


def _comment(message: Record, names: Names) -> Comment:
    user, moment = message.values.get("user"), message.values.get("ts")
    if isinstance(user, str) and user in names:
        message.values.setdefault("username", names[user])
    known: dict[str, Any] = {}
    if message.values.get("thread_ts") != moment:
        known["parent_id"] = take(message, "thread_ts", identifier)
    if isinstance(moment, str):
        known["published"] = _moment(moment)
    status = _status(message)
    return comment_of(message, without(_MESSAGE, "body") if status == "deleted" else _MESSAGE, status=status, **known)


def _moment(digits: str) -> Timestamp | None:
    """The moment of an id, if it is one."""
    try:
        return epoch(digits)
    except (ValueError, OverflowError):
        return None


def _status(message: Record) -> Status:
    said = str(message.values.get("subtype"))
    if said == "tombstone" or message.values.get("hidden") is True:
        return "deleted" if said == "tombstone" else "hidden"
    return "visible" if said in _SAID else "hidden"
