"""Files that are written whole or not at all.

The pieces go to a neighbour in the same folder, which takes the file's name when all of them have arrived: whoever
looks sees the old file or the new one.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from threadkit.errors import WriteError


def replace(path: Path, pieces: Iterable[str | bytes]) -> None:
    """Write the pieces to the path: a file is replaced whole or not at all, a device or a pipe is written as it is.

    A ``str`` is written in UTF-8. A link stays a link, and its target is replaced. Raises
    :class:`threadkit.WriteError`; what the pieces themselves raise goes through, and the old file stays.
    """
    try:
        if _is_stream(path):
            _fill(path, pieces)
        else:
            _swap(_goal(path), pieces)
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from None


def _is_stream(path: Path) -> bool:
    """Whether the path is there and can be written, but not replaced. (Of a pipe there is no other name to resolve.)"""
    try:
        return path.exists() and not path.is_file() and not path.is_dir()
    except ValueError:  # a NUL in the name, which _goal reports
        return False


def _goal(path: Path) -> Path:
    """The file that the path means: a link stays a link, its target is written."""
    try:
        goal = Path(os.path.realpath(path))
    except ValueError as error:  # a NUL in the name
        raise WriteError(f"cannot write {str(path)!r}: {error}") from None
    if goal.is_dir():
        raise WriteError(f"cannot write {path}: it is a directory")
    return goal


def _fill(file: Path | int, pieces: Iterable[str | bytes]) -> None:
    """Write the pieces to a path or an open descriptor, and see that they have arrived."""
    with open(file, "wb") as opened:
        opened.writelines(piece.encode("utf-8", "replace") if isinstance(piece, str) else piece for piece in pieces)
        opened.flush()
        if isinstance(file, int):
            os.fsync(file)


def _swap(goal: Path, pieces: Iterable[str | bytes]) -> None:
    handle, neighbour = tempfile.mkstemp(prefix=f".{goal.name[:32]}.", suffix=".part", dir=goal.parent)
    try:
        _fill(handle, pieces)
        os.chmod(neighbour, goal.stat().st_mode & 0o777 if goal.exists() else 0o666 & ~_umask())
        os.replace(neighbour, goal)
    finally:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(neighbour)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def inside(folder: Path, name: str) -> Path:
    """The path of a file in the folder, made ready to be written; what leads out of the folder is refused."""
    path = folder / name
    try:
        if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
            path.parent.mkdir(parents=True, exist_ok=True)
            return path
    except (OSError, ValueError) as error:
        raise WriteError(f"cannot write {path}: {getattr(error, 'strerror', None) or error}") from None
    raise WriteError(f"cannot write {path}: it is not inside of {folder}")
