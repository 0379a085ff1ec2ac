/*
 * Beside a text that is being written: how it reads, a moment after the last key. Without this script the button beneath
 * the text opens the same in a page of its own.
 */
(() => {
  for (const button of document.querySelectorAll("[data-readability]")) {
    const field = document.getElementById(button.value);
    const said = document.createElement("div");
    said.setAttribute("role", "status");
    said.className = "cd-readability";
    button.after(said);
    button.hidden = true;
    let timer = null;
    let asked = 0;

    async function look() {
      const turn = ++asked;
      const body = new URLSearchParams(new FormData(button.form));
      body.set("field", button.value);
      const answer = await fetch(button.formAction, { method: "POST", body }).catch(() => null);
      // Nobody is kept from writing by what only helps.
      if (answer === null || !answer.ok || turn !== asked) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById("readability");
      if (found !== null) said.replaceChildren(...document.importNode(found, true).children);
    }
    field.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(look, 900);
    });
    if (field.value.trim() !== "") timer = setTimeout(look, 0);
  }
})();
