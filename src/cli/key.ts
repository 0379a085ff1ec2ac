/** `candour key …`: what opens the record, and how it is renewed and recovered. */
import { type Command, InvalidArgumentError } from "commander";
import { dataFolder } from "./data-folder.ts";

export type KeyOptions = { readonly data: string; readonly keyFile?: string };

/** Each prints what it has to say and gives the exit code. */
export type KeyServices = {
  show(options: KeyOptions): Promise<number>;
  passphrase(options: KeyOptions): Promise<number>;
  rotate(options: KeyOptions & { readonly authority?: string }): Promise<number>;
  shares(options: KeyOptions & { readonly of: number; readonly needed: number }): Promise<number>;
  drill(options: KeyOptions): Promise<number>;
  recover(options: KeyOptions): Promise<number>;
};

export function keyCommand(program: Command, services: KeyServices): void {
  const key = program
    .command("key")
    .description("What opens the record: show it, set it, renew it, share it, recover it.");
  const add = (name: string, description: string): Command =>
    key
      .command(name)
      .description(description)
      .option("--data <dir>", "the data folder", dataFolder)
      .option("--key-file <file>", "the key file that opens the record");

  run(add("show", "Show by what the record opens and which data keys it has. Opens nothing."), services.show);
  run(add("passphrase", "Set the passphrase that opens the record, or another one."), services.passphrase);
  run(
    add("rotate", "Seal everything under new data keys and destroy the former ones. Candour may run.").option(
      "--authority <key>",
      "short name of the authority whose keys alone are renewed",
    ),
    services.rotate,
  );
  run(
    add("shares", "Print recovery shares, once; former ones are then worth nothing.")
      .requiredOption("--of <n>", "how many shares, 2 to 20", shareNumber)
      .requiredOption("--needed <k>", "how many of them open the record together", shareNumber),
    services.shares,
  );
  run(add("drill", "Try recovery shares: do they open the record? Changes nothing."), services.drill);
  run(add("recover", "Open the record with recovery shares and set a new passphrase."), services.recover);
  key.addHelpText("after", help);
}

const help = `
Shares are asked for at the terminal, or read from standard input, one a line.
A new passphrase is asked for twice; without a terminal it is read from the file
that CANDOUR_NEW_PASSPHRASE_FILE names.

Exit codes: 0 done; 1 not done, and why; 2 wrong use.

Examples:
  candour key passphrase --data /srv/candour
  candour key shares --of 5 --needed 3
  candour key rotate --authority northmere`;

function run<T>(command: Command, service: (options: T) => Promise<number>): void {
  command.action(async (options: T) => {
    process.exitCode = await service(options);
  });
}

function shareNumber(written: string): number {
  const number = Number(written);
  if (/^\d+$/.test(written) && number >= 2 && number <= 20) return number;
  throw new InvalidArgumentError("It must be a whole number from 2 to 20.");
}
