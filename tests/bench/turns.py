"""Methods side by side: over the same items, in blocks, in random order, so that a machine's moods hit all alike."""

import time
from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")

# Items that a method takes before the next one has its turn.
BLOCK = 20


def interleave(
    items: Sequence[T], methods: Mapping[str, Callable[[Sequence[T]], object]], random: Random, block: int = BLOCK
) -> dict[str, float]:
    """Seconds that each method took over all items."""
    shuffled = random.sample(items, len(items))
    seconds = dict.fromkeys(methods, 0.0)
    for start in range(0, len(shuffled), block):
        part = shuffled[start : start + block]
        for name in random.sample(list(methods), len(methods)):
            began = time.perf_counter()
            methods[name](part)
            seconds[name] += time.perf_counter() - began
    return seconds
