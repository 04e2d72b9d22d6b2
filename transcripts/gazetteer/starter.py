"""The gazetteer that comes with the package. Nothing here is learnt or downloaded."""

from __future__ import annotations

from functools import cache

from transcripts.gazetteer.gazetteer import Gazetteer


@cache
def starter() -> Gazetteer:
    """Countries, capitals, large cities, leaders and international bodies."""
    return Gazetteer()
