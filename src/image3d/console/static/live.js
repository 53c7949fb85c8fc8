// Live progress: one stream for the page; every element with data-task follows its task.
"use strict";

const STAGES = {
  fetching: "Fetching the picture", matting: "Cutting out the subject", reconstructing: "Building the shape",
  texturing: "Painting the surface", checking: "Checking the model", storing: "Storing the files",
};
let stream = null;

/** Follows every unfinished task on the page; `finished(id)` is called once for each that ends. */
export function follow(changed, finished) {
  if (stream || !document.querySelector("[data-open]")) return;
  stream = new EventSource("/stream");
  stream.addEventListener("tasks", (event) => {
    for (const task of JSON.parse(event.data)) {
      const place = document.querySelector(`[data-task="${task.id}"][data-open]`);
      if (!place) continue;
      if (task.status === "queued" || task.status === "processing") changed(place, task);
      else { delete place.dataset.open; finished(place, task); }
    }
    if (!document.querySelector("[data-open]")) { stream.close(); stream = null; }
  });
}

/** Writes stage and progress of a task into its element. */
export function show(place, task) {
  const bar = place.querySelector("progress");
  if (bar) bar.value = task.progress;
  const words = place.querySelector("[data-stage]");
  if (words && task.status === "processing") words.textContent = STAGES[task.stage] ?? "Starting";
  const badge = place.querySelector(".badge");
  if (badge && task.status === "processing") { badge.textContent = "Working"; badge.className = "badge processing"; }
}
