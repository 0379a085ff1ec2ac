/*
 * In a list marked `data-keys`, j or the arrow down goes to the next row's link and k or the arrow up to the one before;
 * Enter opens it, as for any link. Keys count only while a link of the list has the focus (WCAG 2.1.4). Without this
 * script Tab does the same.
 */
(() => {
  const list = document.querySelector("[data-keys]");
  if (list === null) return;
  const links = () => [...list.querySelectorAll("tbody th a[href]")];
  const steps = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
  list.addEventListener("keydown", (pressed) => {
    const step = steps[pressed.key];
    if (step === undefined || pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
    const at = links().indexOf(document.activeElement);
    const next = at < 0 ? undefined : links()[at + step];
    if (next === undefined) return;
    pressed.preventDefault();
    next.focus();
  });
})();
