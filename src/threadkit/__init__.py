"""threadkit: read, keep, move and show comment threads.

The names below are the public ones. Each is imported when it is first used, so that ``import threadkit`` and
``threadkit --version`` cost next to nothing (PEP 562).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threadkit.convert import iter_threads, parse, render, write
    from threadkit.dates import find_dates, parse_date, parse_dates
    from threadkit.detection import Candidate, detect
    from threadkit.errors import ReadError, ThreadkitError, UnknownFormat, UnknownOption, WriteError
    from threadkit.model import Author, Body, Comment, Origin, Post, Thread, Timestamp
    from threadkit.problems import Problem, Where

__version__ = "0.1.0"

__all__ = [
    "Author",
    "Body",
    "Candidate",
    "Comment",
    "Origin",
    "Post",
    "Problem",
    "ReadError",
    "Thread",
    "ThreadkitError",
    "Timestamp",
    "UnknownFormat",
    "UnknownOption",
    "Where",
    "WriteError",
    "__version__",
    "detect",
    "find_dates",
    "iter_threads",
    "parse",
    "parse_date",
    "parse_dates",
    "render",
    "write",
]

_HOME = {
    "convert": ("iter_threads", "parse", "render", "write"),
    "dates": ("find_dates", "parse_date", "parse_dates"),
    "detection": ("Candidate", "detect"),
    "errors": ("ReadError", "ThreadkitError", "UnknownFormat", "UnknownOption", "WriteError"),
    "model": ("Author", "Body", "Comment", "Origin", "Post", "Thread", "Timestamp"),
    "problems": ("Problem", "Where"),
}
_MODULE_OF = {name: module for module, names in _HOME.items() for name in names}


def __getattr__(name: str) -> object:
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
