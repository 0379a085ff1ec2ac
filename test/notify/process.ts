/** The stand-in as a process of its own, to be killed at any moment: `node test/notify/process.ts PORT FILE [SETTINGS]`. */
import type { Changes } from "./settings.ts";
import { startStandIn } from "./stand-in.ts";

const [port, file, changes] = process.argv.slice(2);
const standIn = await startStandIn({
  port: Number(port ?? 0),
  file: file === undefined || file === "" ? null : file,
  changes: JSON.parse(changes ?? "{}") as Changes,
});
process.stdout.write(`${standIn.url}\n`);
