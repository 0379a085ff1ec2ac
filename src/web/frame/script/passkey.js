/*
 * Asks the browser for a passkey, and sends its answer with the form that it stands in. The one script of the staff app,
 * on the pages for passkeys alone. SimpleWebAuthnBrowser comes before it in the same file.
 */
(() => {
  const { startAuthentication, startRegistration } = globalThis.SimpleWebAuthnBrowser;

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const problem = form.querySelector("[data-passkey-problem]");
    const response = form.elements.namedItem("response");
    form.querySelector("[data-passkey-without]")?.remove();
    form.addEventListener("submit", async (event) => {
      if (response.value !== "") return;
      event.preventDefault();
      problem.hidden = true;
      try {
        const optionsJSON = JSON.parse(form.dataset.options);
        const ask = form.dataset.passkey === "create" ? startRegistration : startAuthentication;
        response.value = JSON.stringify(await ask({ optionsJSON }));
        form.submit();
      } catch (error) {
        problem.textContent = words(error);
        problem.hidden = false;
      }
    });
  }

  function words(error) {
    if (error.name === "InvalidStateError") return "This device has a passkey for your account already.";
    if (error.name === "NotAllowedError") return "Nothing was chosen, or it took too long. Try again.";
    return "Your browser could not do this. Try again, or use another way.";
  }
})();
