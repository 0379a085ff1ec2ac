/** Browsers for tests: the installed one against the one that npm carries; from the start to a page that is shown. */
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { compare, figure, timed } from "./measure.ts";

const plain = ["--no-sandbox", "--disable-gpu"];
const installed = [process.env["CHROME_PATH"] ?? "", "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (path) => path !== "" && existsSync(path),
);
const { default: carried } = await import("@sparticuz/chromium");
let unpacked = "";
console.log(
  `unpacking the carried one: ${figure(
    await timed(async () => {
      unpacked = await carried.executablePath();
    }),
  )} ms (0 where it was unpacked before)`,
);

async function show(executablePath: string, args: readonly string[]): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: [...args, ...plain] });
  const page = await browser.newPage();
  await page.setContent("<!doctype html><title>Page</title><h1>A page</h1>");
  if ((await page.title()) !== "Page") throw new Error("the page is not shown");
  await browser.close();
}

await compare("a browser, from its start to a page and its end", "ms", 3, [
  { name: "@sparticuz/chromium", run: () => timed(() => show(unpacked, carried.args)) },
  ...(installed === undefined ? [] : [{ name: installed, run: () => timed(() => show(installed, [])) }]),
]);
