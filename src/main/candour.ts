/** Entry of the command line: names the commands, loads each one's rooms only when it is called for. */
import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { registerCommands } from "./commands.ts";
import { catchFaults, endWith } from "./faults.ts";

catchFaults();

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

const program = new Command("candour")
  .description(
    "Runs the response to a data breach in public bodies that share IT, from the first alarm to the last resident told.",
  )
  .version(manifest.version, "-V, --version", "print the version")
  .helpOption("-h, --help", "print this help")
  .helpCommand("help [command]", "Print the help of a command.")
  .showHelpAfterError("(add --help to see what this command takes)")
  .addHelpText(
    "after",
    `
Exit codes: 0 done; 1 done with problems that are listed, or not done; 2 wrong
use. CANDOUR_DEBUG=1 prints the details of what nobody expected.

Examples:
  candour exercise                     practise on made-up people
  candour start --data ./our-response  the staff app and the public site
  candour scan ./taken --out ./found   who and what is in these files`,
  )
  .exitOverride();

registerCommands(program);

try {
  if (process.argv.length <= 2) {
    program.outputHelp();
    process.exitCode = 2;
  } else {
    await program.parseAsync();
  }
} catch (error) {
  // Help and version are asked for; all else that commander refuses is wrong use.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else endWith(error);
}
