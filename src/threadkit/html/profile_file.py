"""A profile out of a TOML file: what a user writes for a site that no table knows.

The keys are those of :class:`~threadkit.html.profile.Profile`; selectors and rules are texts or lists of texts, and
``extra``, ``kinds`` and ``statuses`` are tables. A mistake is named with its key, and with what was probably meant.
"""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, Final, get_args

from threadkit.errors import ThreadkitError, did_you_mean
from threadkit.html.profile import FIELD_NAMES, Profile
from threadkit.html.selectors import SelectorError
from threadkit.model import Kind, Status

KEYS: Final = tuple(name for name in FIELD_NAMES if name != "prepare")
_FLAGS: Final = ("spans_siblings", "first_is_post", "nested")
_TABLES: Final[dict[str, tuple[str, ...]]] = {"extra": (), "kinds": get_args(Kind), "statuses": get_args(Status)}


class ProfileError(ThreadkitError):
    """A profile in a file is none; the message names the file and the key."""


def load_profile(path: Path) -> Profile:
    """The profile in a TOML file. Raises :class:`ProfileError`."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProfileError(f"cannot read the profile {path}: {error}") from None
    return read_profile(text, str(path))


def read_profile(text: str, name: str = "profile") -> Profile:
    """The profile that a TOML document describes. Raises :class:`ProfileError`, which quotes ``name``.

    >>> read_profile('name = "mine"\\nitems = "li.reply"\\nauthor = ["b.who", "@data-user"]').author[1].take
    '@data-user'
    """
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ProfileError(f"{name} is not valid TOML: {error}") from None
    for key in ("name", "items"):
        if not given.get(key):
            raise ProfileError(f"{name} lacks the key {key!r}")
    for key, value in given.items():
        _check(key, value, name)
    try:
        return Profile(**given)
    except SelectorError as error:
        raise ProfileError(f"{name}: {error}") from None


def _check(key: str, value: Any, name: str) -> None:
    if key not in KEYS:
        raise ProfileError(f"{name} has an unknown key {key!r}{did_you_mean(key, KEYS)}")
    if key in _FLAGS:
        _require(isinstance(value, bool), key, "true or false", name)
    elif key in _TABLES:
        _require(isinstance(value, dict) and all(map(_is_text_or_texts, value.values())), key, "a table of texts", name)
        for word in value if _TABLES[key] else ():
            _require(word in _TABLES[key], f"{key}.{word}", f"one of {', '.join(_TABLES[key])}", name)
    elif key == "name":
        _require(isinstance(value, str), key, "a text", name)
    else:
        _require(_is_text_or_texts(value), key, "a text or a list of texts", name)


def _is_text_or_texts(value: Any) -> bool:
    return isinstance(value, str) or (isinstance(value, list) and all(isinstance(one, str) for one in value))


def _require(holds: bool, key: str, what: str, name: str) -> None:
    if not holds:
        raise ProfileError(f"{name}: {key} must be {what}")
