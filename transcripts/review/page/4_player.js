// The recording, the word that is being said, and captions as they will be laid out.
const player = document.getElementById("player");
/** @type {HTMLMediaElement|null} */ let media = null;
let saidNow = -1;

function load(address, video) {
  media = make(video ? "video" : "audio", "", null, { controls: "", preload: "metadata", src: address });
  media.addEventListener("timeupdate", lightUp);
  media.addEventListener("error", () => say("The browser cannot play this recording."));
  player.replaceChildren(media);
  player.hidden = false;
}

/** The last word that begins at or before a time; words without times are passed over. */
function wordAt(ms) {
  const times = contents.times;
  let low = 0, high = timed.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[timed[middle]] <= ms) low = middle + 1; else high = middle;
  }
  return low ? timed[low - 1] : -1;
}
const timed = contents.times.map((ms, at) => (ms === null ? -1 : at)).filter((at) => at >= 0).sort((a, b) => contents.times[a] - contents.times[b]);

function lightUp() {
  const at = wordAt(media.currentTime * 1000);
  if (at === saidNow) return;
  wordSpans[saidNow]?.classList.remove("now");
  saidNow = at;
  wordSpans[at]?.classList.add("now");
}

function playFrom(ms) {
  if (ms === null || ms === undefined) { say("This word has no time."); return; }
  if (!media) { say("There is no recording: open one to listen."); return; }
  media.currentTime = ms / 1000;
  media.play().catch(() => say("The browser did not play the recording."));
}

function drawCaptions(laid) {
  const box = document.getElementById("captions");
  const fragment = document.createDocumentFragment();
  if (laid.note) fragment.append(make("p", "note", laid.note));
  for (const { start, end, text, findings } of laid.cues) {
    const cue = make("div", "cue");
    cue.append(make("button", "at", `${clock(start)} – ${clock(end)}`, { type: "button", "data-ms": String(start) }), make("div", "screen", text));
    if (findings.length) {
      const list = make("ul");
      for (const finding of findings) list.append(make("li", "", finding));
      cue.append(list);
    }
    fragment.append(cue);
  }
  box.replaceChildren(fragment);
}
