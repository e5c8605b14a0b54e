"""Where a document comes from: opened, decompressed and decoded once, whatever form it was given in.

``bytes`` and ``str`` are content, a ``Path`` or an open file is a file. A :class:`Source` gives readers what they ask
for: the whole text, parsed JSON, or lines as a stream in constant memory. Whatever goes wrong here is a
:class:`threadkit.ReadError` of one line.
"""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import IO, Any, Final, cast

from threadkit.encoding import Decoded, clean, decode
from threadkit.errors import ReadError
from threadkit.problems import Problem

Given = bytes | str | Path | IO[bytes] | IO[str]

HEAD: Final = 64 * 1024  # bytes that detection may look at
MAX_WHOLE: Final = 1 << 30  # bytes of a document that must be in memory as a whole
MAX_RATIO: Final = 200  # a wrapper that unpacks to more than this many times its size is a bomb …
RATIO_FLOOR: Final = 16 << 20  # … once it has given this many bytes
_CHUNK: Final = 1 << 20

# Magic number -> how to open what it wraps.
_WRAPPERS: Final[tuple[tuple[bytes, Callable[[IO[bytes]], Any]], ...]] = (
    (b"\x1f\x8b", gzip.open),
    (b"BZh", bz2.open),
    (b"\xfd7zXZ\x00", lzma.open),
)
_UNPACK_ERRORS: Final = (EOFError, OSError, zlib.error, lzma.LZMAError)


class Source:
    """One document to read. ``name`` is what messages call it; ``encoding`` is the caller's word on its encoding."""

    def __init__(self, given: Given, *, name: str | None = None, encoding: str | None = None) -> None:
        self._given = given
        self._encoding = encoding
        self.name = name or _name_of(given)

    @property
    def suffix(self) -> str:
        """The file name's extension in lower case, wrappers aside (".xml" for "export.xml.gz"), or the empty string."""
        parts = [suffix.lower() for suffix in Path(self.name or "").suffixes]
        while parts and parts[-1] in (".gz", ".bz2", ".xz"):
            parts.pop()
        return parts[-1] if parts else ""

    @cached_property
    def head(self) -> str:
        """The beginning of the text, for detection. Never raises for what is in it."""
        if isinstance(self._given, str):
            return self._given[:HEAD]
        with self._stream() as stream:
            return decode(_read(stream, HEAD, self.name), self._encoding).text.lstrip("\ufeff")

    @cached_property
    def data(self) -> bytes:
        """The whole content, decompressed. A ``str`` is encoded as UTF-8."""
        with self._stream() as stream:
            data = _read(stream, MAX_WHOLE + 1, self.name)
        if len(data) > MAX_WHOLE:
            raise ReadError(
                f"{self.name or 'the source'} is larger than {MAX_WHOLE >> 20} MiB; this format needs it whole"
            )
        return data

    @cached_property
    def _decoded(self) -> Decoded:
        if isinstance(self._given, str):
            return Decoded(self._given, "utf-8")
        return decode(self.data, self._encoding)

    @cached_property
    def text(self) -> str:
        """The whole text. What no text can hold (NUL, controls, lone surrogates) is U+FFFD; see :attr:`problems`."""
        return clean(self._decoded.text.removeprefix("\ufeff"))[0]

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What decoding had to mend; readers of :attr:`text` pass it on."""
        decoded = self._decoded
        controls = clean(decoded.text)[1]
        found = []
        if decoded.guessed:
            found.append(Problem("encoding-guessed", f"read as {decoded.encoding}"))
        if decoded.undecodable:
            found.append(Problem("undecodable-bytes", f"{decoded.undecodable} bytes are no {decoded.encoding}"))
        if controls:
            found.append(Problem("control-characters", f"{controls} control characters were replaced"))
        return tuple(found)

    @property
    def json(self) -> Any:
        """The whole content as JSON. Raises ReadError with line and column if it is none, or nested too deeply.

        What no text can hold is U+FFFD, escaped or not; :attr:`json_problems` tells.
        """
        return self._json[0]

    @property
    def json_problems(self) -> tuple[Problem, ...]:
        """What decoding the bytes and reading the JSON had to mend; readers of :attr:`json` pass it on."""
        return (*self.problems, *self._json[1])

    @cached_property
    def _json(self) -> tuple[Any, tuple[Problem, ...]]:
        return load_json(self.text, self._called)

    def lines(self, on_undecodable: Callable[[int], object] | None = None) -> Iterator[tuple[int, str]]:
        """The lines with their numbers from 1, without line ends, decoded as UTF-8, in constant memory.

        Only ``\\n`` ends a line: U+2028 and the like are text. ``on_undecodable`` is told the number of each line that
        is not UTF-8; its bad bytes are U+FFFD.
        """
        with self._stream() as stream:
            number = 0
            while line := _read_line(stream, self.name):
                number += 1
                try:
                    text = line.decode("utf-8")
                except UnicodeDecodeError:
                    text = line.decode("utf-8", "replace")
                    if on_undecodable is not None:
                        on_undecodable(number)
                yield number, (text.removeprefix("\ufeff") if number == 1 else text).rstrip("\r\n")

    @property
    def _called(self) -> str:
        return self.name or "the source"

    def _stream(self) -> IO[bytes]:
        """A fresh binary stream of the decompressed content; closing it leaves a caller's file open."""
        raw = self._raw()
        for magic, unwrap in _WRAPPERS:
            if raw.peek(len(magic))[: len(magic)] == magic:
                return cast("IO[bytes]", io.BufferedReader(_Guarded(unwrap(raw), raw, self._called)))
        return raw

    def _raw(self) -> io.BufferedReader:
        given = self._given
        try:
            if isinstance(given, bytes | bytearray | memoryview):
                return io.BufferedReader(cast("io.RawIOBase", io.BytesIO(given)))
            if isinstance(given, str):
                return io.BufferedReader(cast("io.RawIOBase", io.BytesIO(given.encode("utf-8", "replace"))))
            if isinstance(given, Path):
                return open(given, "rb")
            return io.BufferedReader(cast("io.RawIOBase", io.BytesIO(self._whole_file)))
        except OSError as error:
            raise ReadError(f"cannot read {self._called}: {error.strerror or error}") from None

    @cached_property
    def _whole_file(self) -> bytes:
        """A file object may be a pipe, which can be read once only: it is read whole."""
        content = cast("IO[Any]", self._given).read()
        return content.encode("utf-8", "replace") if isinstance(content, str) else bytes(content)


# Escapes in JSON that stand for what no text can hold; a cheap search, and the exact one (whole pairs are fine).
_SUSPECT: Final = re.compile(r"\\u(?:[dD][89a-fA-F]|00[01])")
_ESCAPE: Final = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u([0-9a-fA-F]{4})|.)", re.DOTALL
)


def load_json(text: str, called: str, *, keep_controls: bool = False) -> tuple[Any, tuple[Problem, ...]]:
    """The value of JSON text, and what had to be mended in it.

    Escaped lone surrogates become U+FFFD, and so do escaped control characters unless they are to be kept; of two equal
    keys of an object the last counts. Raw control characters and NaN are accepted. Raises ReadError (``called`` is what
    it calls the text) if it is not JSON, nested too deeply, or holds a number of thousands of digits.
    """
    text, mended = _mend_escapes(text, keep_controls)
    repeated: list[str] = []
    try:
        value = json.loads(text, strict=False, object_pairs_hook=lambda pairs: _object(pairs, repeated))
    except json.JSONDecodeError as error:
        raise ReadError(
            f"{called} is not valid JSON: {error.msg} (line {error.lineno}, column {error.colno})"
        ) from None
    except RecursionError:
        raise ReadError(f"{called} is JSON nested too deeply to be read") from None
    except ValueError as error:  # an integer of more than 4,300 digits
        raise ReadError(f"{called} holds a number that cannot be read: {error}") from None
    problems = [Problem("duplicate-key", f"an object names {key!r} twice; the last counts") for key in repeated]
    if mended:
        problems.append(Problem("control-characters", f"{mended} escaped control characters were replaced"))
    return value, tuple(problems)


def _object(pairs: list[tuple[str, Any]], repeated: list[str]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        counts = Counter(key for key, _ in pairs)
        repeated.extend(key for key, count in counts.items() if count > 1)
    return found


def _mend_escapes(text: str, keep_controls: bool) -> tuple[str, int]:
    if not _SUSPECT.search(text):
        return text, 0
    mended = 0

    def mend(match: re.Match[str]) -> str:
        nonlocal mended
        character = chr(int(match[1], 16)) if match[1] else ""
        if clean(character)[1] and not (keep_controls and character < " "):
            mended += 1
            return r"\ufffd"
        return match[0]

    return _ESCAPE.sub(mend, text), mended


class _Guarded(io.RawIOBase):
    """Decompressed bytes that refuse to become a bomb."""

    def __init__(self, unpacked: IO[bytes], packed: io.BufferedReader, name: str) -> None:
        self._unpacked, self._packed, self._name, self._given = unpacked, packed, name, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        try:
            chunk = self._unpacked.read(len(buffer))
        except _UNPACK_ERRORS as error:
            raise ReadError(f"{self._name} is damaged: {error}") from None
        self._given += len(chunk)
        if self._given > RATIO_FLOOR and self._given > MAX_RATIO * self._packed.tell():
            raise ReadError(f"{self._name} unpacks to more than {MAX_RATIO} times its size; it was not read")
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        self._packed.close()
        super().close()


def _name_of(given: Given) -> str | None:
    if isinstance(given, Path):
        return str(given)
    name = getattr(given, "name", None)
    return name if isinstance(name, str) else None


def _read(stream: IO[bytes], size: int, name: str | None) -> bytes:
    """Up to ``size`` bytes, however small the pieces they come in."""
    pieces = []
    try:
        while size > 0 and (piece := stream.read(min(size, _CHUNK))):
            pieces.append(piece)
            size -= len(piece)
    except OSError as error:
        raise ReadError(f"cannot read {name or 'the source'}: {error.strerror or error}") from None
    return b"".join(pieces)


def _read_line(stream: IO[bytes], name: str | None) -> bytes:
    line = stream.readline(MAX_WHOLE)
    if len(line) == MAX_WHOLE:
        raise ReadError(f"{name or 'the source'} holds a line of more than {MAX_WHOLE >> 20} MiB")
    return line
