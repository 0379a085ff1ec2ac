/** Links to the other pages of a list, in the shape of GOV.UK Frontend's pagination: first, last, and those around. */
/** Rows to a page of the desk's readings that say a total alone. */
export const pageSize = 50;

export type Pager = {
  readonly previous?: { readonly href: string };
  readonly next?: { readonly href: string };
  readonly items: readonly ({ number: string; href: string; current: boolean } | { ellipsis: true })[];
};

export function pager(current: number, pages: number, hrefOf: (page: number) => string): Pager | null {
  if (pages <= 1) return null;
  return {
    ...(current > 1 ? { previous: { href: hrefOf(current - 1) } } : {}),
    ...(current < pages ? { next: { href: hrefOf(current + 1) } } : {}),
    items: numbersShown(current, pages).map((shown) =>
      shown === null
        ? { ellipsis: true as const }
        : { number: shown.toLocaleString("en-GB"), href: hrefOf(shown), current: shown === current },
    ),
  };
}

/** Null stands for pages left out between two that are shown. */
function numbersShown(current: number, pages: number): readonly (number | null)[] {
  const wanted = [1, current - 1, current, current + 1, pages].filter((n) => n >= 1 && n <= pages);
  const numbers = [...new Set(wanted)].toSorted((a, b) => a - b);
  return numbers.flatMap((shown, index) => {
    const before = numbers[index - 1];
    return before !== undefined && shown > before + 1 ? [null, shown] : [shown];
  });
}

/** Adds what is not empty to an address. */
export function address(path: string, query: Readonly<Record<string, string | number | undefined>>): string {
  const kept = Object.entries(query).filter(([, value]) => value !== undefined && value !== "");
  const search = new URLSearchParams(
    kept.map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return search === "" ? path : `${path}?${search}`;
}
