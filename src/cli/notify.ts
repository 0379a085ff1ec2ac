/** `candour notify`: GOV.UK Notify, tried before it is needed; and letters that came back. */
import type { Command } from "commander";
import { dataFolder } from "./data-folder.ts";

export type NotifyReturnedOptions = {
  readonly from: string;
  readonly data: string;
};

export function notifyCommand(
  program: Command,
  services: {
    check(): Promise<number>;
    returned(options: NotifyReturnedOptions): Promise<number>;
  },
): void {
  const notify = program.command("notify").description("GOV.UK Notify: is it set up, and what came back.");
  notify
    .command("check")
    .description("Try what is set in CANDOUR_NOTIFY_*: the key, the way there, the templates. Sends nothing.")
    .addHelpText(
      "after",
      `
Exit codes: 0 all is well; 1 something is not, and what; 2 wrong use.

Example:
  CANDOUR_NOTIFY_KEY=… candour notify check`,
    )
    .action(async () => {
      process.exitCode = await services.check();
    });
  notify
    .command("returned")
    .description("Take in letters that came back: the report that Notify offers as a CSV file.")
    .requiredOption("--from <file>", "the CSV file, as downloaded from Notify")
    .option("--data <dir>", "the data folder", dataFolder)
    .addHelpText(
      "after",
      `
Letters are known by their reference, or by Notify's own id. The same file twice
does nothing more; letters of other systems are counted and left alone.

Exit codes: 0 done; 1 not done, and why; 2 wrong use.

Example:
  candour notify returned --from ./returned-letters.csv`,
    )
    .action(async (options: NotifyReturnedOptions) => {
      process.exitCode = await services.returned(options);
    });
}
