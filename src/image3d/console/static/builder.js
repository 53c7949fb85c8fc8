// The request builder: shows the curl command, sends the real request with the chosen key, and follows the task to its end.
"use strict";
import { token } from "./console.js";

const place = document.getElementById("builder");
if (place) {
  const at = (name) => document.getElementById(`b-${name}`);
  const body = () => {
    const mode = at("mode").value;
    const subject = at("subject").value.trim();
    return { mode, quality: at("quality").value, ...(mode === "text" ? { prompt: subject } : { image_url: subject }), metadata: { source: "request-builder" } };
  };
  const draw = () => {
    const text = JSON.stringify(body(), null, 2).replaceAll("\n", "\n  ").replaceAll("'", "'\\''");
    at("paste").hidden = at("choice").value !== "";
    at("subject-label").textContent = at("mode").value === "text" ? "Prompt" : "Picture address (https)";
    at("curl").textContent = `curl ${place.dataset.base}/api/v1/generations \\\n  -H "Authorization: Bearer $IMAGE3D_API_KEY" \\\n  -H "Content-Type: application/json" \\\n  -d '${text}'`;
  };
  at("mode").addEventListener("change", () => {
    at("subject").value = at("mode").value === "text" ? "a red ceramic mug" : "https://example.com/product-photo.png";
  });
  place.addEventListener("input", draw);
  place.addEventListener("change", draw);
  draw();

  /** A chosen key's secret is nowhere but with its owner, so our server sends that request; a pasted one goes to the API itself. */
  const start = () => {
    const chosen = at("choice").value;
    if (!chosen) return ask("/api/v1/generations", { method: "POST", body: JSON.stringify(body()), headers: { "Content-Type": "application/json" } });
    const form = new FormData();
    for (const name of ["mode", "quality", "subject"]) form.append(name, at(name).value);
    return ask(`/keys/${chosen}/try`, { method: "POST", body: form });
  };
  const look = (id) => ask(at("choice").value ? `/keys/try/${id}` : `/api/v1/generations/${id}`);
  const ask = async (url, options) => {
    const ours = at("choice").value !== "";
    const headers = { Accept: "application/json", ...options?.headers, ...(ours ? { "X-CSRF-Token": token } : { Authorization: `Bearer ${at("key").value.trim()}` }) };
    const answer = await fetch(url, { ...options, headers, credentials: ours ? "same-origin" : "omit" });
    const found = await answer.json().catch(() => null);
    at("answer").hidden = false;
    at("answer").textContent = JSON.stringify(found, null, 2);
    return { ok: answer.ok, status: answer.status, found };
  };
  at("send").addEventListener("click", async () => {
    if (!at("choice").value && !at("key").value.trim()) { at("status").textContent = "Paste a key first."; at("key").focus(); return; }
    at("send").disabled = true;
    at("look").hidden = true;
    at("status").textContent = "Sending";
    try {
      let last = await start();
      const id = last.ok && last.found.id;
      while (id && last.ok && !["succeeded", "failed", "canceled"].includes(last.found.status)) {
        at("status").textContent = `${last.status}: ${last.found.status}${last.found.stage ? `, ${last.found.stage}` : ""}`;
        await new Promise((done) => { setTimeout(done, 700); });
        last = await look(id);
      }
      at("status").textContent = last.ok ? `${last.status}: ${last.found.status}` : `${last.status}: ${last.found?.code ?? "no answer"}`;
      at("look").hidden = !last.ok;
      if (last.ok) at("look").href = `/gallery/${id}`;
    } catch {
      at("status").textContent = "The server does not answer.";
    }
    at("send").disabled = false;
  });
  at("send").disabled = false; // the page comes with a button that waits for this
}
