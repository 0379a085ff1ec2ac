/**
 * Starts a reading child: nothing of the environment, a limit on memory, no core files (they would hold documents in
 * clear), and no life after its parent, however that dies.
 */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { mostData, mostHeap } from "./limits.ts";

export type Launch = {
  readonly child: URL;
  /** Module that exports `readers`; another one in tests. */
  readonly readers: URL;
  readonly ocr: "auto" | "off";
};

export function launch({ child, readers, ocr }: Launch): ChildProcess {
  const guards = systemGuards();
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
    env: { PATH: "/usr/local/bin:/usr/bin:/bin", LANG: "C.UTF-8", TZ: "UTC", CANDOUR_OCR: ocr },
    windowsHide: true,
  });
}

let known: readonly string[] | null = null;

/** On Linux with util-linux. Elsewhere the child watches itself (watch-over.ts). */
function systemGuards(): readonly string[] {
  if (known !== null) return known;
  const guards = ["prlimit", `--data=${mostData}`, "--core=0", "--", "setpriv", "--pdeathsig", "KILL"];
  const [command, ...args] = guards;
  const works =
    process.platform === "linux" &&
    spawnSync(command!, [...args, process.execPath, "-e", "0"], {
      stdio: "ignore",
      env: { PATH: "/usr/bin:/bin" },
    }).status === 0;
  known = works ? guards : [];
  return known;
}
