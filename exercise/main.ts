/** By hand: `node exercise/main.ts DIR [--people N] [--seed S]`. */
import { parseArgs } from "node:util";
import { generateArchive } from "./generate.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { people: { type: "string", default: "1000" }, seed: { type: "string", default: "2025" } },
});
const [into] = positionals;
if (into === undefined) {
  console.error("Say where to: node exercise/main.ts DIR [--people N] [--seed S]");
  process.exit(2);
}
const started = performance.now();
const truth = await generateArchive({ into, people: Number(values.people), seed: Number(values.seed) });
const mentions = truth.files.reduce((sum, file) => sum + file.mentions.length, 0);
const seconds = ((performance.now() - started) / 1000).toFixed(1);
console.log(
  `${truth.files.length} files, ${truth.people.length} people, ${mentions} mentions in ${seconds} s: ${into}`,
);
