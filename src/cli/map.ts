/** `candour map …`: the map of shared services from files and into files. */
import { type Command, Option } from "commander";
import { dataFolder } from "./data-folder.ts";

/** Each prints what it has to say and gives the exit code. */
export type MapServices = {
  importFiles(
    files: readonly string[],
    options: { readonly data: string; readonly check?: true },
  ): Promise<number>;
  exportTo(options: {
    readonly data: string;
    readonly out?: string;
    readonly format: "csv" | "yaml";
  }): Promise<number>;
};

export function mapCommand(program: Command, { importFiles, exportTo }: MapServices): void {
  const map = program.command("map").description("The map of shared services.");
  map
    .command("import")
    .description("Import files into the map: all of them or nothing.")
    .argument("<file...>", "tables (CSV) or YAML, as the template of the staff app or the export has them")
    .option("--check", "only say what would be done, and what is wrong")
    .option("--data <dir>", "the data folder", dataFolder)
    .action(async (files: readonly string[], options: { readonly data: string; readonly check?: true }) => {
      process.exitCode = await importFiles(files, options);
    });
  map
    .command("export")
    .description("Write the map as a table or as YAML.")
    .addOption(new Option("--format <form>", "which of them").choices(["csv", "yaml"]).default("yaml"))
    .option("--out <file>", "where it goes (standard output)")
    .option("--data <dir>", "the data folder", dataFolder)
    .action(
      async (options: { readonly data: string; readonly out?: string; readonly format: "csv" | "yaml" }) => {
        process.exitCode = await exportTo(options);
      },
    );
  map.addHelpText(
    "after",
    `
Works also while Candour runs on the folder. What a file does not name stays as it is.

Exit codes: 0 done; 1 not done, with everything that is wrong; 2 wrong use.

Examples:
  candour map export --format csv --out map.csv
  candour map import --check map.csv
  candour map import map.csv`,
  );
}
