// The talk as text, its changes in place.
const LONG_BLOCK = 80; // words of one paragraph on the page
const words = contents.words;
const source = contents.source; // for each word its number in the source, -1 where it came in since
const was = new Map(contents.was); // words that the source writes otherwise, though no change says so
const talk = document.getElementById("talk");
/** @type {HTMLElement[]} */ const wordSpans = [];
/** @type {HTMLElement[]} */ const placeSpans = [];
const placeOf = new Map(); // word → place that begins there
let here = -1; // the place in hand

/** Text from a file as it may be shown: what would turn the line around or steer a program stands as its code. */
function visible(text) {
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff]/gu,
    (c) => "\\u" + c.charCodeAt(0).toString(16).padStart(4, "0"));
}

/** An element with a class, its text and further attributes; text is never read as markup. */
function make(tag, name, text, attributes = {}) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text !== undefined && text !== null) made.textContent = visible(text);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function clock(ms) {
  if (ms === null || ms === undefined) return "–";
  const s = Math.floor(ms / 1000), two = (n) => String(n).padStart(2, "0");
  return (s >= 3600 ? Math.floor(s / 3600) + ":" : "") + two(Math.floor(s / 60) % 60) + ":" + two(s % 60);
}

function speakerNow(name) {
  return name === null ? null : renamed.get(name) || name;
}

/** What a place reads now. */
function textOf(place) {
  const edit = edits.get(place.word);
  if (edit && edit.count === place.count) return edit.after;
  const hint = place.hints.find((id) => stands(byId.get(id)));
  if (hint) return byId.get(hint).whole;
  const key = place.ids.map((id) => (stands(byId.get(id)) ? "1" : "0")).join("");
  return key in place.texts ? place.texts[key] : place.texts["1".repeat(place.ids.length)];
}

function bare(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{M}\p{N} ]/gu, "");
}

function drawPlace(index) {
  const place = places[index], span = placeSpans[index];
  if (!span) return;
  const now = textOf(place), edit = edits.get(place.word);
  const all = [...place.ids, ...place.hints];
  const open = all.some((id) => !decided.has(id));
  const hinted = place.hints.filter((id) => !decided.has(id) && !stands(byId.get(id)));
  span.replaceChildren();
  const kind = edit ? "hand" : now !== place.old ? (open ? "made" : "yes") : hinted.length ? "hint" : "no";
  span.className = "place " + kind + (index === here ? " here" : "");
  if (now === place.old) {
    span.append(make("span", "stands", now || "∅"));
    if (hinted.length) span.append(" ", make("ins", "", byId.get(hinted[0]).whole || "∅"));
  } else {
    // Where only marks or case differ, the new form says it all; what stood there is told when the place is in hand.
    if (place.old && bare(place.old) !== bare(now)) span.append(make("del", "", place.old), " ");
    if (now || !place.old) span.append(make("ins", "", now || "∅"));
  }
  const said = now === place.old
    ? (hinted.length ? `${place.old}: suggested ${byId.get(hinted[0]).whole || "nothing"}` : `${place.old || "nothing"}, as in the source`)
    : `${place.old || "nothing"} became ${now || "nothing"}`;
  span.setAttribute("aria-label", visible(`${said}${open ? "" : ", decided"}`));
}

function drawTalk() {
  const fragment = document.createDocumentFragment();
  places.forEach((place, index) => { if (!placeOf.has(place.start)) placeOf.set(place.start, []); placeOf.get(place.start).push(index); });
  let block = null, size = 0, speaker, reached = 0; // a place may begin in one cue and end in the next
  const putPlaces = (at) => {
    let past = at;
    for (const index of placeOf.get(at) || []) {
      const span = make("span", "place", null, { role: "button", tabindex: "0", "data-place": String(index) });
      placeSpans[index] = span;
      block.append(span, " ");
      drawPlace(index);
      past = Math.max(past, places[index].end);
    }
    return past;
  };
  for (const [start, , who, first, count] of contents.segments) {
    if (!block || who !== speaker || size + count > LONG_BLOCK) {
      block = make("p", "block");
      speaker = who; size = 0;
      if (start !== null) block.append(make("button", "at", clock(start), { type: "button", "data-ms": String(start), "aria-label": "Play from " + clock(start) }));
      if (who !== null) block.append(make("span", "who", speakerNow(who) + ":", { "data-speaker": who }), " ");
      fragment.append(block);
    }
    size += count;
    for (let at = Math.max(first, reached); at < first + count; reached = at) {
      const past = putPlaces(at);
      if (past > at) { at = past; continue; }
      const span = make("span", "w", words[at], { "data-w": String(at) });
      wordSpans[at] = span;
      drawWord(at);
      block.append(span, " ");
      at += 1;
    }
  }
  if (block) putPlaces(words.length);
  if (!words.length) fragment.append(make("p", "note", "There are no words in this file."));
  talk.replaceChildren(fragment);
}

/** A word outside all places, as written or as edited by hand. */
function drawWord(at) {
  const span = wordSpans[at], edit = source[at] >= 0 ? edits.get(source[at]) : undefined;
  if (!span) return;
  if (edit && edit.count === 1) {
    span.replaceChildren(make("del", "", words[at]), " ", make("ins", "", edit.after || "∅"));
    span.classList.add("place", "hand");
  } else {
    span.textContent = visible(words[at]);
    span.classList.remove("place", "hand");
  }
}

function show(index, { focus = true } = {}) {
  const old = here;
  here = index;
  if (old >= 0 && placeSpans[old]) placeSpans[old].classList.remove("here");
  const span = placeSpans[index];
  if (span) {
    span.classList.add("here");
    span.scrollIntoView({ block: "center" });
    if (focus) span.focus({ preventScroll: true });
  }
  drawWhy();
}

/** The next place, in a direction, that `wanted` holds of; it goes round at the ends. */
function next(direction, wanted = () => true) {
  for (let tried = 1; tried <= places.length; tried += 1) {
    const at = ((here < 0 && direction < 0 ? 0 : here) + direction * tried + places.length * 2) % places.length;
    if (placeSpans[at] && wanted(places[at])) return show(at);
  }
  return undefined;
}

const why = document.getElementById("why");
function drawWhy() {
  why.replaceChildren();
  why.hidden = here < 0;
  if (here < 0) return;
  for (const id of [...places[here].ids, ...places[here].hints]) {
    const change = byId.get(id), verdict = decided.get(id);
    const box = make("div", "one", null, { "data-id": id });
    const what = make("p", "what");
    what.append(make("del", "", change.before), " → ", make("ins", "", change.after || "(taken out)"));
    const state = verdict ? (verdict === "accept" ? "accepted" : "rejected") : change.made ? "made" : "suggested";
    box.append(what, make("p", "note", `${contents.rules[change.rule] || change.rule} · score ${change.score.toFixed(2)} · ${clock(change.ms)} · ${state}`));
    const reasons = make("ul");
    for (const reason of change.why) reasons.append(make("li", "", reason));
    const acts = make("div", "acts");
    const kin = kindred(change).length;
    for (const [text, act, label, main] of [
      ["Accept", "accept", "Accept this change", !verdict], ["Reject", "reject", "Reject this change", false],
      ...(kin > 1 ? [[`Accept all ${kin}`, "accept-kind", `Accept all ${kin} changes of this kind`, false],
        [`Reject all ${kin}`, "reject-kind", `Reject all ${kin} changes of this kind`, false]] : []),
    ]) acts.append(make("button", main ? "main" : "", text, { type: "button", "data-act": act, "data-id": id, "aria-label": label }));
    box.append(acts, reasons);
    why.append(box);
  }
  const acts = make("div", "acts");
  acts.append(make("button", "", "Edit", { type: "button", "data-act": "edit" }), make("button", "", "Play", { type: "button", "data-act": "play" }),
    make("button", "", "Next", { type: "button", "data-act": "next" }), make("button", "", "Close", { type: "button", "data-act": "close" }));
  why.append(acts);
}

/** All changes that write the same thing by the same rule. */
function kindred(change) {
  return changes.filter((other) => other.rule === change.rule && other.before === change.before && other.after === change.after);
}

/** Put an input in the place of some words; Enter keeps what is written, Escape what stood there. */
function openEditor(element, word, count, before, current, redraw, touched) {
  const input = make("input", "editor", null, { "aria-label": "Write these words yourself", size: String(Math.max(8, current.length + 2)), dir: "auto" });
  input.value = current;
  let done = false;
  const close = (keep) => {
    if (done) return;
    done = true;
    const after = input.value.split(/\s+/u).filter(Boolean).join(" ");
    input.replaceWith(element);
    if (keep && after !== current) writeByHand(word, count, before, after, touched);
    redraw();
    if (element.tabIndex >= 0) element.focus({ preventScroll: true });
  };
  input.addEventListener("keydown", (event) => {
    event.stopPropagation();
    if (event.key === "Enter") close(true);
    if (event.key === "Escape") close(false);
  });
  input.addEventListener("blur", () => close(true));
  element.replaceWith(input);
  input.focus();
  input.select();
}

function editPlace(index) {
  const place = places[index], before = place.old;
  openEditor(placeSpans[index], place.word, place.count, before, textOf(place), () => drawPlace(index), new Set([index]));
}

function editWord(at) {
  if (source[at] < 0) { say("This word is not in the ledger's source: edit it in the file."); return; }
  const edit = edits.get(source[at]);
  openEditor(wordSpans[at], source[at], 1, was.get(at) || words[at], edit ? edit.after : words[at], () => drawWord(at), null);
}

listeners.push((touched) => {
  if (touched) touched.forEach(drawPlace);
  else {
    places.forEach((_, index) => drawPlace(index));
    source.forEach((_, at) => drawWord(at));
    for (const who of talk.querySelectorAll(".who")) who.textContent = visible(speakerNow(who.dataset.speaker) + ":");
  }
  drawWhy();
});
