"""Mail: one message (eml), many in a file (mbox), or one in each file of a folder (Maildir).

A conversation becomes a thread: the message that began it is the post, the others are comments. Where that message is
not there, a placeholder with its id and the bare subject stands in its place. :mod:`.mailboxes` parts the messages,
:mod:`.headers` and :mod:`.bodies` read them, :mod:`.conversations` finds who answers whom. The source is read twice:
first the headers that tell of replies, then all of it, one conversation in memory at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from threadkit.model import Comment, Post
from threadkit.problems import Where
from threadkit.readers.mail.bodies import Content, content_of
from threadkit.readers.mail.conversations import Conversations, Links
from threadkit.readers.mail.headers import Headers, address, base_subject, headers_of, ids_in
from threadkit.readers.mail.mailboxes import is_mbox, looks_like_mail, messages
from threadkit.readers.moments import moment
from threadkit.reading import Context, Evidence, Item, Start
from threadkit.source import Source
from threadkit.spool import Spool

_KEPT = {"list-id": "list", "x-no-archive": "no_archive", "organization": "organization"}


def sniff_mbox(source: Source) -> Evidence | None:
    return (0.97, ('begins with a "From " line and headers of mail',)) if is_mbox(source.head) else None


def sniff_eml(source: Source) -> Evidence | None:
    seen = looks_like_mail(source.head)
    return (0.7 + 0.09 * min(seen, 3), (f"begins with {seen} headers of mail",)) if seen >= 2 else None


def read(source: Source, context: Context) -> Iterator[Item]:
    """Conversation after conversation, in the order of their first messages."""
    conversations = Conversations()
    for number, where, data in _numbered(source, Context()):
        links = _links(headers_of(data, Context()), number)
        if links.id.startswith("#"):
            context.report("no-id", f"a message has no id; it is now {links.id!r}", where=where)
        conversations.add(links)
    conversations.settle()
    with Spool() as spool:
        for number, where, data in _numbered(source, context):
            spool.add(conversations.thread_of(number), (number, where.line, where.source, data))
        for thread, members in spool.groups():
            yield Start()
            yield from _conversation(str(thread), members, conversations, context)


def _numbered(source: Source, context: Context) -> Iterator[tuple[int, Where, bytes]]:
    return ((number, where, data) for number, (where, data) in zip(count(), messages(source, context), strict=False))


def _links(headers: Headers, number: int) -> Links:
    """What a message says of itself and of those before it; one without an id goes by its number."""
    own = next(iter(ids_in(headers.get("message-id", ""))), f"#{number + 1}")
    return Links(own, ids_in(headers.get("references", "")), ids_in(headers.get("in-reply-to", "")))


def _conversation(
    thread: str,
    members: list[tuple[int, int | None, str | None, bytes]],
    conversations: Conversations,
    context: Context,
) -> Iterator[Item]:
    first = conversations.beginning(thread)
    comments: list[Item] = []
    title = None
    for number, line, name, data in members:
        where = Where(line=line, source=name)
        headers = headers_of(data, context)
        title = title or base_subject(headers.get("subject", ""))
        content = content_of(data, context, where)
        if number == first:
            yield _post(headers, content, conversations.id_of(number), where)
        else:
            parent, direct = conversations.parent_of(number)
            comments.append(_comment(headers, content, conversations.id_of(number), parent, direct, where))
    if first is None and (missing := conversations.missing_beginning(thread)):
        yield Post(id=missing, title=title or None, extra={"placeholder": "the mailbox does not hold this message"})
    yield from comments


# --- Messages ---------------------------------------------------------------------------------------------------------


def _post(headers: Headers, content: Content, id: str, where: Where) -> Post:
    return Post(
        id=id,
        title=headers.get("subject") or None,
        author=address(headers.get("from", "")),
        published=moment(headers.get("date", "")),
        body=content.body,
        extra=_extra(headers, content),
        where=where,
    )


def _comment(
    headers: Headers, content: Content, id: str, parent: str | None, direct: str | None, where: Where
) -> Comment:
    said = {"subject": headers.get("subject"), "in_reply_to": direct}
    personal = {
        "to": headers.get("to"),
        "cc": headers.get("cc"),
        "reply_to": headers.get("reply-to"),
        "ip": headers.get("x-originating-ip", "").strip("[] "),
    }
    return Comment(
        id=id,
        parent_id=parent,
        author=address(headers.get("from", "")),
        published=moment(headers.get("date", "")),
        body=content.body,
        extra={name: value for name, value in said.items() if value} | _extra(headers, content),
        private={name: value for name, value in personal.items() if value},
        where=where,
    )


def _extra(headers: Headers, content: Content) -> dict[str, Any]:
    kept = {name: headers[header] for header, name in _KEPT.items() if headers.get(header)}
    return kept | ({"attachments": content.attachments} if content.attachments else {})
