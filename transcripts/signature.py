"""What an output was made with, so that it can be made again: version, steps, parameters, hashes of the data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Self

from transcripts.version import __version__

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Signature:
    """How a result was made. `data` maps the name of each file or data set used to a sha256 or another fixed mark.

    >>> print(Signature(steps=("names",), parameters={"min_score": 0.9}, data={"starter": "5f2c"}, version="1.0"))
    transcripts 1.0 | steps names | min_score 0.9 | data starter:5f2c
    """

    steps: tuple[str, ...] = ()
    parameters: Mapping[str, Any] = field(default_factory=dict)
    data: Mapping[str, str] = field(default_factory=dict)
    version: str = __version__

    def __str__(self) -> str:
        """One line, parts that are empty left out; long hashes shortened to 12 digits."""
        parts = [f"transcripts {self.version}"]
        if self.steps:
            parts.append("steps " + "+".join(self.steps))
        parts += [f"{name} {value}" for name, value in sorted(self.parameters.items())]
        if self.data:
            parts.append("data " + ",".join(f"{name}:{mark[:12]}" for name, mark in sorted(self.data.items())))
        return " | ".join(parts)

    def to_json(self) -> dict[str, Any]:
        """The signature as JSON values."""
        return {
            "version": self.version,
            "steps": list(self.steps),
            "parameters": dict(self.parameters),
            "data": dict(self.data),
        }

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Self:
        """The inverse of `to_json`."""
        return cls(
            tuple(value.get("steps", ())),
            dict(value.get("parameters", {})),
            dict(value.get("data", {})),
            value.get("version", __version__),
        )
