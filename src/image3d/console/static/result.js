// The result page: the 3D viewer with its tools, loaded only here, and the picture beside it while it loads.
"use strict";
import { follow, show } from "./live.js";

follow(show, () => location.reload());

for (const stage of document.querySelectorAll("[data-viewer]")) start(stage);

async function start(stage) {
  try {
    await import(stage.dataset.viewer);
  } catch {
    return; // the page says what is missing, and the preview stays
  }
  const viewer = document.createElement("model-viewer");
  viewer.setAttribute("src", stage.dataset.src);
  viewer.setAttribute("alt", stage.dataset.alt);
  viewer.setAttribute("camera-controls", "");
  viewer.setAttribute("touch-action", "pan-y");
  viewer.setAttribute("interaction-prompt", "none");
  viewer.setAttribute("shadow-intensity", "0.9");
  viewer.setAttribute("shadow-softness", "0.9");
  viewer.setAttribute("exposure", "1.05");
  viewer.setAttribute("tone-mapping", "neutral");
  viewer.setAttribute("camera-orbit", "28deg 76deg auto");
  if (!matchMedia("(prefers-reduced-motion: reduce)").matches) viewer.setAttribute("auto-rotate", "");
  if (stage.dataset.ar) { viewer.setAttribute("ar", ""); viewer.setAttribute("ar-modes", "webxr scene-viewer quick-look"); }
  stage.prepend(viewer);
  viewer.addEventListener("load", () => {
    stage.querySelector(".poster")?.remove();
    stage.querySelector(".stage-tools").hidden = false;
    stage.dataset.loaded = "1";
  });
  viewer.addEventListener("error", () => viewer.remove());
  const turning = stage.querySelector('[data-tool="turn"]');
  turning?.setAttribute("aria-pressed", viewer.hasAttribute("auto-rotate"));
  stage.addEventListener("click", (event) => {
    const button = event.target.closest("[data-tool]");
    if (!button) return;
    const on = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", on);
    if (button.dataset.tool === "turn") viewer.toggleAttribute("auto-rotate", on);
    if (button.dataset.tool === "texture") textures(viewer, on);
    if (button.dataset.tool === "wireframe") wireframe(viewer, on);
  });
}

const kept = new WeakMap();

/** Paints the model plain, or as it was. */
function textures(viewer, on) {
  for (const material of viewer.model?.materials ?? []) {
    const surface = material.pbrMetallicRoughness;
    if (!kept.has(material)) kept.set(material, { texture: surface.baseColorTexture.texture, factor: [...surface.baseColorFactor] });
    const was = kept.get(material);
    surface.baseColorTexture.setTexture(on ? was.texture : null);
    surface.setBaseColorFactor(on ? was.factor : [0.72, 0.74, 0.73, 1]);
  }
}

/** Draws edges instead of faces. The viewer has no public way, so its three.js scene is found by its symbol. */
function wireframe(viewer, on) {
  const key = Object.getOwnPropertySymbols(viewer).find((symbol) => symbol.description === "scene");
  const scene = key && viewer[key];
  scene?.traverse((node) => {
    for (const material of [node.material ?? []].flat()) if (node.isMesh && node.name !== "shadow") material.wireframe = on;
  });
  scene?.queueRender?.();
}
