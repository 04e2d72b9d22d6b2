"""What a spoken unit is. Nothing here looks for one."""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["number", "date", "time", "address", "letters"]


class Unit(NamedTuple):
    """Words `first` up to `end`, two at least, that are said as one thing and may not be parted."""

    first: int
    end: int
    kind: Kind
