// The create page: pictures dropped, pasted or chosen; starting without leaving the page; live cards.
"use strict";
import { post, say } from "./console.js";
import { follow, show } from "./live.js";

const form = document.getElementById("create");
const jobs = document.getElementById("jobs");

async function refresh(id) {
  const answer = await fetch(`/jobs/${id}`, { headers: { "HX-Request": "true" } });
  if (!answer.ok) return;
  const fresh = document.createRange().createContextualFragment(await answer.text()).firstElementChild;
  const old = document.getElementById(`job-${id}`);
  if (old) old.replaceWith(fresh);
  else jobs.prepend(fresh);
  document.getElementById("recent").hidden = false;
  window.htmx?.process(fresh);
}
const watch = () => follow(show, (_, task) => refresh(task.id));
watch();

if (form) {
  const picture = document.getElementById("picture");
  const drop = document.getElementById("drop");
  const shown = document.getElementById("shown");
  const name = form.elements.namedItem("name");

  const mode = () => form.querySelector("[name=mode]:checked").value;
  const showMode = () => {
    for (const part of form.querySelectorAll("[data-mode]")) part.hidden = part.dataset.mode !== mode();
  };
  form.addEventListener("change", (event) => { if (event.target.name === "mode") showMode(); });
  showMode();

  const showPicture = () => {
    const file = picture?.files[0];
    if (!picture) return;
    if (shown.src) URL.revokeObjectURL(shown.src);
    shown.hidden = !file;
    document.getElementById("chosen").hidden = !file;
    if (!file) { shown.removeAttribute("src"); name.value = ""; return; }
    shown.src = URL.createObjectURL(file);
    name.value = file.name.replace(/\.[a-z0-9]+$/i, "").slice(0, 90);
    document.getElementById("chosen-name").textContent = file.name;
    say(file.size > 20_000_000 ? "That file is larger than 20 MB." : "");
  };
  picture?.addEventListener("change", showPicture);
  document.getElementById("clear")?.addEventListener("click", () => { picture.value = ""; showPicture(); picture.focus(); });
  for (const kind of ["dragenter", "dragover"]) drop?.addEventListener(kind, () => drop.classList.add("over"));
  for (const kind of ["dragleave", "drop"]) drop?.addEventListener(kind, () => drop.classList.remove("over"));
  document.addEventListener("paste", (event) => {
    const file = [...(event.clipboardData?.files ?? [])].find((item) => item.type.startsWith("image/"));
    if (!file || !picture) return;
    const list = new DataTransfer();
    list.items.add(file);
    picture.files = list.files;
    showPicture();
  });
  form.addEventListener("click", (event) => {
    const words = event.target.dataset?.prompt;
    if (!words) return;
    document.getElementById("prompt").value = words;
    document.getElementById("prompt").focus();
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = document.getElementById("go");
    const words = button.textContent;
    if (mode() === "image" && !picture.files.length && !form.elements.namedItem("link").value.trim()) {
      say("Choose a picture first, or paste its address.");
      picture.focus();
      return;
    }
    button.disabled = true;
    button.textContent = "Sending";
    say("");
    try {
      const { id } = await post("/create", new FormData(form));
      form.elements.namedItem("attempt").value = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
      await refresh(id);
      watch();
      document.getElementById(`job-${id}`)?.scrollIntoView({ block: "nearest", behavior: "smooth" });
      if (picture) { picture.value = ""; showPicture(); }
      form.elements.namedItem("link") && (form.elements.namedItem("link").value = "");
    } catch (problem) {
      say(problem.message);
    } finally {
      button.disabled = false;
      button.textContent = words;
    }
  });
}
