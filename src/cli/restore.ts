/** `candour restore`: a backup back into a new data folder, checked before it counts. */
import type { Command } from "commander";
import { progressOn } from "./progress.ts";

export type RestoreOptions = {
  readonly file: string;
  /** Always there, but where only the identity is asked for. */
  readonly data: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly keyFile: string | undefined;
  readonly shares: boolean;
  readonly identity: boolean;
};

export type RestoreAnswer =
  | { readonly ok: true; readonly lines: readonly string[] }
  | { readonly ok: false; readonly sentence: string; readonly exit: 1 | 2 };

export function restoreCommand(
  program: Command,
  services: {
    restore(options: RestoreOptions, onBytes: (read: number, of: number) => void): Promise<RestoreAnswer>;
  },
): void {
  program
    .command("restore")
    .description("Restore a backup into a new data folder.")
    .argument("<file>", "a file that `candour backup` made")
    .option("--data <dir>", "the data folder to make: not there yet, or empty")
    .option("--database-url <url>", "fill this empty PostgreSQL instead of a built-in one")
    .option("--key-file <file>", "the key file that opens the record")
    .option("--shares", "open it with recovery shares: asked for, or read from standard input")
    .option("--identity", "restore nothing: print the key with which `age` opens the file")
    .addHelpText("after", help)
    .action(async (file: string, options: Omit<RestoreOptions, "file">, command: Command) => {
      if (options.data === undefined && options.identity !== true)
        command.error("error: required option '--data <dir>' not specified");
      const progress = progressOn(process.stderr);
      const answer = await services.restore({ ...options, file }, (done, known) =>
        progress.show({ done, known, words: "restoring" }),
      );
      progress.end();
      if (answer.ok) process.stdout.write(`${answer.lines.join("\n")}\n`);
      else {
        process.stderr.write(`candour restore: ${answer.sentence}\n`);
        process.exitCode = answer.exit;
      }
    });
}

const help = `
Asks for what opened the record when the backup was made: the passphrase, unless
a key file is named, or CANDOUR_PASSPHRASE_FILE, CANDOUR_ROOT_KEY_FILE or
CANDOUR_SECRET are set as for start. Everything is made
beside the folder, checked, and only then given its name. Nobody is signed in,
and nothing is delivered until a lead of each authority has said so: what was
waiting when the backup was made may have gone out since.

Environment:
  DATABASE_URL   like --database-url, which should not hold a password where
                 others see your commands

Exit codes: 0 restored; 1 not restored; 2 wrong use.

Example:
  candour restore /mnt/stick/candour.backup --data /srv/candour`;
