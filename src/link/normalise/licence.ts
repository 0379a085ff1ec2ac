/** The birth date inside a British driving licence number: decade, month (and 50 for women), day, year. */

export function licensedBirth(licence: string): string | null {
  const digits = licence.match(/^[A-Z9]{5}(\d)(\d\d)(\d\d)(\d)/);
  if (digits === null) return null;
  const [, decade, coded, day, year] = digits;
  const month = Number(coded) % 50;
  if (month < 1 || month > 12 || Number(day) < 1 || Number(day) > 31) return null;
  const two = Number(`${decade}${year}`);
  // Nobody under 15 holds one, and hardly anybody over 100.
  const century = two <= 12 ? 2000 : 1900;
  return `${century + two}-${String(month).padStart(2, "0")}-${day}`;
}
