"""Word documents in which every change of a ledger is a tracked one, and what a reviewer made of such a document.

Our changes are insertions and deletions by the author `transcripts`, with the reason as a comment where words were
changed; a suggestion is a comment on the words that it is about. A document that comes back is read as the text that
its reviewer sees; what became of each change follows from that text. Needs the extra `docx` (python-docx).
"""

from __future__ import annotations

import io
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from transcripts.formats.base import Input
from transcripts.formats.docx import document_of, holdable, package
from transcripts.ledger import Edit, Patch, pieces
from transcripts.ledger.lattice import unmarked
from transcripts.ledger.render import clusters
from transcripts.model import Segment, Transcript

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from transcripts.ledger import Correction, Ledger, Piece

AUTHOR = "transcripts"
LABEL = "Transcript Speaker"
"""The style of a speaker's name, by which it is told from what is said when the document comes back."""
_NO_SPEECH = ("Title", "Heading", "Subtitle")


def write_tracked(talk: Transcript, ledger: Ledger, why: Callable[[Correction], str]) -> bytes:
    """A talk as a Word document with tracked changes; `why` gives the text of a comment.

    The words are all of the talk's, in paragraphs. Raises LedgerError where the ledger is of another talk.
    """
    from transcripts.prose import Heading, to_prose  # noqa: PLC0415 - slow to load, and only this needs it

    document = package().Document()
    document.core_properties.title, document.core_properties.author = holdable(talk.title or ""), AUTHOR
    document.styles.add_style(LABEL, 2).font.bold = True  # 2: a style of characters
    writer = _Writer(document, pieces(talk, ledger), ledger, why)
    if talk.title:
        document.add_heading(holdable(talk.title), level=0)
    parts = to_prose(talk, verbatim=True, quotes="source").parts
    last = max((number for number, part in enumerate(parts) if not isinstance(part, Heading)), default=-1)
    for number, part in enumerate(parts):
        if isinstance(part, Heading):
            document.add_heading(holdable(part.title), level=1)
            continue
        label = f"{part.speaker}:" if part.new_speaker and part.speaker else ""
        writer.paragraph(label, part.first, part.end, ends=number == last)
    if not parts:
        writer.paragraph("", 0, 0, ends=True)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


@dataclass
class _Writer:
    """Writes paragraphs of a text's words with what was changed in them."""

    document: Any
    pieces: Sequence[Piece]
    ledger: Ledger
    why: Callable[[Correction], str]
    ids: Iterator[int] = field(default_factory=lambda: iter(range(1, 1 << 30)))
    next_piece: int = 0

    def __post_init__(self) -> None:
        self.suggested: dict[int, list[tuple[int, Correction]]] = defaultdict(list)
        at: dict[int, tuple[int, int]] = {}
        for piece in self.pieces:
            for word in range(piece.word, piece.word_end):
                here = piece.start + word - piece.word
                at[word] = (here, here + 1) if piece.same else (piece.start, piece.end)
        for suggestion in self.ledger.suggestions:
            start, end = at[suggestion.word][0], at[suggestion.end - 1][1]
            if start < end:
                self.suggested[start].append((end, suggestion))

    def paragraph(self, label: str, first: int, end: int, *, ends: bool) -> None:
        """A paragraph of the words `first` to `end`; the one that `ends` the talk has what was taken out after it."""
        paragraph = self.document.add_paragraph()
        self.to, self.something = paragraph._p, False
        if label:
            paragraph.add_run(f"{holdable(label)} ", style=LABEL)
        self.closing: dict[int, list[int]] = defaultdict(list)
        at = first
        while self.next_piece < len(self.pieces):
            piece = self.pieces[self.next_piece]
            if piece.start >= end and not (ends or (piece.start == piece.end == end and at < end)):
                break
            stop = min(piece.end, end)
            if piece.same or not piece.corrections:
                for word in range(max(at, piece.start), stop):
                    self._word(word, piece.after[word - piece.start])
            elif at <= piece.start:
                self._change(piece, more=stop < end or piece.end < end)
            at = stop
            if piece.end > end:
                break
            self.next_piece += 1

    def _word(self, number: int, text: str) -> None:
        self._open(number)
        self._run(f" {text}" if self.something else text)
        self.something = True
        self._close(number + 1)

    def _change(self, piece: Piece, *, more: bool) -> None:
        old, new = " ".join(piece.before), " ".join(piece.after)
        reasons = [self.why(c) for c in piece.corrections if c.layer == "words"]
        if self.something and new:
            self._run(" ")
        self._open(piece.start)
        comment = self._begin("\n".join(reasons)) if reasons else None
        if not new:
            old = f" {old}" if self.something else f"{old} " if more else old
        self._run(old, "del")
        if new:
            self._run(new, "ins")
            self.something = True
        if comment is not None:
            self._finish(comment)
        self._close(piece.end)

    def _open(self, word: int) -> None:
        for end, suggestion in self.suggested.get(word, ()):
            said = f"Suggested: {suggestion.after or '(take out)'}\n{self.why(suggestion)}"
            self.closing[end].append(self._begin(said))

    def _close(self, word: int) -> None:
        for end in [end for end in self.closing if end <= word]:
            for comment in self.closing.pop(end):
                self._finish(comment)

    def _run(self, text: str, change: str = "") -> None:
        to = self.to
        if change:
            to = self._element(self.to, change, id=str(next(self.ids)), author=AUTHOR)
        run = self._element(to, "r")
        held = self._element(run, "delText" if change == "del" else "t")
        held.text = holdable(text)
        held.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def _begin(self, text: str) -> int:
        """A comment that begins here; its number."""
        comment = self.document.comments.add_comment(text=holdable(text), author=AUTHOR, initials="t")
        number = int(comment.comment_id)
        for name in [name for name in comment._comment_elm.attrib if name.endswith("}date")]:
            del comment._comment_elm.attrib[name]  # the same input gives the same document
        self._element(self.to, "commentRangeStart", id=str(number))
        return number

    def _finish(self, number: int) -> None:
        self._element(self.to, "commentRangeEnd", id=str(number))
        self._element(self._element(self.to, "r"), "commentReference", id=str(number))

    def _element(self, to: Any, name: str, **attributes: str) -> Any:  # noqa: ANN401 - lxml's
        from docx.oxml import OxmlElement  # noqa: PLC0415 - an optional dependency
        from docx.oxml.ns import qn  # noqa: PLC0415 - likewise

        made = OxmlElement(f"w:{name}")
        for key, value in attributes.items():
            made.set(qn(f"w:{key}"), value)
        to.append(made)
        return made


def read_reviewed(data: bytes, ledger: Ledger, path: str = "-") -> Patch:
    """What a reviewer decided in a document that `write_tracked` made, as a patch of its ledger.

    A change that is still tracked is undecided. One that was accepted stands as text, one that was rejected reads as
    the source; anything else that was written is an edit, and words that read as a suggestion accept it. Raises
    ReadError for what is no Word document, and LedgerError where it is of another talk.
    """
    words, pending = _seen(data, path)
    text = Transcript((Segment(" ".join(words)),))
    found = pieces(text, ledger)
    standing: set[str] = set()
    open_ids: set[str] = set()
    for piece in found:
        standing |= {c.id for c in piece.corrections}
        touched = {float(word) for word in range(piece.start, piece.end)} or {piece.start - 0.5}
        if touched & pending:
            open_ids |= {c.id for c in piece.corrections}
    edits, suggested = _edits(found, ledger)
    covered = {word for edit in edits for word in range(edit.word, edit.end)}
    covered |= {word for c in suggested for word in range(c.word, c.end)}
    rest = [c for c in ledger.corrections if covered.isdisjoint(range(c.word, c.end))]
    accept = [c.id for c in rest if c.id in standing and c.id not in open_ids]
    reject = [c.id for c in rest if c.id not in standing]
    return Patch((*accept, *(c.id for c in suggested)), tuple(reject), tuple(edits), words=ledger.source.words)


def _seen(data: bytes, path: str) -> tuple[list[str], set[float]]:
    """The words that a reader sees, and the places of those that are still tracked as ours.

    A word that we took out, still tracked, has its place half before the next word.
    """
    from docx.oxml.ns import qn  # noqa: PLC0415 - an optional dependency

    document = document_of(Input("", path, data))
    ours: list[tuple[str, bool]] = []  # letters, and whether they are an insertion of ours
    gone: list[int] = []  # how many letters stand before each deletion of ours
    length = 0
    for paragraph in document.element.body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        if style is not None and str(style.get(qn("w:val"))).startswith(_NO_SPEECH):
            continue
        for run in paragraph.iter(qn("w:r")):
            above = [(parent.tag, parent.get(qn("w:author"))) for parent in run.iterancestors(qn("w:ins"), qn("w:del"))]
            if any(tag == qn("w:del") for tag, _ in above):
                if (qn("w:del"), AUTHOR) in above and not _replaced(run):
                    gone.append(length)
                continue
            own = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
            if own is not None and str(own.get(qn("w:val"))).replace(" ", "") == LABEL.replace(" ", ""):
                continue
            for part in run:
                text = part.text or "" if part.tag == qn("w:t") else " " if part.tag in _blank() else ""
                ours.append((text, (qn("w:ins"), AUTHOR) in above))
                length += len(text)
        ours.append((" ", False))
        length += 1
    return _words(ours, gone)


def _replaced(run: Any) -> bool:  # noqa: ANN401 - lxml's
    """Whether an insertion of ours stands in the place of a deletion."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - likewise

    following = run.getparent().getnext()
    return following is not None and following.tag == qn("w:ins") and following.get(qn("w:author")) == AUTHOR


def _blank() -> tuple[str, ...]:
    from docx.oxml.ns import qn  # noqa: PLC0415 - likewise

    return qn("w:tab"), qn("w:br"), qn("w:cr")


def _words(parts: Iterable[tuple[str, bool]], gone: Sequence[int]) -> tuple[list[str], set[float]]:
    words: list[str] = []
    pending: set[float] = set()
    letters = [(letter, tracked) for text, tracked in parts for letter in text]
    deleted = set(gone)
    word: list[str] = []
    for at, (letter, tracked) in enumerate([*letters, (" ", False)]):
        if at in deleted:
            pending.add(len(words) - 0.5 if not word else len(words) + (0.5 if letter.isspace() else 0.0))
        if letter.isspace():
            if word:
                words.append("".join(word))
                word = []
            continue
        word.append(letter)
        if tracked:
            pending.add(float(len(words)))
    return words, pending


def _edits(found: Sequence[Piece], ledger: Ledger) -> tuple[list[Edit], list[Correction]]:
    """What was written otherwise, as edits of whole changes; and the suggestions that it amounts to."""
    spans: list[list[int]] = []  # of the source, touching ones as one
    known = (ledger.source.text or "").split()
    for piece in found:
        if not piece.other:
            continue
        word, end = piece.word, piece.word_end
        if word == end:  # put in: it goes with the word before it, or else the one after
            word, end = (word - 1, end) if word else (word, min(len(known), end + 1))
        if spans and word <= spans[-1][1]:
            spans[-1][1] = max(spans[-1][1], end)
        else:
            spans.append([word, end])
    standing = [(c.word, c.word + c.count) for c in clusters(ledger.corrections)]
    edits: list[Edit] = []
    accepted: list[Correction] = []
    for word, end in _whole(spans, standing):
        after = _after(found, word, end)
        same = [c for c in ledger.suggestions if (c.word, c.end) == (word, end) and _alike(c.after, after)]
        if same:
            accepted.append(same[0])
        elif after != (before := " ".join(known[word:end])) or any(word <= a < end for a, _ in standing):
            edits.append(Edit(word, end - word, before, after, note="in Word"))
    return edits, accepted


def _whole(spans: Iterable[Sequence[int]], standing: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The spans with all of the changes that they cut, those that then touch the same words as one."""
    wide: list[tuple[int, int]] = []
    for span in spans:
        word, end = span
        for first, stop in standing:
            if first < end and word < stop:
                word, end = min(word, first), max(end, stop)
        if wide and word < wide[-1][1]:
            word, end = wide[-1][0], max(end, wide.pop()[1])
        wide.append((word, end))
    return iter(wide)


def _after(found: Sequence[Piece], word: int, end: int) -> str:
    """What stands in the text for the source's words `word` to `end`, with what was put in at their edges."""
    said: list[str] = []
    for piece in found:
        if piece.word_end < word or piece.word > end:
            continue
        if piece.same:
            first, stop = max(word, piece.word) - piece.word, min(end, piece.word_end) - piece.word
            said += piece.after[first:stop] if first < stop else ()
        elif piece.word == piece.word_end:
            inside = word < piece.word <= end or (piece.word == word == 0)
            said += piece.after if inside else ()
        elif word <= piece.word and piece.word_end <= end:
            said += piece.after
    return " ".join(said)


def _alike(one: str, other: str) -> bool:
    return [unmarked(word) for word in one.split()] == [unmarked(word) for word in other.split()]
