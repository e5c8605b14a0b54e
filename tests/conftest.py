"""What the tests share: the ``--accept`` option that rewrites goldens (see test_cases.py), and how hypothesis is asked.

A busy machine is no defect: examples have no deadline, and slow generation is not complained of.
"""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "threadkit", deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
settings.load_profile("threadkit")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the goldens of tests/cases from what is read now")
