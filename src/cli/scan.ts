/** `candour scan`: reads files and writes who and what is in them. Needs no database. */
import { availableParallelism } from "node:os";
import { type Command, InvalidArgumentError, Option } from "commander";
import type { examine } from "../respond/examine/examine.ts";
import type { writeExport } from "../respond/examine/write-export.ts";
import type { scan } from "../scan/scan.ts";
import { keyFor, makeMasterKey, openMasterKey } from "../seal/keys.ts";
import { keyFileOf } from "./keys-at-hand.ts";
import { progressOn } from "./progress.ts";
import { clearTheWay, holdsWork, workIn } from "./scan/clear-the-way.ts";
import { closingAccount } from "./scan/closing-account.ts";
import { exitCodeOf, inWords } from "./scan/problems.ts";
import { stepOf } from "./scan/steps.ts";

export type ScanServices = {
  readonly scan: typeof scan;
  readonly examine: typeof examine;
  readonly writeExport: typeof writeExport;
};

type Options = {
  readonly out: string;
  readonly reveal?: true;
  readonly workers: number;
  readonly ocr: "auto" | "off";
  readonly resume?: true;
  readonly force?: true;
  readonly key?: string;
  readonly memory: number;
  readonly ownDomain?: readonly string[];
};

export function scanCommand(program: Command, services: ScanServices | (() => Promise<ScanServices>)): void {
  program
    .command("scan")
    .description("Read folders, files or archives, and write who and what is in them.")
    .argument("<path...>", "what to read; nothing in it is changed")
    .requiredOption("--out <dir>", "where the export goes; not inside what is read")
    .option("--reveal", "write values in clear instead of masked")
    .option(
      "--workers <n>",
      "reading processes",
      wholeNumber,
      Math.max(1, Math.min(8, availableParallelism())),
    )
    .addOption(new Option("--ocr <when>", "read scanned pages").choices(["auto", "off"]).default("auto"))
    .option("--resume", "go on with the run that was stopped in --out")
    .option("--force", "start again where --out holds an earlier export")
    .option(
      "--key <file>",
      "the key that seals the work folder (default:\n$CANDOUR_KEY_FILE, else ~/.config/candour/scan.key)",
    )
    .option("--memory <mb>", "memory in MB that linking may use", wholeNumber, 1024)
    .option("--own-domain <domain>", "email domain of the body itself; again and again", collect)
    .addHelpText("after", help)
    .action(async (paths: readonly string[], options: Options) => {
      const rooms = typeof services === "function" ? await services() : services;
      process.exitCode = await runScan(rooms, paths, options);
    });
}

const help = `
Writes documents.jsonl, mentions.jsonl, people.jsonl, summary.json and
summary.html into --out. What is read is kept in --out/.candour-work, sealed, so
that --resume can go on after a stop. Its key lies elsewhere, since whoever
takes the folder must not have the key too, and is made, readable by you alone,
where there is none. The hashes in a masked export are made with it: the same
key gives the same hashes in every scan.

Exit codes: 0 all read; 1 done and some documents could not be wholly read (they
are listed), or stopped; 2 wrong use.

Examples:
  candour scan ./taken --out ./found
  candour scan ./taken ./more.zip --out ./found --workers 4
  candour scan ./taken --out ./found --resume
  candour scan ./taken --out ./found --reveal --key /media/usb/scan.key`;

async function runScan(
  { scan, examine, writeExport }: ScanServices,
  paths: readonly string[],
  options: Options,
): Promise<number> {
  const started = new Date();
  const resume = options.resume === true;
  const blocked = await clearTheWay(paths, { out: options.out, resume, force: options.force === true });
  if (blocked !== null) return complain(blocked);
  const keyFile = keyFileOf(options.key, process.env);
  // A new key could not open what an earlier run kept.
  const master = await ((await holdsWork(options.out)) ? openMasterKey : makeMasterKey)(keyFile);
  if (!master.ok) return complain(master.problem);

  const stop = stopOnInterrupt();
  const progress = progressOn(process.stderr);
  try {
    const run = await scan({
      paths,
      work: workIn(options.out),
      key: keyFor(master.value, "stage"),
      workers: options.workers,
      ocr: options.ocr,
      resume,
      onProgress: (state) => progress.show(stepOf(state)),
      signal: stop.signal,
    });
    if (!run.ok) return complain(run.problem, progress.end);
    progress.show({ done: 1, known: 1, words: "finding who it is about" });
    const examined = await examine(run.value, {
      memoryMb: options.memory,
      ownDomains: options.ownDomain ?? [],
      signal: stop.signal,
    });
    if (!examined.ok) return complain(examined.problem, progress.end);
    const pace = () => ({
      startedAt: started.toISOString(),
      seconds: (Date.now() - started.getTime()) / 1000,
    });
    const written = await writeExport(run.value, examined.value, {
      out: options.out,
      key: options.reveal ? null : keyFor(master.value, "lookup"),
      pace,
      signal: stop.signal,
    });
    if (!written.ok) return complain(written.problem, progress.end);
    progress.end();
    process.stdout.write(
      closingAccount(examined.value.counts, pace().seconds, options.out, process.stdout.isTTY === true),
    );
    return examined.value.counts.unreadCount > 0 ? 1 : 0;
  } finally {
    progress.end();
    stop.done();
  }
}

function complain(problem: Parameters<typeof inWords>[0], before: () => void = () => {}): number {
  before();
  process.stderr.write(`candour scan: ${inWords(problem)}\n`);
  return exitCodeOf(problem);
}

/** The first Ctrl-C stops in good order; a second one at once. */
function stopOnInterrupt(): { readonly signal: AbortSignal; done(): void } {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return {
    signal: controller.signal,
    done() {
      process.off("SIGINT", stop);
      process.off("SIGTERM", stop);
    },
  };
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError("It must be a whole number, 1 or more.");
  return value;
}

function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text.toLowerCase().replace(/^@/, "")];
}
