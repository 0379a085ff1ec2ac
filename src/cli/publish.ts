/** `candour publish`: the public site as static files for any web server. */
import type { Command } from "commander";
import { dataFolder } from "./data-folder.ts";

export type PublishOptions = { readonly to: string; readonly data: string; readonly keyFile?: string };
export type PublishAnswer =
  | {
      readonly ok: true;
      readonly to: string;
      readonly files: number;
      readonly bytes: number;
      readonly version: string;
      /** Where the forms are; null: they were left out. */
      readonly service: string | null;
      /** The key that signed; null: nobody signed. */
      readonly verifier: string | null;
    }
  | { readonly ok: false; readonly sentence: string; readonly exit: 1 | 2 };

export function publishCommand(
  program: Command,
  services: { publish(options: PublishOptions): Promise<PublishAnswer> },
): void {
  program
    .command("publish")
    .description("Write the published site as static files for any web server.")
    .requiredOption("--to <dir>", "the folder to write; an export of before is brought up to date")
    .option("--data <dir>", "the data folder", dataFolder)
    .option("--key-file <file>", "the key file that opens the record, to sign")
    .addHelpText("after", help)
    .action(async (options: PublishOptions) => {
      const answer = await services.publish(options);
      if (!answer.ok) {
        process.stderr.write(`candour publish: ${answer.sentence}\n`);
        process.exitCode = answer.exit;
        return;
      }
      const { to, files, bytes, version, service, verifier } = answer;
      process.stdout.write(`${files} files, ${(bytes / 1e6).toFixed(1)} MB, version ${version}, in ${to}\n`);
      process.stdout.write(
        service === null
          ? "Forms are left out, since CANDOUR_PUBLIC_URL is not set; pages say how to reach you instead.\n"
          : `Forms lead to ${service}\n`,
      );
      if (verifier !== null)
        process.stdout.write(`key ${verifier}\nAnybody checks it: node verify-site.mjs . --verifier KEY\n`);
      else {
        process.stderr.write(
          "candour publish: It is NOT signed, since the record and its key could not be opened. The site is whole.\n",
        );
        process.exitCode = 1;
      }
    });
}

const help = `
Every file appears whole, the front page last, so the folder may be served
meanwhile. Cut off, run it again. nginx.conf.example in it has the settings.

Exit codes: 0 written and signed; 1 not written, or not signed; 2 wrong use.

Example:
  CANDOUR_PUBLIC_URL=https://updates.example.gov.uk candour publish --to /srv/www/updates`;
