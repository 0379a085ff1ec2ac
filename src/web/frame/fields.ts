/** The fields of a form or of an address as the browser sent them, and the errors that a form shows beside them. */
export type Fields = Readonly<Record<string, string | readonly string[] | undefined>>;

export type FieldError = { readonly field: string; readonly text: string };

/** What a form's template needs to show again what was typed. */
export type FormView = {
  readonly values: Fields;
  readonly errors: readonly FieldError[];
};

export function formView(values: Fields, errors: readonly FieldError[] = []): FormView {
  return { values, errors };
}

/** One line: trimmed, and without the control characters that a paste may bring. */
export function text(fields: Fields, name: string): string {
  return raw(fields, name)
    .replace(/[\u0000-\u001f\u007f]+/gu, " ")
    .trim();
}

/** Several lines, ended alike whatever the browser. */
export function longText(fields: Fields, name: string): string {
  return raw(fields, name).replace(/\r\n?/gu, "\n").trim();
}

/** As typed, for passphrases: spaces may be part of one. */
export function raw(fields: Fields, name: string): string {
  const value = fields[name];
  return typeof value === "string" ? value : (value?.[0] ?? "");
}

export function several(fields: Fields, name: string): readonly string[] {
  const value = fields[name];
  if (value === undefined) return [];
  return typeof value === "string" ? [value] : value;
}

export function oneOf<T extends string>(fields: Fields, name: string, allowed: readonly T[]): T | undefined {
  const value = raw(fields, name);
  return allowed.find((choice) => choice === value);
}

export function someOf<T extends string>(fields: Fields, name: string, allowed: readonly T[]): readonly T[] {
  const chosen = several(fields, name);
  return allowed.filter((choice) => chosen.includes(choice));
}

/** The page number of an address, from 1. */
export function pageNumber(fields: Fields): number {
  const value = raw(fields, "page");
  return /^[1-9]\d{0,6}$/u.test(value) ? Number(value) : 1;
}
