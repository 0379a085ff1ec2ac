/** `candour mail`: whether our e-mail can go, and mail that comes back. */
import type { Command } from "commander";
import { dataFolder } from "./data-folder.ts";

export type MailCheckOptions = { readonly to?: string; readonly from?: string };
export type MailReceiveOptions = { readonly data: string; readonly recipient?: string };

export function mailCommand(
  program: Command,
  services: {
    check(options: MailCheckOptions): Promise<number>;
    receive(options: MailReceiveOptions): Promise<number>;
  },
): void {
  const mail = program.command("mail").description("E-mail by SMTP: whether it can go, and what comes back.");
  mail
    .command("check")
    .description(
      "Try the mail server as the settings say: connection, TLS, sign-in, DKIM; and send one message.",
    )
    .option("--to <address>", "send one test message to this address: one of your own")
    .option("--from <address>", "the address it comes from; one of a domain that the settings name")
    .addHelpText(
      "after",
      `
The settings are in the environment, CANDOUR_SMTP_..., and named in
docs/runbook/email-by-smtp.md.

Exit codes: 0 all works; 1 something does not, and what; 2 wrong use.

Example:
  candour mail check --to postmaster@northmere.example`,
    )
    .action(async (options: MailCheckOptions) => {
      process.exitCode = await services.check(options);
    });
  mail
    .command("receive")
    .description(
      "Take in one mail that came back, from standard input, as a mail server's pipe hands it over.",
    )
    .option("--recipient <address>", "the address that it came to, as the mail server knows it")
    .option("--data <dir>", "the data folder", dataFolder)
    .addHelpText(
      "after",
      `
Writes the mail into DIR/bounces/new and opens nothing: the running app takes it
in. A mail server that keeps mail as maildir can write there itself.

Exit codes: 0 kept; 1 there was none; 2 wrong use; 75 not now, try again.

Example, in Postfix's master.cf:
  candour unix - n n - - pipe user=candour argv=/usr/bin/candour mail receive
    --recipient \${recipient} --data /srv/candour`,
    )
    .action(async (options: MailReceiveOptions) => {
      process.exitCode = await services.receive(options);
    });
}
