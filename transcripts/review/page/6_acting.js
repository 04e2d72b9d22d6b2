// Clicks and keys.
function act(name, id) {
  if (here < 0 && !["next", "close"].includes(name)) return;
  const place = places[here];
  const ids = id ? [id] : place ? [...place.ids, ...place.hints] : [];
  const kin = () => [...new Set(ids.flatMap((one) => kindred(byId.get(one)).map((change) => change.id)))];
  if (name === "accept") { decide(oneHint(ids), "accept"); if (!id) next(1, (p) => [...p.ids, ...p.hints].some((one) => !decided.has(one))); }
  if (name === "reject") { decide(ids, "reject"); if (!id) next(1, (p) => [...p.ids, ...p.hints].some((one) => !decided.has(one))); }
  if (name === "accept-kind") decide(kin(), "accept");
  if (name === "reject-kind") decide(kin(), "reject");
  if (name === "edit") editPlace(here);
  if (name === "play") playFrom(changes.find((change) => change.id === ids[0])?.ms ?? contents.times[place.start]);
  if (name === "next") next(1);
  if (name === "close") { const old = here; here = -1; if (old >= 0) drawPlace(old); drawWhy(); }
}

/** Of several suggestions for one place only the first can be accepted at once. */
function oneHint(ids) {
  const hints = ids.filter((id) => !byId.get(id).made);
  return ids.filter((id) => byId.get(id).made || id === hints[0]);
}

function undecided(place) {
  return [...place.ids, ...place.hints].some((id) => !decided.has(id));
}

document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-act],[data-place],[data-go],[data-group],[data-ms],[data-word],[data-w]");
  if (!target) return;
  const { act: name, id, place, go, group, ms, word, w } = target.dataset;
  if (name) act(name, id);
  else if (place !== undefined) show(Number(place));
  else if (go) { const change = byId.get(go); if (change.place >= 0) show(change.place); }
  else if (group) decide(target.closest("details").ids, group);
  else if (ms !== undefined) playFrom(Number(ms));
  else if (word !== undefined) { const span = wordSpans[Number(word)]; span?.scrollIntoView({ block: "center" }); }
  else if (w !== undefined && media) playFrom(contents.times[Number(w)]);
});
talk.addEventListener("dblclick", (event) => {
  const target = event.target.closest("[data-place],[data-w]");
  if (!target) return;
  if (target.dataset.place !== undefined) editPlace(Number(target.dataset.place)); else editWord(Number(target.dataset.w));
});
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input,select,textarea,dialog")) { if (event.key === "Escape") event.target.blur(); return; }
  const onButton = event.target.closest("button,summary,a,[role=tab]");
  const keys = {
    n: () => next(1), p: () => next(-1), j: () => next(1), k: () => next(-1), o: () => next(1, undecided),
    a: () => act("accept"), r: () => act("reject"), A: () => act("accept-kind"), R: () => act("reject-kind"),
    u: takeBack, e: () => act("edit"), "/": () => find.focus(), "?": () => document.getElementById("help").showModal(),
    Escape: () => act("close"),
  };
  if (!onButton) {
    keys.Enter = () => { const place = event.target.closest("[data-place]"); if (place) show(Number(place.dataset.place)); act("play"); };
    keys[" "] = () => { if (media) { if (media.paused) media.play(); else media.pause(); } };
  }
  if (keys[event.key]) { event.preventDefault(); keys[event.key](); }
});
talk.addEventListener("focusin", (event) => {
  const place = event.target.closest("[data-place]");
  if (place && Number(place.dataset.place) !== here) { const old = here; here = Number(place.dataset.place); if (old >= 0) drawPlace(old); place.classList.add("here"); drawWhy(); }
});

/** Tabs as https://www.w3.org/WAI/ARIA/apg/patterns/tabs/ has them: arrows move, the chosen one is in the tab order. */
for (const list of document.querySelectorAll("[role=tablist]")) {
  const tabs = [...list.querySelectorAll("[role=tab]")];
  const choose = (tab) => {
    for (const each of tabs) {
      each.setAttribute("aria-selected", String(each === tab));
      each.tabIndex = each === tab ? 0 : -1;
      document.getElementById(each.getAttribute("aria-controls")).hidden = each !== tab;
    }
    if (tab.id === "tab-captions") showCaptions();
  };
  tabs.forEach((tab, i) => {
    tab.addEventListener("click", () => choose(tab));
    tab.addEventListener("keydown", (event) => {
      const move = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!move) return;
      const other = tabs[(i + move + tabs.length) % tabs.length];
      other.focus();
      choose(other);
    });
  });
}

async function showCaptions() {
  if (!served) { drawCaptions(contents.captions); return; }
  const answer = await fetch("captions").catch(() => null);
  drawCaptions(answer && answer.ok ? await answer.json() : { cues: [], note: "The program is not answering." });
}

for (const filter of [find, showOnly, score]) filter.addEventListener("input", () => {
  document.getElementById("score-shown").textContent = Number(score.value).toFixed(2);
  drawGroups();
  if (filter === find) drawHits();
});
document.getElementById("filters").addEventListener("submit", (event) => event.preventDefault());
document.getElementById("speakers").addEventListener("change", (event) => {
  const from = event.target.dataset.from;
  if (from !== undefined) renameSpeaker(from, event.target.value.trim());
});
document.getElementById("help-button").addEventListener("click", () => document.getElementById("help").showModal());
document.getElementById("download").addEventListener("click", download);
document.getElementById("media-file").addEventListener("change", (event) => {
  const file = event.target.files[0];
  if (file) load(URL.createObjectURL(file), file.type.startsWith("video"));
});
const theme = document.getElementById("theme");
function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  theme.setAttribute("aria-pressed", String(dark));
}
theme.addEventListener("click", () => setTheme(document.documentElement.dataset.theme !== "dark"));

function start() {
  setTheme(matchMedia("(prefers-color-scheme: dark)").matches);
  document.getElementById("title").textContent = visible(contents.title);
  document.getElementById("download").hidden = served;
  document.getElementById("open-media").hidden = Boolean(contents.media);
  document.getElementById("views").hidden = !contents.captions && !served;
  if (contents.media) load("media", contents.media === "video");
  takeIn(contents.patch);
  if (!served) {
    try { const kept = localStorage.getItem(KEY); if (kept) takeIn(JSON.parse(kept)); } catch { /* the browser keeps nothing */ }
  }
  drawTalk();
  tell(null);
  silent = false;
}
start();
