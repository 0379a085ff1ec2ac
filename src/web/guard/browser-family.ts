/** A browser's family and system, by which its owner knows it again in a list. The rest of what it says is not kept. */
const families = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const systems = [
  ["Windows", "Windows"],
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Macintosh", "Mac"],
  ["CrOS", "ChromeOS"],
  ["Linux", "Linux"],
] as const;

export function browserFamily(userAgent: string | undefined): string {
  const family = first(families, userAgent ?? "");
  const system = first(systems, userAgent ?? "");
  if (family === undefined) return system === undefined ? "An unknown browser" : `A browser on ${system}`;
  return system === undefined ? family : `${family} on ${system}`;
}

function first(known: readonly (readonly [string, string])[], text: string): string | undefined {
  return known.find(([sign]) => text.includes(sign))?.[1];
}
