"""The pictures of the documentation, drawn from what the package does.

    python -m tools.draw_pictures

writes `docs/pictures/*.svg`. They are light or dark as the reader's screen is, and the same on every machine: letters
are of one width, and every length is set.
"""

import sys
from collections.abc import Iterable
from difflib import SequenceMatcher
from html import escape
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import transcripts as ts

FOLDER = ROOT / "docs" / "pictures"
LETTER = 0.6
"""The width of a letter as a share of its size, in the usual fonts of one width."""
STYLE = """
  text { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: var(--ink); }
  svg { --ink: #1f2933; --soft: #66727f; --line: #c5ccd3; --card: #f6f8f9; --bad: #fbd5d0; --good: #c9ecd6;
        --main: #00796b; --pale: #b2dfdb; --warn: #d9480f; }
  @media (prefers-color-scheme: dark) {
    svg { --ink: #e4e8ec; --soft: #9aa5b1; --line: #4a5561; --card: #20262d; --bad: #6b2b25; --good: #1e5738;
          --main: #4db6ac; --pale: #1f4f4b; --warn: #ff922b; }
  }
"""


def box(x: float, y: float, width: float, height: float, fill: str, rx: int = 3) -> str:
    """A filled rectangle with round corners; `fill` is a colour of the style above."""
    return f'<rect x="{x:.0f}" y="{y:.0f}" width="{width:.0f}" height="{height:.0f}" rx="{rx}" fill="var(--{fill})"/>'


def stroke(
    x1: float, y1: float, x2: float, y2: float, colour: str = "line", dashes: str = "", width: float = 1.5
) -> str:
    """A line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    points = f'x1="{x1:.0f}" y1="{y1:.0f}" x2="{x2:.0f}" y2="{y2:.0f}"'
    return f'<line {points} stroke="var(--{colour})" stroke-width="{width}"{dashed}/>'


def text(x: float, y: float, words: str, size: int = 14, colour: str = "ink", *, bold: bool = False) -> str:
    """A line of text that starts at x and stands on y."""
    weight = ' font-weight="600"' if bold else ""
    length = f'textLength="{wide(words, size):.0f}" lengthAdjust="spacingAndGlyphs"'
    fill = f' style="fill: var(--{colour})"' if colour != "ink" else ""
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" {length}{weight}{fill}>{escape(words)}</text>'


def wide(words: str, size: int) -> float:
    """How wide a text is."""
    return len(words) * size * LETTER


def picture(title: str, width: int, height: float, parts: list[str]) -> str:
    """The whole file."""
    space = f'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height:.0f}"'
    head = f'<svg {space} role="img" aria-label="{escape(title)}">'
    return "\n".join([head, f"<title>{escape(title)}</title>", f"<style>{STYLE}</style>", *parts, "</svg>", ""])


# What cleaning does to three lines


def mended() -> str:
    """Three lines of captions before and after, with what was changed marked, and one change with its reason."""
    talk = ts.read(ROOT / "fixtures" / "read" / "page-captions" / "valid" / "harbor.txt")
    result = ts.clean(talk, references=[ROOT / "fixtures" / "demo" / "article.txt"])
    parts = [text(20, 30, "damaged", 12, "soft"), text(410, 30, "mended", 12, "soft")]
    for row in range(3):
        old, new = (t.segments[row].text.split() for t in (talk, result.transcript))
        differ = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        y = 58 + 30 * row
        parts += marked(20, y, old, [(a, b) for op, a, b, _, _ in differ if op != "equal"], "bad")
        parts += marked(410, y, new, [(c, d) for op, _, _, c, d in differ if op != "equal"], "good")
    change = next(c for c in result.ledger.corrections if c.after == "Reykjavik")
    sound = change.evidence["sounds_like"]
    parts += [
        box(20, 148, 740, 92, "card", 8),
        text(40, 176, f"{change.before} → {change.after}", 14, bold=True),
        text(40, 200, f"sounds alike:  {sound['heard']}  /  {sound['name']}", 12, "soft"),
        text(40, 222, f"{change.before} is no word of English; {change.after} stands in article.txt", 12, "soft"),
        text(600, 176, f"rule: {change.rule}", 12, "soft"),
        text(600, 200, f"undo: {change.id}", 12, "soft"),
    ]
    return picture("Captions before and after, and one change with its reason", 780, 256, parts)


def marked(
    x: float, y: float, words: list[str], spans: list[tuple[int, int]], colour: str, size: int = 14
) -> list[str]:
    """A line of words, some of them on a coloured ground."""
    starts = [len(" ".join([*words[:n], ""])) for n in range(len(words) + 1)]
    grounds = [
        box(x + starts[a] * size * LETTER - 2, y - 15, wide(" ".join(words[a:b]), size) + 4, 21, colour)
        for a, b in spans if a < b
    ]  # fmt: skip
    return [*grounds, text(x, y, " ".join(words), size)]


# How cues lie in time

TALK = (
    (500, 2800, "Good evening from the harbor."),
    (3400, 8200, "The new ferry will carry freight as well as passengers across the bay."),
    (9500, 11300, "Tickets are sold out."),
    (19000, 20400, "The lamp on the pier went out before anybody saw it."),
)
MOST = 20
"""Characters a second that the profile allows."""


def layout() -> str:
    """Cues with their place in time and their reading speed."""
    profile = "netflix-en"
    cues = ts.lay_out(timed(TALK), profile=profile).segments
    times, speeds = 400, 640
    parts = [
        text(20, 30, f"cues ({profile})", 12, "soft"),
        text(times, 30, "shown, and speech", 12, "soft"),
        text(speeds, 30, f"characters a second, at most {MOST}", 12, "soft"),
    ]
    y = 46.0
    for cue in cues:
        lines = cue.text.split("\n")
        height = 18 * len(lines) + 12
        parts += [text(20, y + 16 + 18 * n, line, 13) for n, line in enumerate(lines)]
        parts += [*in_time(cue, times, y + height / 2), *speed(cue, speeds, y + height / 2)]
        parts += [stroke(20, y + height + 3, 900, y + height + 3, width=0.5)]
        y += height + 8
    parts += [stroke(speeds + MOST * 7, 40, speeds + MOST * 7, y, "soft", "3 3")]
    for at in range(0, 24, 5):
        parts += [stroke(times + at * SECOND, y, times + at * SECOND, y + 6, "soft")]
        parts += [text(times + at * SECOND - 6, y + 20, f"{at} s", 11, "soft")]
    return picture("Cues, when they are shown, and how fast they are to be read", 920, y + 34, parts)


SECOND = 9
"""How wide a second is."""


def in_time(cue: ts.Segment, x: float, middle: float) -> list[str]:
    """A bar for the time in which a cue is shown, and one within it for its speech."""

    def bar(start: int, end: int, height: int, colour: str) -> str:
        return box(x + start * SECOND / 1000, middle - height / 2, (end - start) * SECOND / 1000, height, colour, 2)

    words = [(w.start_ms, w.end_ms) for w in cue.words if w.start_ms is not None and w.end_ms is not None]
    assert cue.start_ms is not None
    assert cue.end_ms is not None
    return [bar(cue.start_ms, cue.end_ms, 18, "pale"), bar(words[0][0], words[-1][1], 8, "main")]


def speed(cue: ts.Segment, x: float, middle: float) -> list[str]:
    """A bar for the reading speed of a cue, and its figure."""
    assert cue.start_ms is not None
    assert cue.end_ms is not None
    found = len(cue.text) * 1000 / (cue.end_ms - cue.start_ms)
    colour = "warn" if found > MOST else "main"
    return [
        box(x, middle - 9, found * 7, 18, colour),
        text(x + max(found, MOST) * 7 + 8, middle + 5, f"{found:.0f}", 12),
    ]


def timed(lines: Iterable[tuple[int, int, str]]) -> ts.Transcript:
    """A talk whose words share each line's time by their length."""
    segments = []
    for start, end, line in lines:
        words, at = [], start
        for word in line.split():
            until = at + (end - start) * (len(word) + 1) // (len(line) + 1)
            words.append(ts.Word(word, at, until, "given"))
            at = until
        segments.append(ts.Segment(line, start, end, None, words))
    return ts.Transcript(tuple(segments), language="en")


# How two texts pair

ROUGH = "um the fairy leaves at nine from the old western peer and hell mood waves to the captain"
RIGHT = "The ferry leaves at nine sharp from the old western pier, and Helmut waves to the captain."


def alignment() -> str:
    """The words of two texts with lines between those that belong together."""
    found = ts.align(timed(((0, 8000, ROUGH),)), ts.Transcript((ts.Segment(RIGHT),)))
    rough, right = ROUGH.split(), RIGHT.split()
    size, gap, top, low = 13, 7, 62, 150
    upper, lower = places(rough, size, gap), places(right, size, gap)
    parts = [text(20, 28, "captions, with times", 12, "soft"), text(20, low + 34, "script, without times", 12, "soft")]
    for pair in found.pairs:
        ups, downs = range(pair.left_start, pair.left_end), range(pair.right_start, pair.right_end)
        colour, width = ("line", 1) if pair.kind == "same" else ("main", 2)
        ends = [(upper[u][1], lower[d][1]) for u in ups for d in downs]
        parts += [stroke(a, top + 6, b, low - 18, colour, width=width) for a, b in ends]
        if pair.kind != "same":
            parts += [box(upper[n][0] - 3, top - 15, wide(rough[n], size) + 6, 21, "bad") for n in ups]
            parts += [box(lower[n][0] - 3, low - 15, wide(right[n], size) + 6, 21, "good") for n in downs]
    parts += [text(upper[n][0], top, word, size) for n, word in enumerate(rough)]
    parts += [text(lower[n][0], low, word, size) for n, word in enumerate(right)]
    return picture("The words of two texts, and which belong together", 780, low + 50, parts)


def places(words: list[str], size: int, gap: int) -> list[tuple[float, float]]:
    """Where each word begins, and its middle."""
    found, x = [], 20.0
    for word in words:
        found.append((x, x + wide(word, size) / 2))
        x += wide(word, size) + gap
    return found


PICTURES = {"mended": mended, "layout": layout, "alignment": alignment}


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, draw in PICTURES.items():
        (FOLDER / f"{name}.svg").write_text(draw(), encoding="utf-8")
