/** `candour outbox`: messages in clear, to be posted; and those that came back. */
import type { Command } from "commander";
import { dataFolder } from "./data-folder.ts";

export type OutboxExportOptions = {
  readonly to: string;
  readonly reason: string;
  readonly data: string;
  readonly keyFile?: string;
};

export type OutboxReturnedOptions = {
  readonly from: string;
  readonly data: string;
  readonly keyFile?: string;
};

export function outboxCommand(
  program: Command,
  services: {
    export(options: OutboxExportOptions): Promise<number>;
    returned(options: OutboxReturnedOptions): Promise<number>;
  },
): void {
  const outbox = program.command("outbox").description("The messages that wait to be handed on, sealed.");
  outbox
    .command("export")
    .description("Write the messages of the outbox in clear into a folder, for posting. The ledger says so.")
    .requiredOption("--to <dir>", "an empty folder, or one that is not there yet; not in the data folder")
    .requiredOption("--reason <words>", "why they are taken out; it stands in the ledger: name nobody")
    .option("--data <dir>", "the data folder", dataFolder)
    .option("--key-file <file>", "the key file that opens the record")
    .addHelpText(
      "after",
      `
Writes email/, letter/ and text/ with a file for each message, named by its
reference. They are in clear: choose an encrypted disk, and delete them when
they have been posted. The outbox keeps its sealed ones.

Exit codes: 0 all written; 1 some or none written, and why; 2 wrong use.

Example:
  candour outbox export --to /media/print-room --reason "second wave, to the printer"`,
    )
    .action(async (options: OutboxExportOptions) => {
      process.exitCode = await services.export(options);
    });
  outbox
    .command("returned")
    .description(
      "Take in emails that came back: news ends for addresses that are none, and for who complained.",
    )
    .requiredOption("--from <dir>", "a folder of .eml files, as your mail system received them")
    .option("--data <dir>", "the data folder", dataFolder)
    .option("--key-file <file>", "the key file that opens the record")
    .addHelpText(
      "after",
      `
Reads reports of mail systems (RFC 3464) and complaints that providers pass on
(RFC 5965). What may still arrive ends nothing: a full mailbox, a refusal of the
sender, a delay. The files stay as they are; the same twice does nothing more.

Exit codes: 0 done; 1 not done, and why; 2 wrong use.

Example:
  candour outbox returned --from /var/mail/bounces`,
    )
    .action(async (options: OutboxReturnedOptions) => {
      process.exitCode = await services.returned(options);
    });
}
