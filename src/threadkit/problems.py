"""What could not be read as it stood, and where.

A reader never drops anything in silence: what it cannot place becomes a :class:`Problem`. The codes are one table, so
that the documentation, ``--fail-on`` and the tests speak of the same things.
"""

from __future__ import annotations

from typing import Final, Literal, get_args

from attrs import field, frozen

Severity = Literal["info", "warning", "error"]
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)  # in rising order

EXCERPT_LENGTH: Final = 120  # characters; an excerpt is for recognizing the place, not for keeping the text


@frozen
class Where:
    """A place in the input. Every part is optional; a reader gives what it knows.

    ``start`` and ``end`` are character offsets in the decoded text without its byte order mark (end exclusive),
    ``line`` counts from 1, ``path`` is the path inside the document (``channel/item[3]``, ``/comments/7``),
    ``source`` is the name of the file.
    """

    start: int | None = None
    end: int | None = None
    line: int | None = None
    path: str | None = None
    source: str | None = None

    def __str__(self) -> str:
        """
        >>> str(Where(line=3, source="page.txt"))
        'page.txt:3'
        >>> str(Where(start=10, end=20))
        'characters 10-20'
        """
        place = []
        if self.path:
            place.append(self.path)
        if self.line is None and self.start is not None:
            place.append(f"characters {self.start}-{self.end}" if self.end is not None else f"character {self.start}")
        file = ":".join(str(part) for part in (self.source, self.line) if part is not None)
        return " ".join(([file] if self.source else [f"line {self.line}"] if self.line is not None else []) + place)


def _shorten(text: str) -> str:
    """One line of at most :data:`EXCERPT_LENGTH` characters.

    >>> _shorten("two\\nlines")
    'two lines'
    """
    line = " ".join(text[: 2 * EXCERPT_LENGTH].split())
    return line if len(line) <= EXCERPT_LENGTH else line[: EXCERPT_LENGTH - 1] + "…"


@frozen
class Problem:
    """One thing that was not read as it stood.

    ``code`` is a key of :data:`CODES`; ``severity`` is taken from there unless given.
    """

    code: str
    message: str
    severity: Severity = field()
    where: Where | None = None
    excerpt: str = field(default="", converter=_shorten)

    @severity.default
    def _severity_of_code(self) -> Severity:
        return CODES[self.code][0]

    def __str__(self) -> str:
        """
        >>> str(Problem("no-comments", "no sign of a comment was found"))
        'warning: no sign of a comment was found [no-comments]'
        """
        place = f"{self.where}: " if self.where is not None and str(self.where) else ""
        tail = f": {self.excerpt!r}" if self.excerpt else ""
        return f"{place}{self.severity}: {self.message}{tail} [{self.code}]"


# code -> severity, and one sentence that explains it (the documentation prints this table).
CODES: Final[dict[str, tuple[Severity, str]]] = {
    # threads
    "no-comments": ("warning", "The source shows no sign of a comment; it is read as a post without comments."),
    "loaded-by-script": ("warning", "The page has no comments of its own: a script fetches them when it is opened."),
    "count-mismatch": ("warning", "The source states another number of comments than was found."),
    "duplicate-id": ("warning", "Two comments carry the same id; the later one was renamed."),
    "no-id": ("warning", "A comment has no id of its own, or none that can be one; it was given its place as its id."),
    "dangling-parent": ("info", "A comment replies to one that is not in the source; it is shown as a root."),
    "parent-cycle": ("warning", "Comments reply to each other in a circle; the circle is cut at its earliest member."),
    "no-post": ("info", "The source holds comments but nothing of the post that they belong to."),
    # dates
    "date-unread": ("warning", "A comment's date could not be read; its text is kept."),
    "date-ambiguous": ("warning", "A date has more than one reading and nothing in the thread settles it."),
    "date-conflict": ("warning", "A shown date and the machine-readable date beside it, or its neighbours, disagree."),
    # bytes and characters
    "encoding-guessed": (
        "info",
        "The text's encoding was not declared, or the declaration was false; it was found by trying.",
    ),
    "undecodable-bytes": ("warning", "Some bytes are no text in the encoding of the source; each shows as U+FFFD."),
    "control-characters": ("info", "Control characters that no text can hold were replaced by U+FFFD."),
    "truncated": ("warning", "The source ends in the middle of something; what came before is kept."),
    # structure
    "bad-record": ("error", "A record lacks what a comment needs; it was left out, and this says which."),
    "bad-value": ("warning", "A field holds a value of a kind it cannot have; the value is kept in extra."),
    "duplicate-key": ("warning", "An object of a JSON document names a key twice; the last value counts."),
    "incomplete": ("warning", "The source says that there are comments or replies that it does not hold."),
    "unknown-field": ("info", "A record has a field that the model has no place for; it was left out."),
    "unwritable": ("warning", "A value that the output cannot hold was left out or replaced by the nearest it can."),
    "unplaced-text": ("warning", "Visible text of the comment region belongs to no field."),
    "not-well-formed": ("warning", "The XML breaks its own rules; it was read record by record, as far as it goes."),
    "depth-flattened": (
        "info",
        "Elements nested deeper than the parser keeps were lifted; nothing is lost but their nesting.",
    ),
}


def at_least(severity: Severity, bar: Severity) -> bool:
    """Whether one severity is as grave as another.

    >>> at_least("error", "warning"), at_least("info", "warning")
    (True, False)
    """
    return SEVERITIES.index(severity) >= SEVERITIES.index(bar)
