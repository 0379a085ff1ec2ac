/** Every way in which a scan can fail, in a sentence that says what to do. */
import type { ExamineProblem } from "../../respond/examine/examine.ts";
import type { ExportProblem } from "../../respond/examine/write-export.ts";
import type { ScanProblem } from "../../scan/scan.ts";
import type { KeyProblem } from "../../seal/keys.ts";
import type { WayProblem } from "./clear-the-way.ts";

export type CommandProblem = ScanProblem | ExamineProblem | ExportProblem | KeyProblem | WayProblem;

export function inWords(problem: CommandProblem): string {
  switch (problem.kind) {
    case "no-such-path":
      return `there is nothing at ${problem.path}; give a folder, a file or an archive that exists.`;
    case "not-readable":
      return `${problem.path} cannot be read by you; run as somebody who may, or change its permissions.`;
    case "nothing-to-scan":
      return "there is no file in what you named; give a folder, a file or an archive that holds something.";
    case "out-inside":
      return `${problem.path} lies inside what is to be read; put --out somewhere else.`;
    case "out-not-folder":
      return `${problem.path} is a file; name a folder for --out.`;
    case "export-exists":
      return `${problem.path} holds a finished export; name another folder, or add --force to make it anew.`;
    case "resume-and-force":
      return "--resume goes on and --force starts again; choose one.";
    case "work-in-use":
      return `another scan is at work in ${problem.path}; wait for it, or name another --out folder.`;
    case "work-exists":
      return `a run was stopped in ${problem.path}; add --resume to go on, or --force to start again.`;
    case "work-not-writable":
    case "not-writable":
      return `${problem.path} cannot be written to; name another --out folder, or change its permissions.`;
    case "wrong-key":
      return `${problem.path} was sealed with another key; give that one with --key, or --force to start again.`;
    case "disk-full":
      return `the disk of ${problem.path} is full; make room and add --resume to go on from here.`;
    case "interrupted":
    case "stopped":
      return "stopped; add --resume to go on from here.";
    case "out-of-memory":
    case "too-many-pairs":
      return lowerFirst(problem.advice);
    case "key-missing":
      return `the key file ${problem.file} is missing, and the work in --out was sealed with it; put it back, name it with --key, or add --force to start again.`;
    case "key-unreadable":
      return `the key file ${problem.file} can be neither read nor made; name another with --key.`;
    case "key-malformed":
      return `the key file ${problem.file} does not hold a key (64 hexadecimal digits); name another with --key.`;
  }
}

const wrongUse: ReadonlySet<CommandProblem["kind"]> = new Set([
  "no-such-path",
  "nothing-to-scan",
  "out-inside",
  "out-not-folder",
  "export-exists",
  "resume-and-force",
  "work-exists",
  "wrong-key",
  "key-missing",
  "key-unreadable",
  "key-malformed",
]);

export function exitCodeOf({ kind }: CommandProblem): 1 | 2 {
  return wrongUse.has(kind) ? 2 : 1;
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
