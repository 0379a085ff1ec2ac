/** Numbers as people read them: thousands commas, one or many, sizes and shares. */
const grouped = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });

export function number(value: number): string {
  return grouped.format(value);
}

/** "1 person", "1,204 people". */
export function count(value: number, one: string, many: string): string {
  return `${number(value)} ${value === 1 ? one : many}`;
}

const units = ["bytes", "KB", "MB", "GB", "TB"] as const;

export function size(bytes: number): string {
  let unit = 0;
  let value = bytes;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return unit === 0 ? count(value, "byte", "bytes") : `${value.toFixed(value < 10 ? 1 : 0)} ${units[unit]}`;
}

/** Whole per cent, rounded down, so that nothing is said to be complete before it is. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.min(100, Math.floor((part / whole) * 100));
}

/** "Northmere, Easthaven and Westbourne". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
