/** `candour exercise`: the whole response, practised on an archive of made-up people. */
import { type Command, InvalidArgumentError } from "commander";
import { portNumber } from "./start.ts";

export type ExerciseOptions = {
  readonly people: number;
  readonly seed: number;
  readonly data: string;
  readonly serve: boolean;
  readonly port?: number;
  readonly publicPort?: number;
};

export function exerciseCommand(
  program: Command,
  services: { exercise(options: ExerciseOptions): Promise<number> },
): void {
  program
    .command("exercise")
    .description("Practise the whole response on made-up people, and score it against the truth.")
    .option("--people <n>", "how many made-up people, 50 to 100,000", wholeNumber(50, 100_000), 1000)
    .option("--seed <n>", "another number makes another archive", wholeNumber(0, 2 ** 31), 2025)
    .option("--data <dir>", "where to practise; replaces a former exercise", "./data/exercise")
    .option("--no-serve", "stop after the account")
    .option("--port <n>", "port of the staff app (default: any free one)", portNumber)
    .option("--public-port <n>", "port of the public site (default: any free one)", portNumber)
    .addHelpText(
      "after",
      `
Makes an archive of council papers about made-up people, declares an incident,
reads the archive, resolves and assesses the people, drafts, approves and
delivers notices into a local outbox folder, publishes the public page, prints
what it found and how well, and leaves both sites running.

Exit codes: 0 done; 1 not done, or the score misses its bars; 2 wrong use.

Examples:
  candour exercise
  candour exercise --people 5000 --seed 7 --no-serve`,
    )
    .action(async (options: ExerciseOptions) => {
      process.exitCode = await services.exercise(options);
    });
}

function wholeNumber(least: number, most: number): (written: string) => number {
  return (written) => {
    const number = Number(written);
    if (/^\d+$/.test(written) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}
