/** `candour emergency …`: words above every page of the public site within a second, also while everything else is down. */
import type { Command } from "commander";
import { dataFolder } from "./data-folder.ts";

type Options = { readonly data: string; readonly end?: true };

/** Prints what it has done and gives the exit code. */
export type EmergencyService = { emergency(text: string | undefined, options: Options): Promise<number> };

export function emergencyCommand(program: Command, { emergency }: EmergencyService): void {
  program
    .command("emergency")
    .description("Put an emergency message above every page of the public site, or take it down.")
    .argument("[text]", "what people must know now, 500 characters at most")
    .option("--end", "take the message down")
    .option("--data <dir>", "the data folder", dataFolder)
    .addHelpText(
      "after",
      `
It needs no record and no key: the public site shows the message within a second, and the record learns of it when it
runs again. Whoever can write to the data folder can do this; in the staff app it is the page Emergency.

Exit codes: 0 done; 1 not done, and why; 2 wrong use.

Examples:
  candour emergency "Do not click links in emails from us today. Call 020 7946 0100."
  candour emergency --end
`,
    )
    .action(async (text: string | undefined, options: Options) => {
      process.exitCode = await emergency(text, options);
    });
}
