"""The file, in any format that threadkit reads, that holds the comments of a page."""

from __future__ import annotations

import logging
import os
from pathlib import Path
from typing import Final

from threadkit import ReadError, Thread, ThreadkitError, parse

Log = logging.Logger | logging.LoggerAdapter[logging.Logger]
LOG: Final = logging.getLogger(__name__)

# Generators can be told to fail when something is logged as a warning; a date that cannot be read is no reason to.
_LEVELS: Final = {"info": logging.DEBUG, "warning": logging.INFO, "error": logging.WARNING}


def inside(folder: Path, name: str) -> Path:
    """The path of a file below the folder. Raises ReadError for one that is not: the name may come from an address."""
    try:  # join and not "/", which refuses the strings of template engines
        path = Path(os.path.realpath(os.path.join(folder, name)))
        if path.is_relative_to(os.path.realpath(folder)):
            return path
    except ValueError:  # a NUL in the name
        pass
    raise ReadError(f"cannot read {name!r}: it is not inside of {folder}")


def find(folder: Path, slug: str, *, log: Log = LOG) -> Path | None:
    """What holds the comments of a page: a folder called like its slug, or a file with any one extension.

    Of several files the first in the alphabet counts, and the others are warned of.
    """
    pattern = folder / slug
    if not slug or not pattern.parent.is_dir():
        return None
    found = sorted(path for path in pattern.parent.iterdir() if pattern.name in (path.name, path.stem))
    if len(found) > 1:
        log.warning("comments of %s: %s is read, %s is not", slug, found[0].name, ", ".join(p.name for p in found[1:]))
    return found[0] if found else None


def read(path: Path, *, log: Log = LOG) -> Thread | None:
    """The thread of a file; None, and a warning, if it cannot be read. Its problems are logged by their severity."""
    try:
        thread = parse(path)
    except ThreadkitError as error:
        log.warning("%s", error)
        return None
    for problem in thread.problems:
        log.log(_LEVELS[problem.severity], "%s: %s", path.name, problem)
    return thread
