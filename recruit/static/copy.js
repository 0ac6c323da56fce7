// The one script of our own: copy buttons, which stay hidden where there is no script.
"use strict";
function wake(root) {
  for (const button of root.querySelectorAll("button.copy[hidden]")) button.hidden = false;
}
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.copy");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  const text = "value" in source ? source.value : source.textContent;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Plain http has no clipboard: select the words, so that the keyboard can copy them.
    source.closest("details")?.setAttribute("open", "");
    if (source.select) source.select();
    else getSelection().selectAllChildren(source);
    return;
  }
  const said = button.textContent;
  button.textContent = button.dataset.done;
  setTimeout(() => { button.textContent = said; }, 2000);
});
document.addEventListener("DOMContentLoaded", () => wake(document));
document.addEventListener("htmx:afterSwap", (event) => wake(event.target.parentElement ?? document));
