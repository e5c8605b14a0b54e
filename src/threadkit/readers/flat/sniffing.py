"""How likely a source is a flattened page: any text may be one, comment headers make it likely, markup unlikely."""

from __future__ import annotations

import re
from typing import Final

from threadkit.readers.flat.evidence import choose
from threadkit.readers.flat.lines import lines_of
from threadkit.reading import Evidence
from threadkit.source import Source

_MARKUP: Final = re.compile(r"</?[a-z!?][^<>]{0,200}>", re.IGNORECASE)
_RECORDS: Final = re.compile(r"\s*[\[{<]|From \S+@?\S* +\w{3} \w{3}")
_UNREADABLE: Final = re.compile(r"[\x00-\x08\x0e-\x1f\ufffd]")

_PLAIN: Final = 0.2  # any text is a post without comments, if it is nothing else
_FOREIGN: Final = 0.05  # text in another format's clothes
_STRONGEST: Final = 0.8


def sniff(source: Source) -> Evidence | None:
    """How strongly the beginning of a source shows comments in plain text, and why; None for what is no text."""
    head = source.head
    if not head.strip() or 20 * len(_UNREADABLE.findall(head)) > len(head):
        return None
    if _RECORDS.match(head) or 40 * len(_MARKUP.findall(head)) > head.count(" ") + 40:
        return _FOREIGN, ("it is text, but begins like data or markup",)
    choice = choose(lines_of(head))
    if choice is None:
        return _PLAIN, ("it is text",)
    return min(0.4 + 0.05 * choice.points, _STRONGEST), choice.reasons
