// The gallery: how many are chosen, and the place that stays when coming back.
"use strict";

function showChosen() {
  const bar = document.getElementById("bulk");
  if (!bar) return;
  const count = document.querySelectorAll("#tiles input:checked").length;
  bar.hidden = count === 0;
  document.getElementById("bulk-count").textContent = `${count} chosen`;
}
document.addEventListener("change", showChosen);
document.addEventListener("htmx:afterSwap", showChosen); // other filters keep what is chosen and still shown
addEventListener("pageshow", showChosen);

// A filter that was chosen before the scripts were there is asked for now.
addEventListener("DOMContentLoaded", () => {
  const filters = document.querySelector(".filters");
  const wanted = new URLSearchParams(location.search);
  if ([...new FormData(filters)].some(([name, value]) => value !== (wanted.get(name) ?? ""))) window.htmx?.trigger(filters, "change");
});

// The tiles that were loaded and where the page stood come back with the browser's back button.
const key = `gallery:${location.search}`;
addEventListener("pagehide", () => {
  sessionStorage.setItem(key, JSON.stringify({ tiles: document.querySelectorAll(".tile").length, top: scrollY }));
});
const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
const back = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
if (kept && back) {
  history.scrollRestoration = "manual";
  const settle = () => {
    const more = document.querySelector("#tiles [hx-get]");
    if (document.querySelectorAll(".tile").length < kept.tiles && more && window.htmx) {
      document.addEventListener("htmx:afterSettle", settle, { once: true });
      window.htmx.trigger(more, "revealed");
    } else scrollTo(0, kept.top);
  };
  addEventListener("load", settle);
}
