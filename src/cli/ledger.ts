/** `candour ledger …`: whether the ledger is whole, and what others need to see that for themselves. */
import { type Command, InvalidArgumentError } from "commander";
import type { TreeHead } from "../domain/ledger/merkle.ts";
import type { Outcome } from "../domain/outcome.ts";
import { dataFolder } from "./data-folder.ts";

type VerifyProblem = { readonly kind: "unsound" | "closed"; readonly sentence: string };

export type LedgerServices = {
  verify(data: string): Promise<Outcome<TreeHead, VerifyProblem>>;
  /** These print what they have to say and give the exit code. */
  prove(entry: number, options: { readonly data: string; readonly out?: string }): Promise<number>;
  exportTo(options: { readonly data: string; readonly out: string }): Promise<number>;
  checkpoint(options: {
    readonly data: string;
    readonly out: string;
    readonly since?: number;
  }): Promise<number>;
  takeIn(file: string, options: { readonly data: string }): Promise<number>;
  send(url: string, options: { readonly data: string }): Promise<number>;
};

export function ledgerCommand(program: Command, services: LedgerServices): void {
  const { verify, prove, exportTo } = services;
  const ledger = program.command("ledger").description("The ledger of what was done.");
  ledger
    .command("verify")
    .description("Check every entry of the ledger; print its tree head, or which entry is wrong.")
    .option("--data <dir>", "the data folder", dataFolder)
    .addHelpText("after", help)
    .action(async ({ data }: { readonly data: string }) => {
      const checked = await verify(data);
      if (checked.ok) {
        const { size, root } = checked.value;
        const entries = size === 1 ? "1 entry" : `${size} entries`;
        process.stdout.write(`The ledger is whole: ${entries}.\ntree head ${root}\n`);
        return;
      }
      process.stderr.write(`candour ledger verify: ${checked.problem.sentence}\n`);
      process.exitCode = checked.problem.kind === "unsound" ? 1 : 2;
    });
  ledger
    .command("prove")
    .description("Prove that an entry stands in the signed ledger, in a file that anybody can check alone.")
    .argument("<entry>", "its number, as the ledger shows it", entryNumber)
    .option("--data <dir>", "the data folder", dataFolder)
    .option("--out <file>", "where the proof goes (standard output)")
    .action(async (entry: number, options: { readonly data: string; readonly out?: string }) => {
      process.exitCode = await prove(entry, options);
    });
  ledger
    .command("export")
    .description("Write the whole ledger into a folder that anybody can check without Candour.")
    .requiredOption("--out <dir>", "a folder that is not there or empty")
    .option("--data <dir>", "the data folder", dataFolder)
    .action(async (options: { readonly data: string; readonly out: string }) => {
      process.exitCode = await exportTo(options);
    });
  witnessing(ledger, services);
}

/** Checkpoints that go to witnesses and come back. */
function witnessing(ledger: Command, { checkpoint, takeIn, send }: LedgerServices): void {
  ledger
    .command("checkpoint")
    .description("Write the signed checkpoint for a witness to co-sign.")
    .requiredOption("--out <file>", "where it goes")
    .option("--since <size>", "how many entries the witness has co-signed before (0)", entryNumber)
    .option("--data <dir>", "the data folder", dataFolder)
    .action(async (options: { readonly data: string; readonly out: string; readonly since?: number }) => {
      process.exitCode = await checkpoint(options);
    });
  ledger
    .command("cosign")
    .description("Take in a checkpoint that a witness has co-signed.")
    .argument("<file>", "what the witness sent back")
    .option("--data <dir>", "the data folder", dataFolder)
    .action(async (file: string, options: { readonly data: string }) => {
      process.exitCode = await takeIn(file, options);
    });
  ledger
    .command("send-checkpoint")
    .description("Send the checkpoint to a witness over the network and take in its cosignature.")
    .argument("<url>", "the witness's address, as https://HOST/witness", webAddress)
    .option("--data <dir>", "the data folder", dataFolder)
    .action(async (url: string, options: { readonly data: string }) => {
      process.exitCode = await send(url, options);
    });
}

function webAddress(written: string): string {
  if (/^https?:$/.test(URL.parse(written)?.protocol ?? "")) return written;
  throw new InvalidArgumentError("It must be an address that begins with https:// or http://.");
}

function entryNumber(written: string): number {
  if (/^[1-9]\d{0,14}$/.test(written)) return Number(written);
  throw new InvalidArgumentError("It must be a whole number from 1.");
}

const help = `
Works also while Candour runs on the folder. Write the tree head down elsewhere:
by it you can tell later that nothing before it was changed.

Exit codes: 0 the ledger is whole; 1 an entry is wrong; 2 nothing to check.

Example:
  candour ledger verify --data /srv/candour`;
