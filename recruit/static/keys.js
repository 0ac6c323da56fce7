// Quick keys on the page of an application. Without script every key has its link, button or field on the page.
"use strict";
document.addEventListener("DOMContentLoaded", () => {
  const list = document.getElementById("keys");
  const on = document.getElementById("keys-on");
  list.hidden = false;
  try {
    on.checked = localStorage.getItem("quick-keys") !== "off";
  } catch {
    // A browser that keeps nothing: they are on, and off until the page is left.
  }
  on.addEventListener("change", () => {
    try {
      localStorage.setItem("quick-keys", on.checked ? "on" : "off");
    } catch {
      return;
    }
  });
  document.addEventListener("keydown", (event) => {
    // A single key may not surprise whoever types, speaks to the machine, or switched the keys off (WCAG 2.1.4).
    if (!on.checked || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    const target = event.key === "?" ? list : event.key === "n"
      ? document.querySelector('[data-key="n"], a[href*="/findings/new"]')
      : /^[jkdm]$/.test(event.key) ? document.querySelector(`[data-key="${event.key}"]`) : null;
    if (!target) return;
    event.preventDefault();
    if (target === list) {
      list.scrollIntoView();
      on.focus();
    } else if (target.tagName === "A") {
      target.click();
    } else {
      target.closest("details")?.setAttribute("open", "");
      target.scrollIntoView({ block: "center" });
      (target.closest("details")?.querySelector("input:not([type=hidden])") ?? target).focus();
    }
  });
});
