"""Fields out of JSON objects: values of the right kind, or a problem that says where.

A :class:`Record` is one object that is being read. What is taken leaves it; a value of the wrong kind is reported and
stays, with whatever nobody asked for, so that :meth:`Record.rest` can be kept. A *kind* is a function from a JSON value
to a value of the model that raises ValueError for what it cannot be; a :class:`Shape` is a table of kinds for an object
inside the object. ``null`` says nothing anywhere.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from math import isfinite
from typing import Any, Final

from attrs import define, field, frozen

from threadkit.problems import EXCERPT_LENGTH, Where
from threadkit.reading import Context

Kind = Callable[[Any], Any]
Kinds = Mapping[str, "Kind | Shape"]

_NOT_TAKEN: Final = (ValueError, OverflowError)


@frozen
class Shape:
    """An object inside an object: what is made of it, the kinds of its fields, and the fields that it cannot lack."""

    make: Callable[..., Any]
    kinds: Kinds
    required: tuple[str, ...] = ()


def _copied(values: dict[str, Any]) -> dict[str, Any]:
    return dict(values)


@define
class Record:
    """One JSON object that is being read, and where: a JSON pointer, a line of its own, the file if there are many."""

    values: dict[str, Any] = field(converter=_copied)
    path: str
    context: Context
    line: int | None = None
    source: str | None = None

    def take(self, key: str, kind: Kind | Shape) -> Any:
        """The value under the key, made by its kind and removed; None (and a report) for a value of another kind."""
        value = self.values.get(key)
        if value is None:
            return None
        try:
            taken = self._made(key, value, kind) if isinstance(kind, Shape) else kind(value)
        except _NOT_TAKEN as error:
            self.report("bad-value", f"{key}: {error}", key)
            return None
        del self.values[key]
        return taken

    def take_all(self, kinds: Kinds) -> dict[str, Any]:
        """What the record holds of a table of kinds, ready to be passed as keywords."""
        taken = {}
        for key in [key for key in self.values if key in kinds]:  # most fields are absent from most records
            value = self.take(key, kinds[key])
            if value is not None:
                taken[key] = value
        return taken

    def _made(self, key: str, value: Any, shape: Shape) -> Any:
        inner = Record(mapping(value), f"{self.path}/{key}", self.context, self.line, self.source)
        taken = inner.take_all(shape.kinds)
        for name in shape.required:
            if name not in taken:
                raise ValueError(f"it lacks {name!r}")
        if inner.values:
            self.values.update({f"{key}/{name}": kept for name, kept in inner.rest()})
        return shape.make(**taken)

    def rest(self) -> Iterator[tuple[str, Any]]:
        """What was not taken; a field of an inner object goes by ``outer/inner``."""
        return ((key, value) for key, value in self.values.items() if value is not None)

    def keep_rest(self, extra: Mapping[str, Any]) -> dict[str, Any]:
        """``extra`` and the rest together; what has its name taken there is reported instead."""
        kept = dict(extra)
        for key, value in self.rest():
            if key in kept and kept[key] != value:
                self.report("unknown-field", f"{key!r} stands in extra with another value", key)
            else:
                kept[key] = value
        return kept

    def report_rest(self) -> None:
        """Report what was not taken, for a record that has no place to keep it."""
        for key, _ in self.rest():
            self.report("unknown-field", f"there is no place for {key!r}", key)

    def report(self, code: str, message: str, key: str = "") -> None:
        excerpt = shown(self.values.get(key)) if key else ""
        self.context.report(code, message, where=self.where(key), excerpt=excerpt)

    def where(self, key: str = "") -> Where:
        return Where(path=(f"{self.path}/{key}" if key else self.path) or None, line=self.line, source=self.source)


def shown(value: Any) -> str:
    """A value for an excerpt; collections are only named, as they may be of any size and depth."""
    if isinstance(value, dict | list):
        return "{…}" if isinstance(value, dict) else "[…]"
    return value[: 2 * EXCERPT_LENGTH] if isinstance(value, str) else json.dumps(value)


# --- Kinds ------------------------------------------------------------------------------------------------------------


def text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("it is no string")
    return value


def private(value: Any) -> str:
    """A string; any other value becomes one, so that what is personal is not kept elsewhere for being malformed."""
    return value if isinstance(value, str) else shown(value)


def filled(value: Any) -> str | None:
    """A string; an empty one says nothing."""
    return text(value).strip() or None


def identifier(value: Any) -> str:
    """An id as text: a string as it is, a whole number in digits.

    >>> identifier("a1"), identifier(7), identifier(7.0)
    ('a1', '7', '7')
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return text(value)


def number(value: Any) -> float:
    """A finite number; raises OverflowError for one that no float can hold."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        raise ValueError("it is no finite number")
    return float(value)


def whole(value: Any) -> int:
    """A whole number that is not negative."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError("it is no whole number")
    return value


def mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise ValueError("it is no object")
    return value


def listing(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise ValueError("it is no array")
    return value


def each(kind: Kind) -> Kind:
    """An array whose every item is of a kind, as a tuple."""
    return lambda value: tuple(kind(item) for item in listing(value))


def values_of(kind: Kind) -> Kind:
    """An object whose every value is of a kind."""
    return lambda value: {key: kind(item) for key, item in mapping(value).items()}


def one_of(words: tuple[str, ...]) -> Kind:
    """A string that is one of the words."""

    def kind(value: Any) -> str:
        if text(value) not in words:
            raise ValueError(f"it is none of {', '.join(words)}")
        return text(value)

    return kind
