/**
 * The front page on slow 3G as Chromium emulates it (400 ms there and back, 400 kbit/s): when something is seen, how much
 * travels, whether anything moves; then in text browsers. `node bench/first-view.ts [ROUNDS]`. Needs Chromium.
 */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { serveSite } from "../src/public/serve/serve-site.ts";
import { renderSite } from "../src/public/site/render-site.ts";
import { writeSite } from "../src/public/site/write-site.ts";
import { aPublication } from "../src/public/testing/publication.ts";
import { figure, inFolder, median } from "./engines/measure.ts";
import { has } from "./site/programs.ts";

const rounds = Number(process.argv[2] ?? 5);
const program = process.env["CHROME_PATH"] ?? "/usr/bin/chromium";

await inFolder(async (folder) => {
  const site = join(folder, "site");
  const written = await writeSite(site, renderSite(aPublication()));
  if (!written.ok) throw new Error(written.problem.kind);
  const served = await serveSite({ folder: site, port: 0 });
  if (!served.ok) throw new Error(served.problem.kind);
  const { url } = served.value;
  const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu"] });
  for (const width of [320, 1280]) await measure(browser, url, width);
  await browser.close();
  for (const [text, ...words] of [
    ["w3m", "-dump"],
    ["lynx", "-dump", "-nolist"],
  ] as const) {
    if (!has(text)) {
      console.log(`${text} is not installed here`);
      continue;
    }
    const shown = await dumped(text, [...words, `${url}/`]);
    const places = [
      "What we know about the data",
      "Check your bank account",
      "My Account",
      "020 7946 0100",
    ].map((one) => shown.indexOf(one));
    console.log(
      `${text}: ${shown.length} characters; statement, advice, services and help found at ${places.join(", ")}`,
    );
    if (places.includes(-1)) process.exitCode = 1;
  }
  await served.value.close();
});

async function measure(browser: Browser, url: string, width: number): Promise<void> {
  const runs: { readonly paint: number; readonly bytes: number; readonly shift: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const context = await browser.newContext({ viewport: { width, height: 640 } });
    const page = await context.newPage();
    const wire = await context.newCDPSession(page);
    await wire.send("Network.enable");
    await wire.send("Network.emulateNetworkConditions", {
      ...{ offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 },
    });
    let bytes = 0;
    wire.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    await page.goto(`${url}/`, { waitUntil: "networkidle" });
    const seen = await page.evaluate(
      () =>
        new Promise<{ paint: number; shift: number }>((resolve) => {
          let shift = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) shift += Number(Reflect.get(entry, "value"));
          }).observe({ type: "layout-shift" as "measure", buffered: true });
          const [paint] = performance.getEntriesByName("first-contentful-paint");
          setTimeout(() => resolve({ paint: paint?.startTime ?? Number.NaN, shift }), 200);
        }),
    );
    runs.push({ ...seen, bytes });
    await context.close();
  }
  const of = (key: "paint" | "bytes" | "shift"): number => median(runs.map((run) => run[key]));
  const worst = Math.max(...runs.map(({ paint }) => paint));
  console.log(
    `${width} px: first view ${figure(of("paint"))} ms (worst ${figure(worst)}), ${figure(of("bytes"))} bytes, layout shift ${of("shift")}`,
  );
  if (!(worst < 2000 && of("bytes") <= 60_000 && of("shift") === 0)) process.exitCode = 1;
}

/** Not in the way of the server, which is in this process. */
async function dumped(name: string, words: readonly string[]): Promise<string> {
  const child = spawn(name, words);
  let text = "";
  child.stdout.on("data", (data) => (text += String(data)));
  await new Promise((resolve) => child.once("close", resolve));
  return text.replace(/\s+/gu, " ");
}
