/** `candour ledger verify`: whether the ledger is whole, and what it amounts to. */
import type { Command } from "commander";
import type { TreeHead } from "../domain/ledger.ts";
import type { Outcome } from "../domain/outcome.ts";

type VerifyProblem = { readonly kind: "unsound" | "closed"; readonly sentence: string };

export type LedgerServices = {
  verify(data: string): Promise<Outcome<TreeHead, VerifyProblem>>;
};

export function ledgerCommand(program: Command, { verify }: LedgerServices): void {
  const ledger = program.command("ledger").description("the ledger of what was done");
  ledger
    .command("verify")
    .description(
      "check every entry of the ledger; exit 0 and its tree head, or exit 1 and which entry is wrong",
    )
    .option("--data <folder>", "the data folder", "data")
    .action(async ({ data }: { readonly data: string }) => {
      const checked = await verify(data);
      if (checked.ok) {
        const { size, hash, root } = checked.value;
        const entries = size === 1 ? "1 entry" : `${size} entries`;
        process.stdout.write(`The ledger is whole: ${entries}.\ntree head ${root}\nlast entry ${hash}\n`);
        return;
      }
      process.stderr.write(`${checked.problem.sentence}\n`);
      process.exitCode = checked.problem.kind === "unsound" ? 1 : 2;
    });
}
