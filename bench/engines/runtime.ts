/** What running TypeScript without a build costs: `candour --help` by type stripping, compiled to JavaScript, and through the launcher. */
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";
import { compare, inFolder, timed } from "./measure.ts";

const root = resolve(import.meta.dirname, "../..");
const quiet = ["--disable-warning=ExperimentalWarning"];
/** The Node that PATH offers; the launcher steps over to the carried one where it is too old. */
const onPath = spawnSync("node", ["-p", "process.version"], { encoding: "utf8" }).stdout?.trim() ?? "";

await inFolder(async (folder) => {
  const compiled = join(folder, "compiled");
  const building = await timed(() => compileTo(compiled));
  console.log(`the build that is not needed: ${(building / 1000).toFixed(1)} s`);
  const run = (node: string, args: readonly string[], main: string) => () =>
    timed(() => execFileSync(node, [...args, main, "--help"], { stdio: "ignore" }));
  await compare("candour --help", "ms", 9, [
    { name: "by type stripping", run: run(process.execPath, quiet, join(root, "src/main/candour.ts")) },
    {
      name: "compiled to JavaScript before",
      run: run(process.execPath, quiet, join(compiled, "src/main/candour.js")),
    },
    { name: `through the launcher on Node ${onPath}`, run: run("node", [], join(root, "bin/candour.mjs")) },
    {
      name: "an empty program",
      run: () => timed(() => execFileSync(process.execPath, ["-e", "0"], { stdio: "ignore" })),
    },
  ]);
});

function compileTo(folder: string): void {
  mkdirSync(folder, { recursive: true });
  const flags = [
    "--noEmit",
    "false",
    "--outDir",
    folder,
    "--rootDir",
    root,
    "--rewriteRelativeImportExtensions",
  ];
  // Others may be at work in the tree: what compiles is written out in spite of errors elsewhere.
  spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", root, ...flags], {
    stdio: "ignore",
  });
  cpSync(join(root, "package.json"), join(folder, "package.json"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
}
