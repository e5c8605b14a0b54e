"""Which format is this, and why.

Every reader is asked how likely the source is its own, from its beginning alone. The answers come back ranked, with
their reasons, so that a wrong guess can be understood and overruled (``-f FORMAT``).
"""

from __future__ import annotations

from typing import Final

from attrs import frozen

from threadkit.encoding import REPLACEMENT, clean
from threadkit.errors import ReadError
from threadkit.formats import READERS
from threadkit.source import Given, Source

# A file's extension is the weakest witness: it settles what the content leaves open, and nothing else.
EXTENSION_WEIGHT: Final = 0.05

# How files begin that hold no text, to say what they are instead of reading noise.
_DATABASE: Final = b"SQLite format 3"  # no text either, but some readers know their tables
_MAGIC: Final = (
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x7fELF", "a program"),
)


@frozen
class Candidate:
    """A format that the source may have: how strongly it shows (0 to 1), and by what."""

    format: str
    evidence: float
    reasons: tuple[str, ...]


def detect(source: Given | Source) -> list[Candidate]:
    """The formats that the source may have, likeliest first; none if nothing fits.

    ``bytes`` and ``str`` are content, a ``Path`` or open file is a file. Raises :class:`threadkit.ReadError` for a
    source that cannot be read, is empty, or holds no text.

    >>> detect("<ol class=commentlist><li>…</li></ol>")[0].format
    'html'
    """
    document = source if isinstance(source, Source) else Source(source)
    is_database = document.head_bytes.startswith(_DATABASE)
    if not is_database:
        _refuse_without_text(document)
    found = []
    for reader in READERS:
        evidence = reader.load_sniff()(document)
        if evidence is None:
            continue
        strength, reasons = evidence
        if document.suffix in reader.extensions:
            strength += EXTENSION_WEIGHT
            reasons = (*reasons, f"the file name ends in {document.suffix}")
        found.append(Candidate(reader.name, round(min(strength, 1.0), 3), reasons))
    if is_database:
        found = [candidate for candidate in found if candidate.evidence == 1]  # whoever knows it by its tables is sure
        if not found:
            raise ReadError(f"{document.name or 'the source'} is an SQLite database of no format that is known")
    return sorted(found, key=lambda candidate: -candidate.evidence)


def _refuse_without_text(source: Source) -> None:
    called = source.name or "the source"
    if not source.head.strip():
        raise ReadError(f"{called} is empty")
    for magic, what in _MAGIC:
        if source.head_bytes.startswith(magic):
            raise ReadError(f"{called} is {what}, not text")
    # Text may hold a few control characters as wrecks; a binary file is full of them, or of bytes that are no text.
    noise = clean(source.head)[1] + source.head.count(REPLACEMENT)
    if noise > 8 and noise * 20 > len(source.head):
        raise ReadError(f"{called} is binary, not text")
