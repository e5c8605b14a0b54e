"""What the tests share: the ``--accept`` option that rewrites goldens (see test_cases.py)."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the goldens of tests/cases from what is read now")
