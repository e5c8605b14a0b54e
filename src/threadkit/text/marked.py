"""HTML into Markdown."""

from __future__ import annotations

from threadkit.text import markdown_escape, plain


def marked(source: str) -> str:
    """Markdown that shows the words of the HTML."""
    return "\n".join(
        "  \n".join(markdown_escape.line(line) for line in paragraph.split("\n")) + "\n"
        for paragraph in plain.words(source).split("\n\n")
    ).rstrip("\n")
