// What was decided: a patch of the ledger, with the steps that led to it so that each can be taken back.
/**
 * @typedef {{id: string, rule: string, before: string, after: string, score: number, why: string[], made: boolean,
 *   ms: number|null, place: number}} Change
 * @typedef {{start: number, end: number, word: number, count: number, ids: string[], old: string,
 *   texts: Object<string, string>, hints: string[]}} Place
 */
const contents = JSON.parse(document.getElementById("contents").textContent);
/** @type {Change[]} */ const changes = contents.changes;
/** @type {Place[]} */ const places = contents.places;
const byId = new Map(changes.map((change) => [change.id, change]));
/** @type {Map<string, "accept"|"reject">} */ const decided = new Map();
/** @type {Map<number, {count: number, before: string, after: string}>} source word → words by hand */
const edits = new Map();
/** @type {Map<string, string>} */ const renamed = new Map();
/** @type {(() => void)[]} how to take each step back */ const history = [];
const listeners = [];

/** Take a step: run it, remember how to take it back, tell everybody. */
function step(change, back, touched) {
  change();
  history.push(() => { back(); tell(touched); });
  tell(touched);
}

function tell(touched) {
  for (const listener of listeners) listener(touched);
}

/** Decide about several changes at once; that is one step. `what` is null to leave them undecided. */
function decide(ids, what) {
  const before = ids.map((id) => [id, decided.get(id)]);
  const put = (id, value) => (value ? decided.set(id, value) : decided.delete(id));
  const touched = new Set(ids.map((id) => byId.get(id).place).filter((place) => place >= 0));
  step(() => ids.forEach((id) => put(id, what)), () => before.forEach(([id, value]) => put(id, value)), touched);
}

/** Write words by hand over `count` words of the source. What stood there is `before`; an equal `after` takes it back. */
function writeByHand(word, count, before, after, touched) {
  const old = edits.get(word);
  const put = (value) => (value ? edits.set(word, value) : edits.delete(word));
  step(() => put(after === before ? null : { count, before, after }), () => put(old), touched);
}

function renameSpeaker(from, to) {
  const old = renamed.get(from);
  const put = (value) => (value && value !== from ? renamed.set(from, value) : renamed.delete(from));
  step(() => put(to), () => put(old), null);
}

function takeBack() {
  const back = history.pop();
  if (back) back();
}

/** Whether a change stands in the text as it is decided now. */
function stands(change) {
  const verdict = decided.get(change.id);
  return verdict ? verdict === "accept" : change.made;
}

/** The decisions as a patch of the ledger: what is saved and what `transcripts apply` takes. */
function patch() {
  const of = (verdict) => [...decided].filter(([, is]) => is === verdict).map(([id]) => id);
  return {
    patch: 1,
    source: { words: contents.sourceWords },
    accept: of("accept"),
    reject: of("reject"),
    edits: [...edits].sort(([a], [b]) => a - b).map(([word, edit]) => ({ word, ...edit })),
    speakers: [...renamed].map(([from, to]) => ({ from, to })),
  };
}

/** Take in a patch that was saved before. */
function takeIn(saved) {
  decided.clear(); edits.clear(); renamed.clear(); history.length = 0;
  for (const id of saved.accept || []) if (byId.has(id)) decided.set(id, "accept");
  for (const id of saved.reject || []) if (byId.has(id)) decided.set(id, "reject");
  for (const { word, count, before, after } of saved.edits || []) edits.set(word, { count, before, after });
  for (const { from, to } of saved.speakers || []) renamed.set(from, to);
}
