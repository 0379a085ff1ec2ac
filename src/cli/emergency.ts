/** `candour emergency …`: words above every page of the public site within a second, also while everything else is down. */
import { type Command, InvalidArgumentError } from "commander";
import { dataFolder } from "./data-folder.ts";

export type EmergencyOptions = {
  readonly data: string;
  readonly end?: true;
  /** The same words by language: { cy: "…" }. */
  readonly in?: Readonly<Record<string, string>>;
  readonly danger?: true;
  /** A folder that `publish` wrote: it is written anew. */
  readonly to?: string;
  readonly keyFile?: string;
};

/** Prints what it has done and gives the exit code. */
export type EmergencyService = {
  emergency(text: string | undefined, options: EmergencyOptions): Promise<number>;
};

export function emergencyCommand(program: Command, { emergency }: EmergencyService): void {
  program
    .command("emergency")
    .description("Put an emergency message above every page of the public site, or take it down.")
    .argument("[text]", "what people must know now, 500 characters at most")
    .option(
      "--in <code=text>",
      "the same in another language of the pages, as cy=TEXT; may be repeated",
      inLanguage,
    )
    .option("--danger", "lives are in danger: programs that read alerts are told so")
    .option("--end", "take the message down")
    .option("--to <dir>", "also bring a folder up to date that `candour publish` wrote")
    .option("--key-file <file>", "with --to: the key file that opens the record, to sign")
    .option("--data <dir>", "the data folder", dataFolder)
    .addHelpText(
      "after",
      `
It needs no record and no key: the public site shows the message within a second, and the record learns of it when it
runs again. Whoever can write to the data folder can do this; in the staff app it is the page Emergency.

With --to the folder is written after the message is out, and signed where the record and its key can be opened.

Exit codes: 0 done; 1 not done, or not all of it, and why; 2 wrong use.

Examples:
  candour emergency "Do not click links in emails from us today. Call 020 7946 0100."
  candour emergency "Stay out of the Town Hall." --in cy="Arhoswch allan o Neuadd y Dref." --danger
  candour emergency --end
`,
    )
    .action(async (text: string | undefined, options: EmergencyOptions) => {
      process.exitCode = await emergency(text, options);
    });
}

function inLanguage(given: string, before: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [, code, text] = /^([a-z-]+)=(.*)$/s.exec(given) ?? [];
  if (code === undefined || text === undefined)
    throw new InvalidArgumentError("Give the code of the language, then the words: cy=TEXT.");
  return { ...before, [code]: text };
}
