"""The exceptions of threadkit. Nothing else leaves the library.

What is wrong *in the data* is a :class:`threadkit.Problem` on the thread; an exception says that there is no thread
to give. Its text is one line that a person can act on; the command line prints it as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


class ThreadkitError(Exception):
    """The base of every exception that threadkit raises on purpose."""


class UnknownFormat(ThreadkitError):
    """No reader or writer has this name.

    >>> str(UnknownFormat("markdwon", ["html", "markdown"], verb="write"))
    "cannot write format 'markdwon'; did you mean 'markdown'? (known: html, markdown)"
    """

    def __init__(self, name: str, known: Iterable[str], *, verb: str = "read") -> None:
        self.name = name
        self.known = tuple(known)
        super().__init__(
            f"cannot {verb} format {name!r}{did_you_mean(name, self.known)} (known: {', '.join(self.known)})"
        )


class UnknownOption(ThreadkitError):
    """A writer or reader has no option of this name, or the option does not take this value."""


class ReadError(ThreadkitError):
    """The source cannot be read, or, in strict mode, could not be read without problems.

    ``problems`` holds every :class:`threadkit.Problem` behind it (empty when the source itself is unreadable).
    """

    def __init__(self, message: str, problems: Sequence[object] = ()) -> None:
        self.problems = tuple(problems)
        super().__init__(message)


class WriteError(ThreadkitError):
    """The target cannot be written. What stood there before is untouched."""


def did_you_mean(name: str, known: Sequence[str]) -> str:
    """The clause that suggests the likeliest of the known names, or just a semicolon's silence.

    >>> did_you_mean("jsno", ["json", "jsonl"])
    "; did you mean 'json'?"
    >>> did_you_mean("docx", ["json", "jsonl"])
    ''
    """
    near = get_close_matches(name.casefold(), known, n=1, cutoff=0.6)
    return f"; did you mean {near[0]!r}?" if near else ""
