"""How the work for an input grows with its size: n against 4n, by calls and by processor time, never by the clock.

Calls are the same in every run, and show work that Python repeats; processor time shows what one call into C repeats
(a pattern that backtracks, a distance over long strings). Four times the input may cost no more than five times.
"""

from __future__ import annotations

import sys
from time import process_time
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

TIMES = 4
MOST = 5.0
"""What TIMES as much input may cost in calls."""
MOST_TIME = 9.0
"""The same in processor time, which other work on the machine disturbs; what grows with the square costs 16 times."""
LEAST_CALLS = 2_000
"""Fewer calls than this for the larger input say nothing: they are what any run needs."""
LEAST_SECONDS = 0.05
"""Less processor time likewise."""
ROUNDS = 3


def calls(act: Callable[[T], object], given: T) -> int:
    """How many calls, of Python functions and from Python into C, an act makes."""
    count = 0

    def see(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(see)
    try:
        act(given)
    finally:
        sys.setprofile(before)
    return count


def seconds(act: Callable[[T], object], given: T) -> float:
    """The processor time of an act."""
    start = process_time()
    act(given)
    return process_time() - start


def assert_linear(make: Callable[[int], T], act: Callable[[T], object], size: int, *, timed: bool = True) -> None:
    """Assert that `act` on `make(TIMES * size)` costs at most MOST times what it costs on `make(size)`.

    `make` is asked anew for each measurement; it may give other inputs of the size, so that nothing is remembered.
    The least of some runs is taken, the two sizes turn about, and what looks too slow is measured once more. Without
    `timed` only the calls are compared.
    """
    act(make(size))  # what is loaded and compiled once is no part of it
    few, many = calls(act, make(size)), calls(act, make(TIMES * size))
    assert many < LEAST_CALLS or many <= MOST * few, f"{many} calls for {TIMES} times the input, {few} for {size}"
    ratio: Any = None
    for _ in range(2 if timed else 0):
        short, long = [], []
        for _ in range(ROUNDS):
            short.append(seconds(act, make(size)))
            long.append(seconds(act, make(TIMES * size)))
        if min(long) < LEAST_SECONDS or (ratio := min(long) / max(min(short), 1e-6)) <= MOST_TIME:
            return
    if timed:
        raise AssertionError(f"{TIMES} times the input takes {ratio:.1f} times the processor time of {size}")
