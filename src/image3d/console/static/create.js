// The create page: pictures dropped, pasted or chosen; starting without leaving the page; live cards.
"use strict";
import { post, say, showBalance } from "./console.js";
import { follow, show } from "./live.js";

const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

const form = document.getElementById("create");
const MOST_BYTES = Number(form?.dataset.mostBytes);
const tooLarge = (file) => `${file.name} is larger than ${MOST_BYTES / 1_000_000} MB. Save it smaller, or choose another picture.`;
const jobs = document.getElementById("jobs");

async function refresh(id) {
  const answer = await fetch(`/jobs/${id}`, { headers: { "HX-Request": "true" } });
  if (answer.status !== 200) return; // signed out meanwhile, or gone
  showBalance(answer.headers.get("X-Available-Credits"));
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
  const problems = form.querySelector("[data-problems]");
  const complain = (text) => say(text, problems);
  let isSending = false;

  const mode = () => form.querySelector("[name=mode]:checked").value;
  const showMode = () => {
    for (const part of form.querySelectorAll("[data-mode]")) part.hidden = part.dataset.mode !== mode();
  };
  form.addEventListener("change", (event) => { if (event.target.name === "mode") showMode(); });
  showMode();

  if (picture) picture.multiple = true;
  const pictures = () => [...(mode() === "image" ? picture?.files ?? [] : [])];

  /** Writes what is set aside for all pictures together, and how many models that makes. */
  const showTotal = () => {
    const quote = document.getElementById("quote");
    const count = Math.max(1, pictures().length);
    const total = Number(quote.dataset.each) * count;
    if (!total) return;
    quote.querySelector("[data-total]").textContent = `${total.toLocaleString("en-US")} credits`;
    quote.querySelector("[data-least]").textContent = (Number(quote.dataset.minimum) * count).toLocaleString("en-US");
    const go = document.getElementById("go");
    if (!go) return;
    go.setAttribute("aria-disabled", isSending); // a disabled button would lose the focus
    go.textContent = isSending ? "Sending" : count === 1 ? "Create the model" : `Create ${count} models`;
    const short = quote.querySelector("[data-short]");
    const available = Number(quote.dataset.available);
    short.hidden = total <= available;
    if (!short.hidden) short.querySelector("span").textContent = `${count} models need ${total.toLocaleString("en-US")} credits, and ${available.toLocaleString("en-US")} are available.`;
  };
  document.addEventListener("htmx:afterSettle", showTotal);
  const quality = () => form.querySelector("[name=quality]:checked").value;
  const askQuote = () => window.htmx?.ajax("GET", `/create/quote?mode=${mode()}&quality=${quality()}`, { target: "#quote", swap: "outerHTML" });
  form.addEventListener("change", (event) => { if (event.target.name === "mode") showTotal(); });

  const showPictures = () => {
    if (!picture) return;
    const files = pictures();
    complain("");
    for (const image of shown.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    shown.replaceChildren(...files.slice(0, 12).map(portrait));
    shown.hidden = !files.length;
    document.getElementById("chosen").hidden = !files.length;
    document.getElementById("chosen-name").textContent = files.length === 1 ? files[0].name : `${files.length} pictures`;
    showTotal();
    const large = files.find((file) => file.size > MOST_BYTES);
    if (large) complain(tooLarge(large));
  };
  /** The picture, or its name where the browser cannot show it. */
  const portrait = (file) => {
    const image = Object.assign(document.createElement("img"), { src: URL.createObjectURL(file), alt: file.name });
    image.addEventListener("error", () => {
      if (!image.isConnected) return; // others were chosen meanwhile
      URL.revokeObjectURL(image.src);
      const words = document.createElement("span");
      words.className = "unseen";
      words.textContent = `${file.name} cannot be shown`;
      image.replaceWith(words);
      if (file.size <= MOST_BYTES) complain(`${file.name} does not look like a picture. PNG, JPEG and WebP files work.`);
    });
    return image;
  };
  picture?.addEventListener("change", showPictures);
  document.getElementById("clear")?.addEventListener("click", () => { picture.value = ""; showPictures(); picture.focus(); });
  for (const kind of ["dragenter", "dragover"]) drop?.addEventListener(kind, () => drop.classList.add("over"));
  for (const kind of ["dragleave", "drop"]) drop?.addEventListener(kind, () => drop.classList.remove("over"));
  document.addEventListener("paste", (event) => {
    const file = [...(event.clipboardData?.files ?? [])].find((item) => item.type.startsWith("image/"));
    if (!file || !picture) return;
    const list = new DataTransfer();
    list.items.add(file);
    picture.files = list.files;
    showPictures();
  });
  form.addEventListener("click", (event) => {
    const words = event.target.dataset?.prompt;
    if (!words) return;
    document.getElementById("prompt").value = words;
    document.getElementById("prompt").focus();
  });

  /** Starts one generation of the form, with this picture in place of all that were chosen. */
  const start = async (file) => {
    const data = new FormData(form);
    data.delete("picture");
    if (file) {
      data.append("picture", file);
      data.set("name", file.name.replace(/\.[a-z0-9]+$/i, "").slice(0, 90));
    }
    data.set("attempt", Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join(""));
    const { id } = await post("/create", data);
    await refresh(id);
    watch();
    return id;
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const files = pictures();
    const link = form.elements.namedItem("link");
    if (isSending || !document.getElementById("go")) return;
    if (mode() === "image" && !files.length && !link.value.trim()) {
      complain("Choose a picture first, or paste its address.");
      picture.focus();
      return;
    }
    const prompt = form.elements.namedItem("prompt");
    if (mode() === "text" && !prompt.value.trim()) {
      complain("Say first what it shall be, for example: a red ceramic mug.");
      prompt.focus();
      return;
    }
    const large = files.find((file) => file.size > MOST_BYTES);
    if (large) {
      complain(tooLarge(large));
      return;
    }
    complain("");
    isSending = true;
    showTotal();
    let made = 0;
    try {
      for (const file of files.length ? files : [null]) {
        const id = await start(file);
        if (!made) document.getElementById(`job-${id}`)?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
        made += 1;
      }
      if (link) link.value = "";
      if (picture) picture.value = "";
      showPictures();
    } catch (problem) {
      const rest = new DataTransfer();
      for (const file of files.slice(made)) rest.items.add(file);
      if (made) { picture.files = rest.files; showPictures(); }
      complain(made ? `${made} of ${files.length} were started. ${problem.message}` : problem.message);
    } finally {
      isSending = false;
      showTotal();
      askQuote();
    }
  });

  // What was chosen before this ran, or before the page was reloaded, counts as well.
  showPictures();
  if (document.getElementById("quote").dataset.for !== `${mode()} ${quality()}`) askQuote();
}
