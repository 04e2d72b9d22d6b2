"""Show cues as a viewer sees them: burnt in by ffmpeg and libass, and by Chromium's <track> over a video.

Pictures come back as rows of grey pixels; lines of text are counted in them as bands of rows with something bright.
"""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from pathlib import Path

WIDTH, HEIGHT = 1280, 720
CHROMIUM = next((name for name in ("chromium", "chromium-browser", "google-chrome") if shutil.which(name)), None)
FFMPEG = shutil.which("ffmpeg")
_PAGE = """<!doctype html><style>html,body{{margin:0;background:#000;overflow:hidden}}
video{{width:{w}px;height:{h}px;display:block}}
video::cue{{background:transparent;color:#fff;font:{size}px 'DejaVu Sans'}}</style>
<video id=v src="black.webm" muted><track src="{vtt}" kind=subtitles srclang=en default></video>
<div id=m style="position:fixed;top:0;left:0;width:20px;height:20px;background:#fff;display:none"></div>
<script>const v=document.getElementById('v'),t=v.textTracks[0];t.mode='showing';
v.addEventListener('seeked',()=>{{const wait=setInterval(()=>{{if(t.activeCues&&t.activeCues.length){{
clearInterval(wait);setTimeout(()=>{{document.getElementById('m').style.display='block'}},200)}}}},50)}});
const go=()=>{{v.currentTime={at}}};if(v.readyState>1)go();else v.addEventListener('loadeddata',go);</script>"""
_MARK = 20
"""The page shows a white square of this size in the corner once the cue of the moment is active."""


@dataclass(frozen=True)
class Picture:
    """What was seen: how many lines of text, and how near the text comes to the sides, in pixels."""

    lines: int
    left: int
    right: int


def seen(pixels: np.ndarray) -> Picture:
    """Read a picture: bright rows in bands are lines; a gap of a few rows (the dot of an i) does not divide one."""
    bright = pixels > 96
    rows = np.nonzero(bright.any(axis=1))[0]
    columns = np.nonzero(bright.any(axis=0))[0]
    if not rows.size:
        return Picture(0, pixels.shape[1], pixels.shape[1])
    bands = np.split(rows, np.nonzero(np.diff(rows) > 1)[0] + 1)
    tallest = max(len(band) for band in bands)
    lines = sum(len(band) > tallest / 3 for band in bands)  # less is a dot or a comma
    return Picture(lines, int(columns[0]), int(pixels.shape[1] - 1 - columns[-1]))


def black_video(folder: Path, seconds: int) -> Path:
    """A black video to show cues over."""
    path = folder / "black.webm"
    source = f"color=black:s={WIDTH}x{HEIGHT}:r=1:d={seconds}"
    _run(
        FFMPEG,
        "-y",
        "-f",
        "lavfi",
        "-i",
        source,
        "-c:v",
        "libvpx",
        "-deadline",
        "realtime",
        "-cpu-used",
        "8",
        str(path),
    )
    return path


def burnt(subtitles: Path, at_s: list[float], style: str) -> list[Picture]:
    """Burn a subtitle file with libass and look at some moments."""
    found = []
    for at in at_s:
        filters = f"subtitles={subtitles.name}:force_style='{style}'"
        source = f"color=black:s={WIDTH}x{HEIGHT}:r=25:d={at + 0.2:.3f}"
        made = _run(
            FFMPEG, "-f", "lavfi", "-i", source, "-vf", f"{filters},trim=start={at:.3f},format=gray",
            "-frames:v", "1", "-f", "rawvideo", "-", folder=subtitles.parent,
        )  # fmt: skip
        found.append(seen(np.frombuffer(made, np.uint8)[: WIDTH * HEIGHT].reshape(HEIGHT, WIDTH)))
    return found


def browsed(subtitles: Path, at_s: float, size: int) -> Picture:
    """Show a WebVTT file in Chromium over the black video beside it and look at one moment."""
    folder = subtitles.parent
    page = folder / "page.html"
    page.write_text(_PAGE.format(w=WIDTH, h=HEIGHT, size=size, vtt=subtitles.name, at=at_s), encoding="utf-8")
    shot = folder / "shot.png"
    with sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path=CHROMIUM and shutil.which(CHROMIUM), args=["--no-sandbox", "--allow-file-access-from-files"]
        )
        tab = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        tab.goto(page.as_uri())
        tab.wait_for_selector("#m", state="visible", timeout=60_000)  # on a busy machine it takes its time
        tab.screenshot(path=shot)
        browser.close()
    made = _run(FFMPEG, "-i", str(shot), "-vf", "format=gray", "-f", "rawvideo", "-")
    return seen(np.frombuffer(made, np.uint8).reshape(-1, WIDTH)[2 * _MARK : HEIGHT])


def _run(program: str | None, *arguments: str, folder: Path | None = None) -> bytes:
    assert program
    quiet = ["-v", "error"] if "ffmpeg" in program else []
    done = subprocess.run(
        [program, *quiet, *arguments], stdin=subprocess.DEVNULL, capture_output=True, cwd=folder, timeout=60, check=True
    )
    return done.stdout
