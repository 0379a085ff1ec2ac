/*
 * Lets a page follow what happens: told that something changed, it fetches itself again and takes over the regions
 * marked `data-live`. Never one in which somebody types or stands; then it says that there is something new. One tab of
 * a browser listens for all of them. Without this script the page has its link "Look again".
 */
(() => {
  const bar = document.querySelector("[data-live-from]");
  if (bar === null || typeof EventSource === "undefined") return;
  const said = bar.querySelector("[data-live-said]");
  const wall = bar.dataset.liveWall === "1";
  const leastBetween = 1000;
  const apart = 500;
  const leastBetweenWords = 10_000;
  let place = Number(bar.dataset.livePlace);
  let lookedAt = 0;
  let saidAt = 0;
  let timer = null;
  let looking = false;
  let again = false;
  let over = false;

  listen(bar.dataset.liveFrom);
  // What is left of a clock changes though nothing happens.
  if (wall) setInterval(soon, 60_000);
  document.addEventListener("focusout", () =>
    setTimeout(() => document.querySelector("[data-live-behind]") && soon(), 0),
  );
  document.addEventListener("visibilitychange", () => document.hidden || (again && soon()));

  /** The tab that holds the lock listens and tells the others; when it is closed, another does. */
  function listen(from) {
    if (navigator.locks === undefined || typeof BroadcastChannel === "undefined") return open(from, () => {});
    const channel = new BroadcastChannel(`candour ${from}`);
    channel.onmessage = ({ data }) => changed(data);
    navigator.locks.request(`candour ${from}`, () => {
      // What the one before heard last is not known here: the page's own place says since when to tell.
      open(from, (newest) => channel.postMessage(newest));
      return new Promise(() => {});
    });
  }

  function open(from, tell) {
    const source = new EventSource(`${from}?since=${place}`);
    source.addEventListener("change", ({ data }) => {
      const newest = JSON.parse(data).place;
      changed(newest);
      tell(newest);
    });
    source.addEventListener("error", () => {
      // Shut for good: too many are open, or nobody is signed in. Whoever is still here looks now and then.
      if (source.readyState === EventSource.CLOSED) setInterval(soon, 60_000);
    });
  }

  function changed(newest) {
    place = Math.max(place, newest);
    again = true;
    if (!document.hidden) soon();
  }

  function soon() {
    if (over || timer !== null) return;
    // A room of people is told at the same moment: they look a little apart, not all at once.
    timer = setTimeout(look, Math.max(0, lookedAt + leastBetween - Date.now()) + Math.random() * apart);
  }

  async function look() {
    timer = null;
    if (looking) return;
    looking = true;
    again = false;
    lookedAt = Date.now();
    try {
      // Not somebody's doing: it keeps no session from ending, but for a wall, which is there to be kept.
      const headers = { "x-candour-live": wall ? "wall" : "1" };
      const reply = await fetch(location.href, { headers, cache: "no-store" });
      if (reply.redirected || reply.status === 403 || reply.status === 404) return ended();
      if (reply.ok) take(new DOMParser().parseFromString(await reply.text(), "text/html"));
    } catch {
      // The app is away; the next change, or the next connection, brings it up.
    } finally {
      looking = false;
      if (again) soon();
    }
  }

  function take(fresh) {
    const anchor = anchorNow();
    let changes = 0;
    let behind = false;
    for (const region of document.querySelectorAll("[data-live]")) {
      const next = fresh.getElementById(region.id);
      if (next === null || sameAs(region, next)) continue;
      if (isInUse(region)) {
        region.dataset.liveBehind = "";
        behind = true;
        continue;
      }
      delete region.dataset.liveBehind;
      region.replaceChildren(...[...next.childNodes].map((node) => document.importNode(node, true)));
      if (region.dataset.live !== "quiet") changes++;
    }
    anchor();
    if (behind) say("There is something new. It is shown when you leave what you are writing.");
    else if (changes > 0) say("Something changed, and is shown.");
  }

  /** Tokens of forms and the time of looking are new with every look. */
  function sameAs(region, next) {
    const plain = (element) => element.innerHTML.replace(/name="_csrf" value="[^"]*"/g, "").trim();
    return plain(region) === plain(next);
  }

  function isInUse(region) {
    if (region.contains(document.activeElement)) return true;
    for (const field of region.querySelectorAll("input, textarea, select")) {
      if (field.type === "checkbox" || field.type === "radio") {
        if (field.checked !== field.defaultChecked) return true;
      } else if ("defaultValue" in field && field.value !== field.defaultValue) return true;
    }
    return region.querySelector("details[open]") !== null;
  }

  /** What somebody reads stays where it is, whatever grows above it. */
  function anchorNow() {
    const marked = [...document.querySelectorAll("main [id]")];
    const seen = marked.find((element) => element.getBoundingClientRect().top >= 0);
    const before = seen?.getBoundingClientRect().top;
    return () => {
      const now = seen === undefined ? null : document.getElementById(seen.id);
      if (now !== null) window.scrollBy(0, now.getBoundingClientRect().top - before);
    };
  }

  function say(words) {
    if (Date.now() - saidAt < leastBetweenWords) return;
    saidAt = Date.now();
    said.textContent = words;
  }

  function ended() {
    over = true;
    said.textContent = "This page does not follow any more. Look again, and sign in if you are asked to.";
  }
})();
