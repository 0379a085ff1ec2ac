/** `candour bundle`: an evidence bundle on the command line, where the app cannot be reached or nobody can sign in. */
import { type Command, Option } from "commander";
import { type Mark, marks } from "../domain/referrals/tlp.ts";
import { dataFolder } from "./data-folder.ts";

export type BundleOptions = {
  readonly incident: string;
  readonly out: string;
  readonly authority?: string;
  readonly for: string;
  readonly person: string;
  readonly mark: Mark;
  readonly reason: string;
  readonly data: string;
  readonly keyFile?: string;
};

export function bundleCommand(
  program: Command,
  services: { bundle(options: BundleOptions): Promise<number> },
): void {
  program
    .command("bundle")
    .description("Write an evidence bundle that opens and is checked without Candour. The ledger says so.")
    .requiredOption("--incident <reference>", "which incident, as INC-2026-0001")
    .requiredOption("--out <file>", "the zip file to write; not there yet, and not in the data folder")
    .option("--authority <key>", "whose account it is, by its short name (where it began)")
    .option("--for <body>", "whom it is for", "our own use")
    .option("--person <name>", "who there; needed for TLP:RED", "")
    .addOption(
      new Option("--mark <mark>", "how it may be handed on (TLP 2.0)").choices(marks).default("amber-strict"),
    )
    .option("--reason <words>", "why; it stands in the ledger: name nobody", "taken out on the command line")
    .option("--data <dir>", "the data folder", dataFolder)
    .option("--key-file <file>", "the key file that opens the record")
    .addHelpText(
      "after",
      `
It is in clear: choose an encrypted disk. Referrals under a stricter mark, and
those marked TLP:RED, stay out; so do originals of what staff sent in.

Exit codes: 0 written; 1 not written, and why; 2 wrong use.

Example:
  candour bundle --incident INC-2026-0001 --out /media/stick/evidence.zip --for "National Crime Agency" --mark amber`,
    )
    .action(async (options: BundleOptions) => {
      process.exitCode = await services.bundle(options);
    });
}
