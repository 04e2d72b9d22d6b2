// Every decision is saved at once: by the program where it serves this page, else in the browser.
const served = contents.served;
const saved = document.getElementById("saved");
const KEY = "transcripts-review " + contents.key;
let revision = contents.revision, waiting = null, sending = false;

function say(text, trouble = false) {
  saved.textContent = text;
  saved.classList.toggle("trouble", trouble);
}

async function send() {
  if (sending) return;
  sending = true;
  while (waiting) {
    const body = JSON.stringify({ revision, patch: waiting });
    waiting = null;
    try {
      const answer = await fetch("decisions", { method: "PUT", body, headers: { "Content-Type": "application/json" } });
      const told = await answer.json();
      if (answer.status === 409) {
        // Another tab was faster. Its decisions stand; nothing of this one is written over them.
        revision = told.revision;
        silent = true;
        takeIn(told.patch);
        tell(null);
        silent = false;
        waiting = null;
        say("Another tab decided something meanwhile: its decisions are shown, your last one was not kept.", true);
      } else if (!answer.ok) {
        say(told.error || "Not saved.", true);
      } else {
        revision = told.revision;
        say("Saved.");
      }
    } catch {
      waiting = waiting || JSON.parse(body).patch;
      say("Not saved: the program is not answering. It is tried again.", true);
      await new Promise((resolve) => setTimeout(resolve, 2000));
    }
  }
  sending = false;
}

let silent = true; // while a saved patch is taken in
listeners.push(() => {
  if (silent) return;
  if (served) {
    waiting = patch();
    send();
  } else {
    try {
      localStorage.setItem(KEY, JSON.stringify(patch()));
      say("Kept in this browser; save the decisions to use them.");
    } catch {
      say("The browser keeps nothing for this page: save the decisions before you close it.", true);
    }
  }
});

function download() {
  const link = make("a", "", null, { download: contents.name + ".review.json" });
  link.href = URL.createObjectURL(new Blob([JSON.stringify(patch(), null, 2) + "\n"], { type: "application/json" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
window.addEventListener("beforeunload", (event) => { if (waiting || sending) event.preventDefault(); });
