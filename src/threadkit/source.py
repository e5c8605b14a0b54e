"""Where a document comes from: opened, decompressed and decoded once, whatever form it was given in.

``bytes`` and ``str`` are content, a ``Path`` or an open file is a file. A :class:`Source` gives readers what they ask
for: the whole text, parsed JSON, or lines as a stream in constant memory. Whatever goes wrong here is a
:class:`threadkit.ReadError` of one line.
"""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zlib
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import IO, Any, Final, cast

from threadkit.encoding import Decoded, Decoder, clean, decode
from threadkit.errors import ReadError
from threadkit.json_text import load_json
from threadkit.problems import Problem

Given = bytes | str | Path | IO[bytes] | IO[str]

HEAD: Final = 64 * 1024  # bytes that detection may look at
MAX_WHOLE: Final = 1 << 30  # bytes of a document that must be in memory as a whole
MAX_RATIO: Final = 200  # a wrapper that unpacks to more than this many times its size is a bomb …
RATIO_FLOOR: Final = 16 << 20  # … once it has given this many bytes
PIECE: Final = 1 << 18  # bytes that a stream of text is read by
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
    def files(self) -> tuple[Source, ...]:
        """The documents of a folder and of the folders in it, by path, hidden ones aside; of a document, itself."""
        if not isinstance(self._given, Path) or not self._given.is_dir():
            return (self,)
        paths = sorted(path for path in self._given.rglob("[!.]*") if path.is_file())
        return tuple(Source(path, encoding=self._encoding) for path in paths)

    @cached_property
    def head(self) -> str:
        """The beginning of the text, for detection. Never raises for what is in it."""
        if isinstance(self._content, str):
            return self._content[:HEAD].removeprefix("\ufeff")
        whole = _whole_characters(self.head_bytes) if len(self.head_bytes) == HEAD else self.head_bytes
        return decode(whole, self._encoding).text.removeprefix("\ufeff")

    @cached_property
    def head_bytes(self) -> bytes:
        """The beginning of the content, decompressed, for what is known by its bytes. A folder begins with a file."""
        if self.files and self.files != (self,):
            return self.files[0].head_bytes
        with self.stream() as stream:
            return _read(stream, HEAD, self.name)

    @cached_property
    def data(self) -> bytes:
        """The whole content, decompressed. A ``str`` is encoded as UTF-8."""
        with self.stream() as stream:
            data = _read(stream, MAX_WHOLE + 1, self.name)
        if len(data) > MAX_WHOLE:
            raise ReadError(
                f"{self.name or 'the source'} is larger than {MAX_WHOLE >> 20} MiB; this format needs it whole"
            )
        return data

    @cached_property
    def _decoded(self) -> Decoded:
        if isinstance(self._content, str):
            return Decoded(self._content, "utf-8")
        return decode(self.data, self._encoding)

    @cached_property
    def text(self) -> str:
        """The whole text. What no text can hold (NUL, controls, lone surrogates) is U+FFFD; see :attr:`problems`."""
        return clean(self._decoded.text.removeprefix("\ufeff"))[0]

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What decoding had to mend; readers of :attr:`text` pass it on."""
        controls = clean(self._decoded.text)[1]
        found = _decoding_problems(self._decoded)
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

    def stream(self) -> IO[bytes]:
        """A fresh binary stream of the decompressed content; closing it leaves a caller's file open."""
        raw = self._raw()
        for magic, unwrap in _WRAPPERS:
            if raw.peek(len(magic))[: len(magic)] == magic:
                return cast("IO[bytes]", io.BufferedReader(_Guarded(unwrap(raw), raw, self._called)))
        return raw

    def lines(self, on_undecodable: Callable[[int], object] | None = None) -> Iterator[tuple[int, str]]:
        """The lines with their numbers from 1, without line ends, decoded as UTF-8, in constant memory.

        Only ``\\n`` ends a line: U+2028 and the like are text. ``on_undecodable`` is told the number of each line that
        is not UTF-8; its bad bytes are U+FFFD.
        """
        with self.stream() as stream:
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

    def pieces(self, on_problem: Callable[[Problem], object]) -> Iterator[str]:
        """The text in pieces, in constant memory; ``on_problem`` is told at the end what decoding had to mend.

        The encoding is that of the beginning. Control characters are left to the caller, who knows which are allowed.
        """
        with self.stream() as stream:
            decoder = Decoder(
                _read(stream, HEAD, self.name), "utf-8" if isinstance(self._content, str) else self._encoding
            )
            yield decoder.first
            while data := _read(stream, PIECE, self.name):
                yield decoder.decode(data)
            yield decoder.decode(b"", final=True)
        for problem in _decoding_problems(decoder):
            on_problem(problem)

    @property
    def _called(self) -> str:
        return self.name or "the source"

    def _raw(self) -> io.BufferedReader:
        content = self._content
        if content is None:
            return cast("io.BufferedReader", self._readable(lambda: open(cast(Path, self._given), "rb")))
        data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        return io.BufferedReader(cast("io.RawIOBase", io.BytesIO(data)))

    @cached_property
    def _content(self) -> bytes | str | None:
        """What is in memory: whatever can be read once only, a pipe or an open file, is read whole. None for a file."""
        given = self._given
        if isinstance(given, bytes | str):
            return given
        if isinstance(given, Path):
            regular = self._readable(lambda: given.is_file() or given.is_dir() or not given.exists())
            return None if regular else cast(bytes, self._readable(given.read_bytes))
        if isinstance(given, bytearray | memoryview):
            return bytes(given)
        return cast("bytes | str", self._readable(given.read))

    def _readable(self, act: Callable[[], Any]) -> Any:
        try:
            return act()
        except OSError as error:
            raise ReadError(f"cannot read {self._called}: {error.strerror or error}") from None
        except ValueError as error:  # a closed file, one open with the wrong encoding, a NUL in a name
            raise ReadError(f"cannot read {self._called}: {error}") from None


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


def _decoding_problems(decoded: Decoded | Decoder) -> list[Problem]:
    found = []
    if decoded.guessed:
        found.append(Problem("encoding-guessed", f"read as {decoded.encoding}"))
    if decoded.undecodable:
        found.append(Problem("undecodable-bytes", f"{decoded.undecodable} bytes are no {decoded.encoding}"))
    return found


def _whole_characters(data: bytes) -> bytes:
    """The bytes without the beginning of a UTF-8 character that was cut off at their end."""
    for back in range(1, 4):
        if data[-back] >= 0xC0:
            return data[:-back]
        if data[-back] < 0x80:
            break
    return data


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
