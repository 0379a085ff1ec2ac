/** Numbers and addresses that belong to somebody, as shapes: for texts of staff, where one too many refused harms nobody. */

export type IdentifierKind = "nhs-number" | "phone" | "email" | "bank-account" | "payment-card" | "nino";
export type Identified = { readonly kind: IdentifierKind; readonly start: number; readonly written: string };

type Shape = {
  readonly kind: IdentifierKind;
  readonly pattern: RegExp;
  readonly accepts?: (digits: string) => boolean;
};

const shapes: readonly Shape[] = [
  { kind: "email", pattern: /[^\s@,;<>()]+@[^\s@,;<>()]+\.[^\s@,;<>().]+/gu },
  { kind: "nino", pattern: /(?<!\w)[A-Z]{2}[ -]?(?:\d{2}[ -]?){3}[A-D](?!\w)/giu },
  {
    kind: "phone",
    pattern: /(?<![\w/])(?:(?:\+|00)44[ -]?(?:\(0\))?|\(?0)[\d() -]{8,14}\d(?!\w)/gu,
    accepts: (digits) => /^(?:(?:00)?44\d{9,10}|0\d{9,10})$/u.test(digits),
  },
  { kind: "bank-account", pattern: /(?<![\w-])\d{2}-\d{2}-\d{2}(?![\w-])|(?<![\w,.])\d{8}(?![\w,.]\d|\w)/gu },
  {
    kind: "payment-card",
    pattern: /(?<![\w-])\d(?:[ -]?\d){12,18}(?![\w-])/gu,
    accepts: (digits) => luhn(digits),
  },
  {
    kind: "nhs-number",
    pattern: /(?<![\w-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w-])/gu,
    accepts: (digits) => mod11(digits),
  },
];

export function identifiersIn(text: string): readonly Identified[] {
  return shapes.flatMap(({ kind, pattern, accepts = () => true }) =>
    [...text.matchAll(pattern)]
      .filter(([written]) => accepts(written.replace(/\D/gu, "")))
      .map((match) => ({ kind, start: match.index, written: match[0] })),
  );
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

function mod11(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < 10; i++) sum += Number(digits[i]) * (10 - i);
  return sum % 11 === 0 && sum > 0;
}
