"""The published form of native JSON: its version, and the JSON Schema that describes it.

The reader and the writer share nothing else. A change that an older reader would misunderstand raises the version.
"""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any, Final

VERSION: Final = 1


def thread_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of native JSON: one thread, or an array of threads.

    The definitions ``threadRecord``, ``commentRecord`` and ``problemRecord`` under ``$defs`` describe JSON lines.

    >>> thread_schema()["$defs"]["thread"]["properties"]["threadkit"]
    {'const': 1}
    """
    schema: dict[str, Any] = json.loads(files(__name__).joinpath("thread.schema.json").read_text("utf-8"))
    return schema
