// The lists at the side: changes by rule and by what they write, the speakers, and what is found.
const groups = document.getElementById("groups"), hits = document.getElementById("hits");
const find = document.getElementById("find"), showOnly = document.getElementById("show"), score = document.getElementById("score");
const MOST_HITS = 200;

function shown(change) {
  const verdict = decided.get(change.id), wanted = showOnly.value, text = find.value.trim().toLowerCase();
  if (change.score > Number(score.value) + 1e-9) return false;
  if (text && !`${change.before} ${change.after}`.toLowerCase().includes(text)) return false;
  if (wanted === "open") return !verdict;
  if (wanted === "suggestions") return !change.made;
  if (wanted === "made") return change.made;
  if (wanted === "accepted") return verdict === "accept";
  if (wanted === "rejected") return verdict === "reject";
  return true;
}

function drawGroups() {
  const opened = new Set([...groups.querySelectorAll("details[open]")].map((group) => group.dataset.key));
  const found = new Map();
  for (const change of changes) {
    if (!shown(change)) continue;
    const key = [change.rule, change.before, change.after].join("\u001f");
    if (!found.has(key)) found.set(key, []);
    found.get(key).push(change);
  }
  const rules = new Map();
  for (const [key, list] of found) {
    const rule = list[0].rule;
    if (!rules.has(rule)) rules.set(rule, []);
    rules.get(rule).push([key, list]);
  }
  const fragment = document.createDocumentFragment();
  // What changes only marks and case comes last: there is much of it, and it matters least.
  const light = ([, kinds]) => kinds.every(([, list]) => bare(list[0].before) === bare(list[0].after));
  for (const [rule, kinds] of [...rules].sort((a, b) => light(a) - light(b))) {
    const total = kinds.reduce((sum, [, list]) => sum + list.length, 0);
    fragment.append(make("h3", "", `${contents.rules[rule] || rule} (${total})`));
    kinds.sort(([, a], [, b]) => b.length - a.length || a[0].score - b[0].score);
    for (const [key, list] of kinds) fragment.append(drawGroup(key, list, opened.has(key)));
  }
  if (!found.size) fragment.append(make("p", "note", changes.length ? "No change is like that." : "Nothing was changed."));
  groups.replaceChildren(fragment);
}

function drawGroup(key, list, open) {
  const group = make("details", "group", null, { "data-key": key }), summary = make("summary");
  const left = list.filter((change) => !decided.has(change.id)).length;
  summary.append(make("del", "", list[0].before), " → ", make("ins", "", list[0].after || "(taken out)"), " ",
    make("span", "count", list.length > 1 || !left ? `${list.length}${left ? "" : " decided"}` : ""));
  group.append(summary);
  // What is in a group is made when it is opened: there may be thousands.
  const fill = () => {
    if (group.children.length > 1) return;
    const acts = make("div", "acts"), entries = make("ul");
    acts.append(make("button", "", "Accept all", { type: "button", "data-group": "accept" }), make("button", "", "Reject all", { type: "button", "data-group": "reject" }));
    for (const change of list) {
      const item = make("li"), entry = make("button", "entry", null, { type: "button", "data-go": change.id });
      const verdict = decided.get(change.id);
      entry.append(make("span", "ms", clock(change.ms)), " ", make("span", "said", `score ${change.score.toFixed(2)}${verdict ? (verdict === "accept" ? ", accepted" : ", rejected") : change.made ? "" : ", suggested"}${change.place < 0 ? ", not in this text any more" : ""}`));
      item.append(entry);
      entries.append(item);
    }
    group.append(acts, entries);
  };
  group.addEventListener("toggle", () => { if (group.open) fill(); });
  group.ids = list.map((change) => change.id);
  if (open) { fill(); group.open = true; }
  return group;
}

/** Where the words that are looked for stand in the talk. */
function drawHits() {
  for (const span of talk.querySelectorAll(".found")) span.classList.remove("found");
  hits.replaceChildren();
  const wanted = find.value.trim().toLowerCase().split(/\s+/u).filter(Boolean);
  if (!wanted.length) return;
  const list = make("ul");
  let count = 0;
  for (let at = 0; at + wanted.length <= words.length; at += 1) {
    if (!wanted.every((text, i) => words[at + i].toLowerCase().includes(text))) continue;
    count += 1;
    wanted.forEach((_, i) => wordSpans[at + i]?.classList.add("found"));
    if (count <= MOST_HITS) {
      const item = make("li");
      item.append(make("button", "entry", `${clock(contents.times[at])} … ${words.slice(Math.max(0, at - 3), at + wanted.length + 3).join(" ")} …`, { type: "button", "data-word": String(at) }));
      list.append(item);
    }
  }
  hits.append(make("p", "note", count ? `${count} in the talk` : "not in the talk"), list);
}

function drawSpeakers() {
  const counts = new Map();
  for (const [, , who, , count] of contents.segments) if (who !== null) counts.set(who, (counts.get(who) || 0) + count);
  const box = document.getElementById("speakers");
  const fragment = document.createDocumentFragment();
  for (const [who, count] of counts) {
    const row = make("label", "speaker"), input = make("input", "", null, { type: "text", "data-from": who, "aria-label": "Name of " + visible(who), dir: "auto" });
    input.value = speakerNow(who);
    row.append(input, make("span", "count note", `${count} words`));
    fragment.append(row);
  }
  if (!counts.size) fragment.append(make("p", "note", "No speaker is named in this file."));
  box.replaceChildren(fragment);
}

function drawProgress() {
  const open = changes.length - decided.size, hand = edits.size;
  document.getElementById("progress").textContent = `${decided.size} of ${changes.length} decided` + (hand ? `, ${hand} by hand` : "") + (open ? "" : ": all seen");
}

let listsDue = 0;
listeners.push((touched) => {
  drawProgress();
  if (!touched) drawSpeakers();
  cancelAnimationFrame(listsDue);
  listsDue = requestAnimationFrame(drawGroups);
});
