/**
 * Starts a reading child: nothing of the environment, a limit on memory, no core files (they would hold documents in
 * clear), and no life after its parent, however that dies.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { mostData, mostDataForOcr, mostHeap } from "./limits.ts";

const path = "/usr/local/bin:/usr/bin:/bin";

export type Launch = {
  readonly child: URL;
  /** Module that exports `readers`; another one in tests. */
  readonly readers: URL;
  readonly ocr: "auto" | "off";
};

export function launch({ child, readers, ocr }: Launch): ChildProcess {
  const guards = systemGuards(ocr === "auto" ? mostDataForOcr : mostData);
  const node = [
    process.execPath,
    `--max-old-space-size=${mostHeap}`,
    "--disable-warning=ExperimentalWarning",
    fileURLToPath(child),
    readers.href,
    guards.length > 0 ? "guarded" : "unguarded",
  ];
  const [command, ...args] = [...guards, ...node];
  return spawn(command!, args, {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    env: { PATH: path, LANG: "C.UTF-8", TZ: "UTC", CANDOUR_OCR: ocr },
    windowsHide: true,
  });
}

let works: boolean | null = null;

/** On Linux with util-linux. Elsewhere the child watches itself (watch-over.ts). */
function systemGuards(data: number): readonly string[] {
  const guards = ["prlimit", `--data=${data}`, "--core=0", "--", "setpriv", "--pdeathsig", "KILL"];
  works ??= process.platform === "linux" && tryOut([...guards, process.execPath, "-e", "0"]);
  return works ? guards : [];
}

function tryOut([command, ...args]: readonly string[]): boolean {
  return spawnSync(command!, args, { stdio: "ignore", env: { PATH: path } }).status === 0;
}
