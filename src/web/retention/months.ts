/** Months as people say them. */

export function monthsInWords(months: number): string {
  const [years, rest] = [Math.floor(months / 12), months % 12];
  const parts = [
    ...(years > 0 ? [years === 1 ? "1 year" : `${years} years`] : []),
    ...(rest > 0 ? [rest === 1 ? "1 month" : `${rest} months`] : []),
  ];
  return parts.join(" and ");
}
