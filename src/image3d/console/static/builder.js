// The request builder: shows the curl command, sends the real request, and follows the task to its end.
"use strict";

const place = document.getElementById("builder");
if (place) {
  const at = (name) => document.getElementById(`b-${name}`);
  const body = () => {
    const mode = at("mode").value;
    const subject = at("subject").value.trim();
    return { mode, quality: at("quality").value, ...(mode === "text" ? { prompt: subject } : { image_url: subject }), metadata: { source: "request-builder" } };
  };
  const draw = () => {
    const text = JSON.stringify(body()).replaceAll("'", "'\\''");
    at("subject-label").textContent = at("mode").value === "text" ? "Prompt" : "Picture address (https)";
    at("curl").textContent = `curl ${place.dataset.base}/api/v1/generations \\\n  -H "Authorization: Bearer $IMAGE3D_API_KEY" \\\n  -H "Content-Type: application/json" \\\n  -d '${text}'`;
  };
  at("mode").addEventListener("change", () => {
    at("subject").value = at("mode").value === "text" ? "a red ceramic mug" : "https://example.com/product-photo.png";
  });
  place.addEventListener("input", draw);
  place.addEventListener("change", draw);
  draw();

  const ask = async (url, options) => {
    const answer = await fetch(url, { ...options, headers: { ...options?.headers, Authorization: `Bearer ${at("key").value.trim()}` }, credentials: "omit" });
    const document_ = await answer.json().catch(() => null);
    at("answer").hidden = false;
    at("answer").textContent = JSON.stringify(document_, null, 2);
    return { ok: answer.ok, status: answer.status, document_ };
  };
  at("send").addEventListener("click", async () => {
    if (!at("key").value.trim()) { at("status").textContent = "Paste a key first."; at("key").focus(); return; }
    at("send").disabled = true;
    at("status").textContent = "Sending";
    try {
      let found = await ask("/api/v1/generations", { method: "POST", body: JSON.stringify(body()), headers: { "Content-Type": "application/json" } });
      const id = found.ok && found.document_.id;
      while (id && found.ok && !["succeeded", "failed", "canceled"].includes(found.document_.status)) {
        at("status").textContent = `${found.status}: ${found.document_.status}${found.document_.stage ? `, ${found.document_.stage}` : ""}`;
        await new Promise((done) => { setTimeout(done, 700); });
        found = await ask(`/api/v1/generations/${id}`);
      }
      at("status").textContent = found.ok ? `${found.status}: ${found.document_.status}` : `${found.status}: ${found.document_?.code ?? "no answer"}`;
    } catch {
      at("status").textContent = "The server does not answer.";
    }
    at("send").disabled = false;
  });
}
