// What every page needs: htmx carries the form token; copy buttons; confirmations; menus that close; times in local words.
"use strict";

export const token = document.querySelector('meta[name="csrf"]')?.content ?? "";

document.addEventListener("htmx:configRequest", (event) => {
  if (event.detail.verb !== "get") event.detail.headers["X-CSRF-Token"] = token;
});
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.xhr.status >= 400) detail.shouldSwap = false;
  else if (detail.xhr.getResponseHeader("HX-Retarget") === "#problems") detail.target = placeIn(detail.requestConfig.elt);
});
document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if (detail.elt.matches("form")) say("", placeIn(detail.elt));
});
document.addEventListener("htmx:responseError", ({ detail }) => say("The server could not do that. Reload the page and try again.", placeIn(detail.elt)));
document.addEventListener("htmx:sendError", ({ detail }) => say("The server does not answer. Check the connection and try again.", placeIn(detail.elt)));

/** Where the problems of a form are told: in the form, so that they stand beside the button that was pressed. */
function placeIn(element) {
  const form = element.closest("form");
  if (!form) return document.getElementById("problems");
  let place = form.querySelector("[data-problems]");
  if (!place) {
    place = document.createElement("div");
    place.dataset.problems = "";
    place.setAttribute("role", "alert");
    form.append(place);
  }
  return place;
}

// A page that answers a form is left by its own address, so that a reload does not send the form once more.
const own = document.querySelector('meta[name="own-address"]')?.content;
if (own) history.replaceState(null, "", own);

/** Shows a problem in its place, by default at the top of the page, where screen readers hear it. */
export function say(text, place = document.getElementById("problems")) {
  if (!place) return;
  place.replaceChildren();
  if (!text) return;
  const note = document.createElement("p");
  note.className = "note bad";
  note.textContent = text;
  place.append(note);
  place.scrollIntoView({ block: "nearest" });
}

/** Shows at the top how many credits are available now. */
export function showBalance(count) {
  const pill = document.getElementById("balance");
  if (!pill || !count) return;
  const words = Number(count).toLocaleString("en-US");
  pill.querySelector("span").textContent = words;
  pill.setAttribute("aria-label", `${words} credits available`);
}
document.addEventListener("htmx:afterRequest", (event) => showBalance(event.detail.xhr.getResponseHeader("X-Available-Credits")));

/** Sends a form to us and returns the answer as JSON, or throws with words for people. */
export async function post(url, form) {
  const answer = await fetch(url, { method: "POST", body: form, headers: { "X-CSRF-Token": token, Accept: "application/json" } });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.detail ?? "The server could not do that. Reload the page and try again.");
  return body;
}

document.addEventListener("click", async (event) => {
  const copy = event.target.closest("[data-copy]");
  if (copy) {
    const source = document.getElementById(copy.dataset.copy);
    const text = source.value ?? source.textContent;
    try {
      await navigator.clipboard.writeText(text.trim());
      copy.textContent = "Copied";
    } catch {
      const range = document.createRange();
      range.selectNodeContents(source);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      copy.textContent = "Press Ctrl+C";
    }
    setTimeout(() => { copy.textContent = "Copy"; }, 2000);
  }
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});
// The viewer's focus lies inside of it, where :focus-visible does not reach: it is shown to whoever uses the keys.
document.addEventListener("pointerdown", () => { delete document.documentElement.dataset.keys; });
document.addEventListener("keydown", (event) => {
  if (event.key === "Tab") document.documentElement.dataset.keys = "";
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("submit", (event) => {
  const words = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (words && !confirm(words)) { event.preventDefault(); event.stopImmediatePropagation(); }
}, true);

/** Dates that the server wrote in UTC, shown in the reader's own time on hover. */
function localTimes(root) {
  for (const time of root.querySelectorAll("time[datetime]")) {
    time.title = new Date(time.dateTime).toLocaleString();
  }
}
localTimes(document);
document.addEventListener("htmx:afterSwap", (event) => localTimes(event.target));
