/** `candour witness …`: partners who co-sign this ledger, and ledgers of partners that this record co-signs. */
import type { Command } from "commander";
import { dataFolder } from "./data-folder.ts";

type Options = { readonly data: string; readonly keyFile?: string };

/** Each prints what it has to say and gives the exit code. */
export type WitnessServices = {
  add(verifier: string, options: Options & { readonly name: string }): Promise<number>;
  list(options: Options): Promise<number>;
  cosign(file: string, options: Options & { readonly out: string }): Promise<number>;
};

export function witnessCommand(program: Command, { add, list, cosign }: WitnessServices): void {
  const witness = program
    .command("witness")
    .description("Partners who co-sign this ledger, and ledgers of partners that are co-signed here.");
  witness
    .command("add")
    .description("Know a partner's key: of a witness for this ledger, or of a ledger that is watched here.")
    .argument("<key>", "as the partner's witness list prints it, handed over by another way than the network")
    .requiredOption("--name <words>", "who it is")
    .option("--data <dir>", "the data folder", dataFolder)
    .action(async (key: string, options: Options & { readonly name: string }) => {
      process.exitCode = await add(key, options);
    });
  witness
    .command("list")
    .description("Print the keys to hand over, who has co-signed up to where, and forks that were seen.")
    .option("--data <dir>", "the data folder", dataFolder)
    .option("--key-file <file>", "the key file that opens the record")
    .action(async (options: Options) => {
      process.exitCode = await list(options);
    });
  witness
    .command("cosign")
    .description("Co-sign a partner's checkpoint, if it continues what was co-signed before.")
    .argument("<file>", "what the partner's ledger checkpoint wrote")
    .requiredOption("--out <file>", "where the co-signed checkpoint goes")
    .option("--data <dir>", "the data folder", dataFolder)
    .option("--key-file <file>", "the key file that opens the record")
    .action(async (file: string, options: Options & { readonly out: string }) => {
      process.exitCode = await cosign(file, options);
    });
  witness.addHelpText(
    "after",
    `
Exit codes: 0 done; 1 not done, and why, or a fork was seen; 2 wrong use.

Examples:
  candour witness list
  candour witness add 'candour/…/witness+12345678+BAbc…' --name "Easthaven Council"
  candour witness cosign checkpoint-of-easthaven --out back-to-easthaven`,
  );
}
