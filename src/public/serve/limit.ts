/**
 * How much one address may ask for in a minute. Far above what a library, a school or a newspaper's feed reader needs;
 * it keeps one client from taking the page away from all others. Nothing is kept of anybody past the minute.
 */
export type Limit = {
  /** Seconds to wait, or null where the request is answered. */
  refuse(source: string): number | null;
};

const windowMs = 60_000;

export function createLimit(mostAMinute: number, now: () => number = Date.now): Limit {
  let counts = new Map<string, number>();
  let began = now();
  return {
    refuse(source) {
      const time = now();
      if (time - began >= windowMs) {
        counts = new Map();
        began = time;
      }
      // Behind a web server that was not named all visitors are one: a limit would shut the page for everybody.
      if (isThisMachine(source)) return null;
      const key = networkOf(source);
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return count > mostAMinute ? Math.ceil((began + windowMs - time) / 1000) : null;
    },
  };
}

/** Behind a web server that was not named everybody comes from here. */
export function isThisMachine(source: string): boolean {
  return source === "::1" || source === "" || source.startsWith("127.");
}

/** Whoever has one address of IPv6 has all that share its first half. */
function networkOf(source: string): string {
  if (!source.includes(":")) return source;
  const [head = "", tail = ""] = source.split("::");
  const groups = head.split(":").filter((group) => group !== "");
  const after = tail.split(":").filter((group) => group !== "");
  const between = source.includes("::") ? Math.max(0, 8 - groups.length - after.length) : 0;
  return [...groups, ...Array<string>(between).fill("0"), ...after].slice(0, 4).join(":");
}
