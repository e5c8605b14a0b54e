"""What a page says in the place of a comment, or above it: that it waits for a moderator, that it was deleted."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from threadkit.model import Status
from threadkit.readers.flat.page_words import AWAITING, BY_WHOM, DELETED

_LONGEST: Final = 200  # characters of a line that is a notice
_AWAITING: Final = re.compile(rf"[\[(*_\s]{{0,3}}(?:{'|'.join(map(re.escape, AWAITING))})", re.IGNORECASE)
_BY_WHOM: Final = rf"(?:\s(?:{'|'.join(BY_WHOM)})\s[^\]()<>.?!]{{1,30}})?"
_DELETED: Final = re.compile(
    rf"[\[(<*_]{{1,2}}(?:deleted|removed|gelöscht|supprimé|eliminado|verwijderd|удалено){_BY_WHOM}[\])>*_]{{1,2}}$"
    rf"|[\[(<*_]{{0,2}}(?:{'|'.join(map(re.escape, DELETED))}){_BY_WHOM}[.。\])>*_]{{0,3}}$",
    re.IGNORECASE,
)


class Standing(NamedTuple):
    """The status of a comment, its body without the notice, and the words of the notice."""

    status: Status
    source: str
    notice: str | None = None


def standing_of(source: str) -> Standing:
    """What the first line of a body, or all of it, says of the comment itself.

    >>> standing_of("Your comment is awaiting moderation.\\nHot.").status, standing_of("[deleted]").status
    ('pending', 'deleted')
    >>> standing_of("Your comment is awaiting an answer.")
    Standing(status='visible', source='Your comment is awaiting an answer.', notice=None)
    """
    first, _, below = source.partition("\n")
    if is_awaiting(first):
        return Standing("pending", below.strip("\n"), first)
    if len(source) <= _LONGEST and _DELETED.match(source):
        return Standing("deleted", "", source)
    return Standing("visible", source)


def is_awaiting(line: str) -> bool:
    """Whether a line says that the comment beside it has not been let through yet."""
    return len(line) <= _LONGEST and _AWAITING.match(line) is not None
