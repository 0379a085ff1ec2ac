/** `candour ledger verify`: whether the ledger is whole, and what it amounts to. */
import type { Command } from "commander";
import type { TreeHead } from "../domain/ledger/merkle.ts";
import type { Outcome } from "../domain/outcome.ts";
import { dataFolder } from "./data-folder.ts";

type VerifyProblem = { readonly kind: "unsound" | "closed"; readonly sentence: string };

export type LedgerServices = {
  verify(data: string): Promise<Outcome<TreeHead, VerifyProblem>>;
};

export function ledgerCommand(program: Command, { verify }: LedgerServices): void {
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
}

const help = `
Works also while Candour runs on the folder. Write the tree head down elsewhere:
by it you can tell later that nothing before it was changed.

Exit codes: 0 the ledger is whole; 1 an entry is wrong; 2 nothing to check.

Example:
  candour ledger verify --data /srv/candour`;
