/** A window of 1280 by 1024 at 400 % is 320 by 256: what is cut off there, or has to be scrolled in two ways. */
import type { Page } from "playwright-core";

const look = `(() => {
  const faults = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth + 1) faults.push("scrolls sideways");
  const unseen = ".govuk-visually-hidden, .govuk-skip-link, .site-unseen, .govuk-radios__input, .govuk-checkboxes__input, svg";
  for (const one of document.body.querySelectorAll("*")) {
    if (one.closest(unseen) || !one.checkVisibility()) continue;
    const style = getComputedStyle(one);
    const box = one.getBoundingClientRect();
    const name = one.tagName.toLowerCase() + "." + one.className;
    if (box.width > 0 && (box.right > innerWidth + 1 || box.left < -1)) faults.push(name + " sticks out");
    const cuts = /hidden|clip/.test(style.overflowX + style.overflowY);
    if (cuts && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)) faults.push(name + " is cut off");
    if (/auto|scroll/.test(style.overflowX) && one.scrollWidth > one.clientWidth + 1) faults.push(name + " scrolls by itself");
    const ownWords = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== "");
    if (ownWords && parseFloat(style.fontSize) < 14) faults.push(name + " has letters of " + style.fontSize);
    if (/fixed|sticky/.test(style.position) && box.height > innerHeight / 3) faults.push(name + " stays in the way");
  }
  return [...new Set(faults)];
})()`;

export async function zoomFaults(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(look);
}
