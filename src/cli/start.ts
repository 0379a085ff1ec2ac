/** `candour start`: the staff app and the public site on your own data folder. */
import { type Command, InvalidArgumentError, Option } from "commander";
import { dataFolder } from "./data-folder.ts";

export type StartOptions = {
  readonly data: string;
  readonly port: number;
  readonly publicPort: number;
  readonly logJson?: boolean;
  readonly logLevel?: "debug" | "info" | "warn" | "error";
  readonly keyFile?: string;
};

export function startCommand(
  program: Command,
  services: { start(options: StartOptions): Promise<number> },
): void {
  program
    .command("start")
    .description("Start the staff app and the public site.")
    .option("--data <dir>", "the data folder; made where there is none", dataFolder)
    .option("--port <n>", "port of the staff app, on this machine only", portNumber, 8420)
    .option("--public-port <n>", "port of the public site, on this machine only", portNumber, 8421)
    .option("--key-file <file>", "the key file that opens the record; made with the first start")
    .option("--log-json", "write the log as JSON lines; so it is wherever no terminal reads along")
    .addOption(
      new Option("--log-level <level>", "the least that the log is told").choices([
        ...["debug", "info", "warn", "error"],
      ]),
    )
    .addHelpText(
      "after",
      `
Both sites listen on 127.0.0.1. The first start prints a link that sets up the
first account. The data folder holds the record, the outbox and the published
site, all of it sealed but for the site. What opens it lies elsewhere: the first
start at a terminal asks for a passphrase; without a terminal, or where the
passphrase is left empty, a key file is made in your own folder.

Environment:
  CANDOUR_PASSPHRASE_FILE  a file that holds the passphrase of the record
  CANDOUR_ROOT_KEY_FILE    as --key-file
  CANDOUR_SECRET           32 random bytes in hex or base64 that open the record
  DATABASE_URL         a PostgreSQL 15-18 instead of the built-in one
  CANDOUR_PUBLIC_URL   where the public reaches the public site, for its feeds
  CANDOUR_STAFF_NAMES  names under which a web server in front asks for the
                       staff app, separated by commas
  CANDOUR_SECURE=1     the staff app is reached through TLS: its cookies are
                       then sent through TLS alone
  CANDOUR_PROXIES      addresses of web servers in front, separated by commas:
                       what they say of where a request comes from is believed
  CANDOUR_METRICS_TOKEN
                       whoever holds it reads the figures at /metrics
  CANDOUR_OIDC_ISSUER, CANDOUR_OIDC_CLIENT_ID, CANDOUR_OIDC_CLIENT_SECRET
                       the body's own sign-in, where it still stands
  CANDOUR_OIDC_FILE    the same for several authorities (docs/contract.md)
  CANDOUR_DEBUG=1      print the details of what nobody expected

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
