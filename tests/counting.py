"""How the tests tell what work costs: in calls, which are the same on a machine of any speed."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any


def calls(work: Callable[[], object]) -> int:
    """Return how many functions *work* calls, in Python and in C."""
    number = 0

    def count(_frame: Any, event: str, _given: Any) -> None:
        nonlocal number
        number += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return number
