"""The frame of a page: its head, with the style and the policy that allows nothing but that style."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

from threadkit.model import Thread
from threadkit.text.characters import one_line
from threadkit.text.escape import attributes, escaped

TAIL: Final = "</main>\n</body>\n</html>\n"

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,4}")
_RIGHT_TO_LEFT: Final = frozenset(("ar", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"))


@cache
def stylesheet() -> str:
    """The page's style, for those who include the fragment in a page of their own."""
    return files("threadkit.writers").joinpath("html.css").read_text("utf-8")


def language_of(thread: Thread) -> str:
    """The attributes ``lang`` and ``dir``, if the post states a language."""
    said = thread.post.language if thread.post is not None else None
    if not said or not _LANGUAGE.fullmatch(said):
        return ""
    tag = said.replace("_", "-")
    return attributes(lang=tag, dir="rtl" if tag.split("-")[0].lower() in _RIGHT_TO_LEFT else "ltr")


def head(thread: Thread, title: str | None, *, pictures: bool) -> Iterator[str]:
    """Everything before the first thread."""
    shown = one_line(title or (thread.post.title if thread.post is not None else None) or "", 500) or "Comments"
    style = stylesheet()
    yield f"<!doctype html>\n<html{language_of(thread) or attributes(lang='en')}>\n<head>\n"
    yield '<meta charset="utf-8">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{escaped(_policy(style, pictures))}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
    yield f'<title>{escaped(shown)}</title>\n<style>{style}</style>\n</head>\n<body>\n<main class="tk-page">\n'


def _policy(style: str, pictures: bool) -> str:
    """The page may use its own style, and load pictures if that was asked for; nothing else."""
    digest = b64encode(hashlib.sha256(style.encode()).digest()).decode("ascii")
    policy = ["default-src 'none'", f"style-src 'sha256-{digest}'", "base-uri 'none'", "form-action 'none'"]
    return "; ".join(policy + (["img-src https: http:"] if pictures else []))
