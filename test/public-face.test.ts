/**
 * The public site as residents meet it, over the real server and the hatch: every page and form in each language and
 * state, held to axe; with the keyboard alone; at 400 % zoom; without cookie, script or anybody else's server.
 */
import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { accessibilityFaults, browserTest, fitsWidth } from "./browser.ts";
import { tabThrough } from "./public-face/keyboard.ts";
import { type Face, openFace, rightToLeft } from "./public-face/open-face.ts";
import { watchRequests } from "./public-face/watch-requests.ts";
import { zoomFaults } from "./public-face/zoom.ts";

const wide = { width: 1280, height: 900 };
const phone = { width: 320, height: 700 };
/** 1280 by 1024 at 400 %. */
const zoomed = { width: 320, height: 256 };

browserTest("every public page, in each language and state, has no fault for anybody", async (browser) => {
  const face = await openFace();
  try {
    const { page, strange } = await visitor(browser, face.url);
    const faults: string[] = [];
    for (const path of [...ofEachShape(face.pages), ...face.otherForms, ...face.links]) {
      const reply = await page.goto(face.url + path);
      await look(page, path, reply?.status() === (path === "/nothing-here" ? 404 : 200), faults);
    }
    await formStates(page, face, faults);
    await otherSites(page, face, faults);
    assert.deepEqual(faults, []);
    assert.deepEqual(strange(), []);
    assert.deepEqual(await page.context().cookies(), []);
  } finally {
    await close(face);
  }
});

browserTest("with the keyboard alone, and at 400 % zoom, everything is reached and sent", async (browser) => {
  const face = await openFace();
  try {
    const { page, strange } = await visitor(browser, face.url);
    const faults: string[] = [];
    for (const path of ["/", "/services", "/statements/1", `/${rightToLeft.code}`, ...face.forms]) {
      await page.setViewportSize(wide);
      await page.goto(face.url + path);
      faults.push(...(await tabThrough(page)).map((fault) => `${path}: ${fault}`));
    }
    await page.setViewportSize(zoomed);
    for (const path of [...face.pages, ...face.forms, ...face.otherForms]) {
      await page.goto(face.url + path);
      faults.push(...(await zoomFaults(page)).map((fault) => `${path} at 400 %: ${fault}`));
    }
    await sendByKeyboard(page, face);
    assert.deepEqual(faults, []);
    assert.deepEqual(strange(), []);
  } finally {
    await close(face);
  }
});

/** All pages in English; in the other languages two of each shape, for what differs there is the words of the shape. */
function ofEachShape(paths: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return paths.filter((path) => {
    const [, language, shape = "/"] = /^\/([a-z]{2})(\/.*)?$/u.exec(path) ?? [];
    if (language === undefined) return true;
    const key = `${language} ${shape.replace(/(?<=^\/(?:services|authorities|statements))\/.*/u, (rest) => "/x".repeat(rest.split("/").length - 1))}`;
    seen.set(key, (seen.get(key) ?? 0) + 1);
    return seen.get(key)! <= 2;
  });
}

/** axe at one width, where the layout is the same; that nothing sticks out, at that of a small phone too. */
async function look(page: Page, name: string, fine: boolean, faults: string[]): Promise<void> {
  if (!fine) faults.push(`${name}: another answer than was expected`);
  for (const fault of await accessibilityFaults(page)) faults.push(`${name}: ${fault}`);
  await page.setViewportSize(phone);
  if (!(await fitsWidth(page))) faults.push(`${name}: sticks out at ${phone.width}`);
  await page.setViewportSize(wide);
}

/** Each form: with what is wrong, sent, and what nobody knows. */
async function formStates(page: Page, face: Face, faults: string[]): Promise<void> {
  for (const form of face.states) {
    await page.goto(face.url + form.path);
    if (form.sends) await page.waitForTimeout(face.ripeMs);
    for (const [id, typed] of Object.entries(form.fill)) await page.locator(`#${id}`).fill(typed);
    for (const id of form.choose) await page.locator(`#${id}`).check();
    await page.locator("main button[type=submit]").first().click();
    await page.waitForLoadState("load");
    const said = (await page.locator("main").textContent()) ?? "";
    await look(page, form.name, form.says.test(said), faults);
  }
}

/** Nothing published yet; too much asked for; a form that cannot be taken in. */
async function otherSites(page: Page, face: Face, faults: string[]): Promise<void> {
  await page.goto(face.emptyUrl);
  await look(page, "nothing published", (await page.title()).includes("Nothing has been published"), faults);
  await page.goto(`${face.shutUrl}/complain`);
  await look(page, "a form that is shut", (await page.locator("form").count()) === 1, faults);
  // Whoever asks for too much has asked before: the style sheet is at hand.
  await page.goto(face.strictUrl);
  await page.setExtraHTTPHeaders({ "x-forwarded-for": "203.0.113.9" });
  await page.goto(`${face.strictUrl}/services`);
  const refused = await page.goto(`${face.strictUrl}/statements`);
  await look(page, "too much asked for", refused?.status() === 429, faults);
  await page.setExtraHTTPHeaders({ "x-forwarded-for": "203.0.113.10" });
  for (const says of [/reference/i, /Too much was sent at once/]) {
    await page.goto(`${face.crowdedUrl}/complain`);
    await page.waitForTimeout(face.ripeMs);
    await page.locator("#words").fill("My address is wrong");
    for (const id of ["kind", "authority"]) await page.locator(`#${id}`).check();
    await page.locator("main button[type=submit]").first().click();
    const said = (await page.locator("main").textContent()) ?? "";
    await look(page, `a form beyond its limit: ${says}`, says.test(said), faults);
  }
  assert.equal(await page.locator("#words").inputValue(), "My address is wrong", "what was typed stays");
  await page.setExtraHTTPHeaders({});
}

async function sendByKeyboard(page: Page, face: Face): Promise<void> {
  await page.setViewportSize(wide);
  await page.goto(`${face.url}/complain`);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(new URL(page.url()).hash, "#main-content", "the skip link leads to the content");
  await page.waitForTimeout(face.ripeMs);
  const chosen = new Set<string>();
  for (let n = 0; n < 60; n++) {
    await page.keyboard.press("Tab");
    const { type, name } = await focused(page);
    if (type === "radio" && !chosen.has(name)) {
      chosen.add(name);
      await page.keyboard.press("Space");
    } else if (name === "words") await page.keyboard.type("My address is wrong.");
    else if (type === "submit") break;
  }
  await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
  assert.match((await page.locator("main").textContent()) ?? "", /reference/i);
  assert.match(await page.title(), /^(?!Error)/);
}

async function focused(page: Page): Promise<{ readonly type: string; readonly name: string }> {
  return page.evaluate<{ type: string; name: string }>(
    "({ type: document.activeElement.type ?? '', name: document.activeElement.name ?? '' })",
  );
}

async function visitor(browser: Browser, url: string) {
  const page = await (await browser.newContext({ bypassCSP: true, viewport: wide })).newPage();
  page.setDefaultTimeout(10_000);
  return { page, strange: watchRequests(page, new URL(url).hostname) };
}

async function close(face: Face): Promise<void> {
  await face.close();
  rmSync(face.folder, { recursive: true, force: true });
}
