"""What bodies hold that nobody wrote: the header of the comment, the links below it.

A table that takes too much reads no less than one that takes the words alone, so that a count of what was found cannot
tell them apart. Litter shows by being the same from comment to comment: one last line under what different people
wrote ("Reply Vote"), or the author's own name above it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from threadkit.model import Comment

_SAMPLE: Final = 60  # comments: what litters one body litters most of them
_LONGEST: Final = 60  # characters of a line that a page, not a person, has written
_SHARED: Final = 0.3  # the share of the bodies under which one line stands; fewer may be a turn of phrase
_DIGITS: Final = re.compile(r"\d+")


def littered(comments: Iterable[Comment]) -> float:
    """The share of the bodies with words of the page in them, 0 to 1, judged by the first comments."""
    sample = list(islice((one for one in comments if one.body.source), _SAMPLE))
    lines = [_lines(one) for one in sample]
    marked = _shared(sample, lines, 0) | _shared(sample, lines, -1) | _headed(sample, lines)
    return len(marked) / len(sample) if sample else 0.0


def _lines(comment: Comment) -> list[str]:
    """The lines of a body, numbers made alike."""
    return [_DIGITS.sub("0", line.strip().casefold()) for line in comment.body.text.splitlines() if line.strip()]


def _shared(comments: Sequence[Comment], bodies: Sequence[Sequence[str]], place: int) -> set[int]:
    """The bodies whose first or last line is that of many others. Who wrote one line alone may have meant it, and who
    ends each comment with one line signs it."""
    ends = {position: lines[place] for position, lines in enumerate(bodies) if len(lines) > 1}
    ends = {position: line for position, line in ends.items() if len(line) <= _LONGEST and not line.startswith(">")}
    counts = Counter(ends.values())
    people = Counter(line for line, _ in {(line, comments[position].author) for position, line in ends.items()})
    least = max(2, _SHARED * len(bodies))
    return {position for position, line in ends.items() if counts[line] >= least and people[line] > 1}


def _headed(comments: Sequence[Comment], bodies: Sequence[Sequence[str]]) -> set[int]:
    """The bodies that begin with the name of their author and more words below it."""
    return {
        position for position, name in _names(comments) if len(bodies[position]) > 1 and bodies[position][0] == name
    }


def _names(comments: Sequence[Comment]) -> Iterator[tuple[int, str]]:
    for position, comment in enumerate(comments):
        if comment.author is not None and comment.author.name:
            yield position, _DIGITS.sub("0", comment.author.name.casefold())
