/** A list that is gone through by single keys: only while a link of it has the focus, and never away from it. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { browserTest } from "./browser.ts";

const script = join(import.meta.dirname, "../src/web/frame/script/keys.js");

browserTest("j and k go through a list's links, and are letters everywhere else", async (browser) => {
  const page = await browser.newPage();
  const row = (name: string) => `<tr><th><a href="#${name}">${name}</a></th><td><a href="#x">x</a></td></tr>`;
  await page.setContent(
    `<input><div data-keys><table><thead><tr><th><a href="#h">h</a></th></tr></thead><tbody>${["one", "two", "three"].map(row).join("")}</tbody></table></div>`,
  );
  await page.addScriptTag({ content: await readFile(script, "utf8") });
  const here = () => page.evaluate<string>("document.activeElement.textContent");
  await page.locator("a", { hasText: "one" }).focus();
  const walked: string[] = [];
  for (const key of ["k", "j", "ArrowDown", "j", "k", "ArrowUp"]) {
    await page.keyboard.press(key);
    walked.push(await here());
  }
  assert.deepEqual(walked, ["one", "two", "three", "three", "two", "one"]);
  await page.keyboard.press("Control+j");
  assert.equal(await here(), "one");
  await page.locator("input").focus();
  await page.keyboard.type("jk");
  assert.equal(await page.locator("input").inputValue(), "jk");
});
