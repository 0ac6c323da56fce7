// The one script of the share pages: copy, share with the telephone's own list, count while typing, lose nothing typed.
"use strict";
const changed = new Set();

function wake() {
  for (const button of document.querySelectorAll("button.copy, button.print")) button.hidden = false;
  if (navigator.share) for (const button of document.querySelectorAll("button.send")) button.hidden = false;
}

async function copy(button) {
  const source = document.getElementById(button.dataset.copy);
  try {
    await navigator.clipboard.writeText(source.value);
  } catch {
    // Plain http has no clipboard: select the words, so that the person can copy them.
    source.closest("details")?.setAttribute("open", "");
    source.focus();
    source.select();
    return;
  }
  tell(source);
  const said = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = said; }, 2000);
}

async function send(button) {
  const source = document.getElementById(button.dataset.send);
  try {
    await navigator.share({ text: source.value });
    tell(source);
  } catch { /* the person changed their mind */ }
}

// Our server hears that the link was taken along.
function tell(source) {
  if (source.dataset.told) fetch(source.dataset.told, { redirect: "manual" }).catch(() => {});
}

function save(form) {
  changed.delete(form);
  return fetch(form.action, { method: "POST", body: new FormData(form), redirect: "manual" });
}

let waiting = 0;
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-count]");
  if (!form) return;
  changed.add(form);
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const answer = await fetch(form.dataset.count, { method: "POST", body: new FormData(form) }).catch(() => null);
    if (answer?.ok) form.querySelector(".told-as-typed").innerHTML = await answer.text();
  }, 300);
});

document.addEventListener("submit", (event) => changed.delete(event.target));

document.addEventListener("click", async (event) => {
  const button = event.target.closest("button");
  if (button?.matches(".copy")) copy(button);
  if (button?.matches(".send")) send(button);
  if (button?.matches(".print")) print();
  const link = event.target.closest("a[data-network]");
  const form = link?.parentElement.querySelector("form[data-count]");
  if (!form || !changed.has(form)) return;
  event.preventDefault();
  const answer = await save(form).catch(() => null);
  // Saved is an answer that leads back to this page; anything else is for the person to see.
  if (answer?.type === "opaqueredirect") location.assign(link.href);
  else form.submit();
});

document.addEventListener("DOMContentLoaded", wake);
