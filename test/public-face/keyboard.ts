/** Tab through a page: every link and field in reading order, each seen to be in focus. */
import type { Page } from "playwright-core";

/** In the page: what Tab should reach, in the order of the document; of radios that go together, one. */
const expected = `(() => {
  const groups = new Set();
  const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")];
  window.reachable = all.filter((one) => {
    if (one.disabled || one.tabIndex < 0) return false;
    if (one.type !== "radio") return one.checkVisibility();
    if (groups.has(one.name)) return false;
    groups.add(one.name);
    return true;
  });
  return window.reachable.length;
})()`;

/** Where the focus is in that order, and whether it can be seen: by an outline, a shadow, or another background. */
const now = `(() => {
  const at = document.activeElement;
  const seen = at.matches(".govuk-radios__input, .govuk-checkboxes__input") ? at.nextElementSibling : at;
  const style = getComputedStyle(seen, seen === at ? null : "::before");
  const box = seen.getBoundingClientRect();
  const index = window.reachable.findIndex((one) => one === at || (at.type === "radio" && one.type === "radio" && one.name === at.name));
  return {
    index,
    what: (at.textContent || at.id || at.tagName).trim().slice(0, 40),
    shown: (style.outlineStyle !== "none" && style.outlineWidth !== "0px") || style.boxShadow !== "none",
    inView: box.bottom > 0 && box.top < innerHeight && box.width > 0 && box.height > 0,
  };
})()`;

type Focus = {
  readonly index: number;
  readonly what: string;
  readonly shown: boolean;
  readonly inView: boolean;
};

export async function tabThrough(page: Page): Promise<readonly string[]> {
  const faults: string[] = [];
  const count = await page.evaluate<number>(expected);
  // Where a page puts the focus itself, Tab would begin there.
  await page.evaluate("document.activeElement.blur()");
  for (let turn = 0; turn < count; turn++) {
    await page.keyboard.press("Tab");
    faults.push(...focusFaults(await page.evaluate<Focus>(now), turn));
  }
  return faults;
}

function focusFaults({ index, what, shown, inView }: Focus, turn: number): readonly string[] {
  const faults: string[] = [];
  if (index !== turn) faults.push(`Tab ${turn + 1} leads to “${what}”, number ${index + 1}`);
  if (!shown) faults.push(`nothing shows that “${what}” is in focus`);
  if (!inView) faults.push(`“${what}” is in focus and out of sight`);
  return faults;
}
