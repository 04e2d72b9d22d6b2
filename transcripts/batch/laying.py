"""A talk laid out for the formats it is written in: with names among the words, or without. Nothing here writes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from transcripts.formats.base import Holds
from transcripts.model import Segment

if TYPE_CHECKING:
    from transcripts.formats.base import Format, WriteOptions
    from transcripts.model import Notice, Transcript


@dataclass(frozen=True, slots=True)
class Writing:
    """How a talk is written. `profile` is None where the source decides: see `default_layout`."""

    profile: str | None = None
    fps: float | None = None
    word_times: bool = False
    speaker_labels: bool | None = None
    label_style: str | None = None
    verbatim: bool = False
    smart_quotes: bool = False


class LaidOut:
    """A talk laid out for formats with a place for speakers and for formats without: each once, when it is needed."""

    def __init__(self, talk: Transcript, profile: str, writing: Writing) -> None:
        self.talk, self.profile, self.writing = talk, profile, writing
        self.made: dict[str | None, Transcript] = {}

    def for_format(self, target: Format, options: WriteOptions) -> tuple[Transcript, tuple[Notice, ...], WriteOptions]:
        """What is written in a format, what to tell of it, and how.

        Labels are laid out with the words, not put before them. Raises LayoutError.
        """
        if self.profile == "source":
            return self.talk, (), options
        holds = Holds.SPEAKERS in target.holds
        labels = self._labels() if not holds or self.writing.speaker_labels is False else None
        laid, told = self._laid(labels, nameless=holds)
        if not holds and _stand_in_text(self.profile, labels):  # said in the text, they are not left out
            laid = replace(laid, segments=tuple(_unnamed(segment) for segment in laid.segments))
        return laid, told, replace(options, speaker_labels=False)

    def _labels(self) -> str | None:
        """The form of labels that is asked for, in place of the profile's."""
        if self.writing.speaker_labels is False:
            return "none"
        if self.writing.label_style:
            return self.writing.label_style
        return "name" if self.writing.speaker_labels and not _stand_in_text(self.profile, None) else None

    def _laid(self, labels: str | None, *, nameless: bool) -> tuple[Transcript, tuple[Notice, ...]]:
        """The cues, and what layout tells the first time; a format without speakers says itself that it drops them."""
        if labels in self.made:
            return self.made[labels], ()
        from transcripts.layout import lay_out  # noqa: PLC0415 - only where cues are made
        from transcripts.layout.subtitles import NAMELESS  # noqa: PLC0415 - likewise

        laid = self.made[labels] = lay_out(self.talk, self.profile, fps=self.writing.fps, labels=labels)
        told = laid.warnings[len(self.talk.warnings) :]
        return laid, tuple(notice for notice in told if nameless or not notice.message.endswith(NAMELESS))


def _stand_in_text(profile: str, labels: str | None) -> bool:
    from transcripts.layout import load_profile  # noqa: PLC0415 - as above
    from transcripts.layout.labels import stands_in_text  # noqa: PLC0415 - as above

    return stands_in_text(labels or load_profile(profile).label)


def _unnamed(segment: Segment) -> Segment:
    return Segment(
        segment.text, segment.start_ms, segment.end_ms, None, segment.held_words, segment.start_timing,
        segment.end_timing, segment.id, segment.settings,
    )  # fmt: skip
