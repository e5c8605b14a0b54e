"""Who answers whom, by the ids of messages: what Zawinski's algorithm and RFC 5256 do, on ids alone and without loops.

Messages that name each other, or the same third one, are one conversation (a union of sets). A message's parent is the
nearest of those before it that the mailbox holds. "In-Reply-To" counts before "References" if it names exactly one id,
as some programs put the list in another order. Circles are left as they are said: the tree cuts them.
"""

from __future__ import annotations

from attrs import define, field, frozen


@frozen
class Links:
    """A message's id, and the ids that its "References" (oldest first) and "In-Reply-To" name."""

    id: str
    references: tuple[str, ...] = ()
    in_reply_to: tuple[str, ...] = ()

    @property
    def before(self) -> tuple[str, ...]:
        """The messages before this one, nearest first."""
        sure = self.in_reply_to if len(self.in_reply_to) == 1 else ()
        named = (*sure, *reversed(self.references), *self.in_reply_to[:1])
        return tuple(id for id in dict.fromkeys(named) if id != self.id)


@define
class Conversations:
    """The messages of a mailbox by their numbers (from 0). Add them all, then settle, then ask."""

    _messages: list[Links] = field(factory=list)
    _held: dict[str, int] = field(factory=dict)  # id -> the number of the first message that bears it
    _sets: dict[str, str] = field(factory=dict)  # id -> an id nearer to the name of its set
    _above: dict[str, str] = field(factory=dict)  # a missing message -> the one before it, as others tell
    _beginnings: dict[str, int] = field(factory=dict)  # name of a set -> the number of the message that began it
    _missing: dict[str, str] = field(factory=dict)  # name of a set -> the oldest id that its first message names

    def add(self, links: Links) -> None:
        self._held.setdefault(links.id, len(self._messages))
        self._messages.append(links)
        for other in links.before:
            self._join(links.id, other)
        for older, newer in zip(links.references, links.references[1:], strict=False):
            self._above.setdefault(newer, older)

    def settle(self) -> None:
        for number, links in enumerate(self._messages):
            name = self._set_of(links.id)
            if not links.before:
                self._beginnings.setdefault(name, number)
            elif self._nearest(number) is None:
                self._missing.setdefault(name, (*links.references, *links.before)[0])

    def thread_of(self, number: int) -> str:
        """The name of the conversation that a message belongs to."""
        return self._set_of(self._messages[number].id)

    def id_of(self, number: int) -> str:
        return self._messages[number].id

    def beginning(self, thread: str) -> int | None:
        """The number of the message that began a conversation, if the mailbox holds it."""
        return self._beginnings.get(thread)

    def missing_beginning(self, thread: str) -> str | None:
        """The id of the message that began it, if that one is only named by others."""
        return self._missing.get(thread) if thread not in self._beginnings else None

    def parent_of(self, number: int) -> tuple[str | None, str | None]:
        """The parent among the comments, and the id that the message itself replies to where that is another one.

        Replies to the message that began the conversation have no parent among the comments.
        """
        links, thread = self._messages[number], self.thread_of(number)
        direct = links.before[0] if links.before else None
        first = self._beginnings.get(thread)
        start = self.id_of(first) if first is not None else self._missing.get(thread)
        nearest = self._nearest(number)
        if nearest is None and first is not None:
            return direct, None  # it dangles: nobody says how it belongs to the beginning
        parent = None if nearest == start else nearest
        return parent, direct if direct not in (nearest, start) else None

    def _nearest(self, number: int) -> str | None:
        """The nearest message before this one that the mailbox holds."""
        before = self._messages[number].before
        for id in before:
            if id in self._held:
                return id
        here, seen = before[0] if before else None, set()
        while here is not None and here not in self._held and here not in seen:
            seen.add(here)
            here = self._above.get(here)
        return here if here in self._held and here != self._messages[number].id else None

    def _join(self, one: str, other: str) -> None:
        first, second = self._set_of(one), self._set_of(other)
        if first != second:
            self._sets[second] = first

    def _set_of(self, id: str) -> str:
        """The name of the set that an id belongs to; the way there is made shorter in passing."""
        sets = self._sets
        while (above := sets.setdefault(id, id)) != id:
            sets[id] = sets[above]
            id = above
        return id
