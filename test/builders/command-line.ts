/** Runs the command line as a person does, in a process of its own. */
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { obstacle } from "../../src/store/embedded/account.ts";

export type Place = { readonly folder: string; readonly key: string };
export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };
export type Manner = {
  readonly env?: NodeJS.ProcessEnv;
  /** Presses Ctrl-C when this is, or resolves to, something true; asked again until then. */
  readonly interrupt?: (out: string, err: string) => unknown;
  /** Closes its stdout at once. */
  readonly closeOut?: boolean;
  /** No file may grow beyond so many blocks. */
  readonly fileBlocks?: number;
  /** Under an ordinary account, where the tests run as root. */
  readonly ordinary?: boolean;
};

const entry = resolve(import.meta.dirname, "../../src/main/candour.ts");
const nobody = { uid: 65534, gid: 65534 };
const isRoot = process.getuid?.() === 0;
const longestMs = 60_000;

export function candour(place: Place, words: readonly string[], manner: Manner = {}): Promise<Ran> {
  const { env = {}, interrupt, closeOut = false, fileBlocks, ordinary = false } = manner;
  const command = [process.execPath, "--disable-warning=ExperimentalWarning", entry, ...words];
  const limited =
    fileBlocks === undefined
      ? command
      : ["/bin/sh", "-c", `ulimit -f ${fileBlocks}; exec "$@"`, "sh", ...command];
  const config = configFolder(place, ordinary);
  const child = spawn(limited[0]!, limited.slice(1), {
    cwd: place.folder,
    env: {
      ...plain(process.env),
      CANDOUR_KEY_FILE: place.key,
      XDG_CONFIG_HOME: config,
      COLUMNS: "80",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
    ...(ordinary && isRoot ? nobody : {}),
  });
  let [out, err] = ["", ""];
  child.stdout.on("data", (data) => (out += String(data)));
  child.stderr.on("data", (data) => (err += String(data)));
  if (closeOut) child.stdout.destroy();
  const late = setTimeout(() => child.kill("SIGKILL"), longestMs);
  const watch = interrupt === undefined ? undefined : setInterval(() => void ask(), 20);
  let pressed = false;
  const ask = async (): Promise<void> => {
    if (!(await interrupt?.(out, err))) return;
    clearInterval(watch);
    if (!pressed) child.kill("SIGINT");
    pressed = true;
  };
  return new Promise((done) =>
    child.on("close", (code) => {
      clearTimeout(late);
      clearInterval(watch);
      done({ code, out, err });
    }),
  );
}

/** Where key files are made: outside of every data folder, and one that the account may write to. */
function configFolder({ folder }: Place, ordinary: boolean): string {
  const config = join(folder, ordinary ? "config-of-another" : "config");
  if (!existsSync(config)) mkdirSync(config);
  if (ordinary) chmodSync(config, 0o777);
  return config;
}

export function othersMayRun(): boolean {
  return (
    !isRoot ||
    [dirname(process.execPath), import.meta.dirname].every(
      (path) => obstacle(path, { name: "nobody", ids: nobody }) === undefined,
    )
  );
}

/** The lines of an error but for progress and commander's own hint; of a line of the log its sentence. */
export function sentencesIn(err: string): readonly string[] {
  return err
    .split("\n")
    .map((line) => (line.startsWith("{") ? String((JSON.parse(line) as { what: unknown }).what) : line))
    .filter(
      (line) =>
        line !== "" &&
        !/^\(add --help|^\(Did you mean|^\s*\d+ % |^listing the files|^Stopping|^The database is kept in|^A key file was made|^Without it nobody/.test(
          line,
        ),
    );
}

/** What the shell of whoever runs the tests has set changes nothing. */
function plain(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { DATABASE_URL: _, NODE_OPTIONS: __, NODE_TEST_CONTEXT: ___, CANDOUR_DEBUG: ____, ...rest } = env;
  for (const name of ["CANDOUR_SECRET", "CANDOUR_PASSPHRASE_FILE", "CANDOUR_ROOT_KEY_FILE"])
    delete rest[name];
  return rest;
}
