// Candour's banner for another site's page. It reads one small file, writes plain text, and does nothing where anything fails.
(() => {
  const script = document.currentScript;
  if (!script?.parentNode || !script.src || !window.fetch || !window.AbortController) return;
  const home = new URL(script.src).origin;
  const from = new URL(script.getAttribute("data-banner") || "/banner.json", home);
  if (from.origin !== home) return;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 4000);
  const short = (text, most) => String(text == null ? "" : text).slice(0, most);
  const link = (text, address) => {
    const made = document.createElement("a");
    const to = new URL(String(address), home);
    made.href = to.protocol === "https:" || to.protocol === "http:" ? to.href : home;
    made.textContent = text;
    return made;
  };
  fetch(from.href, { signal: stop.signal, credentials: "omit", referrerPolicy: "no-referrer" })
    .then((reply) => (reply.ok ? reply.text() : ""))
    .then((text) => {
      clearTimeout(timer);
      if (text === "" || text.length > 8192) return;
      const banner = JSON.parse(text);
      if (banner.version !== 1 || banner.show !== true || !(Date.parse(banner.validUntil) > Date.now()))
        return;
      const box = document.createElement("div");
      box.className = "candour-banner";
      box.setAttribute("role", "region");
      box.setAttribute("aria-label", `Service updates from ${short(banner.name, 120)}`);
      box.style.cssText =
        "border-left:8px solid #16324f;background:#f3f2f1;color:#0b0c0c;padding:12px 16px;margin:0;overflow-wrap:anywhere";
      const line = document.createElement("p");
      line.style.margin = "0";
      if (banner.practice === true) line.append("This is practice. Nothing has happened. ");
      if (banner.latest) {
        const title = document.createElement("strong");
        title.textContent = short(banner.latest.title, 120);
        line.append(title, " ", link("Read the statement", banner.latest.href), ". ");
      }
      const counts = banner.services ?? {};
      const troubled = ["disrupted", "suspended", "essential"].reduce(
        (sum, one) => sum + (Number(counts[one]) || 0),
        0,
      );
      const all = troubled + (Number(counts.running) || 0);
      if (troubled > 0)
        line.append(`${troubled} of ${all} services ${troubled === 1 ? "does" : "do"} not run as usual. `);
      line.append(link("Updates and help", banner.links?.page), ".");
      box.append(line);
      script.parentNode.insertBefore(box, script);
    })
    .catch(() => clearTimeout(timer));
})();
