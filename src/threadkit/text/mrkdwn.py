"""BBCode into HTML."""

from threadkit.text.lines import markup as markup
