// Live progress: one stream for the page; every element with data-task follows its task, and screen readers hear of it.
"use strict";
import { say } from "./console.js";

const STAGES = {
  fetching: "Fetching the picture", matting: "Cutting out the subject", reconstructing: "Building the shape",
  texturing: "Painting the surface", checking: "Checking the model", storing: "Storing the files",
};
const ENDS = { succeeded: "ready", failed: "failed", canceled: "canceled" };
const MOST = 100; // what one stream follows; the others wait for their turn
let stream = null;
let followed = new Set();

const open = () => [...document.querySelectorAll("[data-open]")].map((place) => place.dataset.task).slice(0, MOST);

/** Follows every unfinished task on the page; `finished(id)` is called once for each that ends. */
export function follow(changed, finished) {
  const shown = open();
  if (shown.every((id) => followed.has(id))) return;
  stream?.close();
  followed = new Set(shown);
  stream = new EventSource(`/stream?tasks=${shown.join(",")}`);
  stream.addEventListener("tasks", (event) => {
    for (const task of JSON.parse(event.data)) {
      const place = document.querySelector(`[data-task="${task.id}"][data-open]`);
      if (!place) continue;
      if (task.status === "queued" || task.status === "processing") changed(place, task);
      else {
        delete place.dataset.open;
        tell(`${place.dataset.title}: ${ENDS[task.status]}`);
        finished(place, task);
      }
    }
    if (open().some((id) => followed.has(id))) return;
    stop();
    follow(changed, finished);
  });
  stream.addEventListener("error", () => {
    if (stream?.readyState !== EventSource.CLOSED) return; // it connects again by itself
    stop();
    say("This page no longer hears how the work goes on. Reload it; the work itself goes on.");
  });
}

function stop() {
  stream?.close();
  stream = null;
  followed = new Set();
}

/** Lets screen readers say it, without moving anything on the page. */
function tell(text) {
  const news = document.getElementById("news");
  if (news && news.textContent !== text) news.textContent = text;
}

/** Writes stage and progress of a task into its element. */
export function show(place, task) {
  const bar = place.querySelector("progress");
  if (bar) bar.value = task.progress;
  const words = place.querySelector("[data-stage]");
  if (words && task.status === "processing") {
    words.textContent = STAGES[task.stage] ?? "Starting";
    tell(`${place.dataset.title}: ${words.textContent}`);
  }
  place.dataset.status = task.status;
  const badge = place.querySelector(".badge");
  if (badge && task.status === "processing") { badge.textContent = "Working"; badge.className = "badge processing"; }
}
