/** At which depth of an XML file its records stand: the shallowest where the same name comes again beside itself. */
import { xmlReader } from "../office/xml.ts";

/** From the start of the file; beyond every depth where nothing repeats. */
export function recordDepth(start: string): number {
  const siblings: Map<string, number>[] = [new Map()];
  const repeated: number[] = [];
  const reader = xmlReader({
    open(name) {
      const depth = siblings.length;
      const names = siblings.at(-1)!;
      const times = (names.get(name) ?? 0) + 1;
      names.set(name, times);
      if (times > 1) repeated[depth] = (repeated[depth] ?? 0) + 1;
      siblings.push(new Map());
    },
    close() {
      if (siblings.length > 1) siblings.pop();
    },
  });
  reader.write(start.replace(/&/g, ""));
  const depth = repeated.findIndex((times) => (times ?? 0) > 0);
  return depth === -1 ? Number.MAX_SAFE_INTEGER : depth;
}
