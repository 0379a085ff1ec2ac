/** `candour start`: the staff app and the public site on your own data folder. */
import { type Command, InvalidArgumentError } from "commander";

export type StartOptions = {
  readonly data: string;
  readonly port: number;
  readonly publicPort: number;
};

export function startCommand(
  program: Command,
  services: { start(options: StartOptions): Promise<number> },
): void {
  program
    .command("start")
    .description("Start the staff app and the public site. The folder is made where there is none.")
    .option("--data <dir>", "the data folder: record, keys, outbox, published site", "./data/own")
    .option("--port <n>", "port of the staff app, on this machine only", portNumber, 8420)
    .option("--public-port <n>", "port of the public site, on this machine only", portNumber, 8421)
    .addHelpText(
      "after",
      `
The first start prints a link that sets up the first account. Both sites listen on 127.0.0.1: put a web server
that you trust in front of the public one. DATABASE_URL names a PostgreSQL 15-18 to use instead of the built-in one.

Examples:
  candour start
  candour start --data /srv/candour --port 9000 --public-port 9001`,
    )
    .action(async (options: StartOptions) => {
      process.exitCode = await services.start(options);
    });
}

/** A port that a server may ask for: 0 lets the system choose. */
export function portNumber(written: string): number {
  const port = Number(written);
  if (/^\d+$/.test(written) && port <= 65535) return port;
  throw new InvalidArgumentError("It must be a whole number from 0 to 65535.");
}
