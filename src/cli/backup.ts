/** `candour backup`: everything that cannot be made again, in one sealed file, while Candour runs. */
import { type Command, InvalidArgumentError } from "commander";
import { dataFolder } from "./data-folder.ts";
import { progressOn } from "./progress.ts";

export type BackupOptions = {
  readonly data: string;
  /** A file, or a folder in which the file is named by the time. */
  readonly to: string;
  readonly verify: boolean;
  readonly withWork: boolean;
  readonly keep: number | undefined;
  readonly note: string;
  readonly keyFile?: string;
};

type Step = { readonly doing: "rows" | "files" | "check"; readonly done: number; readonly of: number };
export type MadeBackup = {
  readonly file: string;
  readonly size: number;
  readonly rows: number;
  readonly files: number;
  readonly entries: number;
  readonly root: string;
  readonly removed: readonly string[];
};
export type BackupAnswer =
  | { readonly ok: true; readonly value: MadeBackup }
  | { readonly ok: false; readonly sentence: string; readonly exit: 1 | 2 };

export function backupCommand(
  program: Command,
  services: { backUp(options: BackupOptions, onStep: (step: Step) => void): Promise<BackupAnswer> },
): void {
  program
    .command("backup")
    .description("Back up the record, sealed, also while Candour runs.")
    .requiredOption("--to <file>", "the file to write; or a folder, in which it is named by the time")
    .option("--data <dir>", "the data folder", dataFolder)
    .option("--no-verify", "do not prove it by restoring it into a scratch folder")
    .option("--with-work", "also what reviews have read, which can be read again from the holding")
    .option("--keep <n>", "with a folder: how many backups of this record stay there", wholeNumber)
    .option("--note <words>", "where the file is taken, for the ledger", "")
    .option("--key-file <file>", "the key file that opens the record")
    .addHelpText("after", help)
    .action(async (options: BackupOptions) => {
      const progress = progressOn(process.stderr);
      const answer = await services.backUp(options, (step) => progress.show(stepInWords(step)));
      progress.end();
      if (!answer.ok) {
        process.stderr.write(`candour backup: ${answer.sentence}\n`);
        process.exitCode = answer.exit;
        return;
      }
      process.stdout.write(madeInWords(answer.value, options.verify));
    });
}

function stepInWords({ doing, done, of }: Step): { done: number; known: number; words: string } {
  const words = {
    rows: `${count(done)} of ${count(of)} rows`,
    files: `${count(done)} files`,
    check: "restoring it into a scratch folder",
  };
  return { done, known: doing === "files" ? 0 : of, words: words[doing] };
}

function madeInWords(made: MadeBackup, verified: boolean): string {
  const { file, size, rows, files, entries, root, removed } = made;
  return [
    `Backup made: ${file}`,
    `${(size / 1e6).toFixed(1)} MB, ${count(rows)} rows, ${count(files)} files${verified ? ", proved by restoring it" : ", NOT proved: it was not restored"}`,
    `ledger: ${count(entries)} entries, tree head ${root || "none: it is not whole"}`,
    ...removed.map((name) => `removed: ${name}`),
    "It opens with what opens the record: keep that apart from it.\n",
  ].join("\n");
}

function count(number: number): string {
  return number.toLocaleString("en-GB");
}

function wholeNumber(written: string): number {
  const number = Number(written);
  if (/^\d+$/.test(written) && number >= 1) return number;
  throw new InvalidArgumentError("It must be a whole number from 1.");
}

const help = `
The file holds the database, the outbox, print batches, the published site and your own words,
sealed for whoever can open this record: passphrase, key file, secret or
recovery shares. It appears under its name when it is whole. It is not in it:
the copy of what was taken, and the key.

Exit codes: 0 made; 1 not made, or not whole; 2 wrong use.

Examples:
  candour backup --data /srv/candour --to /mnt/stick/candour.backup
  candour backup --data /srv/candour --to /mnt/backups --keep 14`;
