"""Body markup into other markup, string to string: to sanitized HTML, to plain text, to Markdown."""

from __future__ import annotations


def to_html(source: str, format: str) -> str:
    import html

    import nh3

    return nh3.clean(source) if format == "html" else html.escape(source)


def to_text(source: str, format: str) -> str:
    import re

    return re.sub("<[^>]*>", "", source) if format == "html" else source


def to_markdown(source: str, format: str) -> str:
    return to_text(source, format)
