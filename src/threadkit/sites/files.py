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


def catalogue(folder: Path, *, log: Log = LOG) -> dict[str, Path]:
    """What holds the comments of each page, by the page's slug: a file of any one extension, or else a folder.

    Of several files the first in the alphabet counts, and the others are warned of. Looked up once for a whole site,
    which may have as many files as pages.
    """
    found: dict[str, Path] = {}
    for is_folder, path in sorted((path.is_dir(), path) for path in folder.rglob("*")):
        slug = (path if is_folder else path.with_suffix("")).relative_to(folder).as_posix()
        first = found.setdefault(slug, path)
        if first != path and not is_folder:
            log.warning("comments of %s: %s is read, %s is not", slug, first.name, path.name)
    return found


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
