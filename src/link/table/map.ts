/** The map of a table of people: which column holds what. Read from MAP.json by `candour link`. */
import { z } from "zod";

const Column = z.string().min(1);
const DateColumn = z.union([Column, z.object({ column: Column, format: z.string().min(6) })]);

export const TableMapSchema = z
  .object({
    id: Column,
    fullName: Column.optional(),
    givenName: Column.optional(),
    middleName: Column.optional(),
    surname: Column.optional(),
    dateOfBirth: DateColumn.optional(),
    houseNumber: Column.optional(),
    addressLine: Column.optional(),
    addressLine2: Column.optional(),
    locality: Column.optional(),
    postcode: Column.optional(),
    nino: Column.optional(),
    nhsNumber: Column.optional(),
    email: Column.optional(),
    phone: Column.optional(),
    bankAccount: Column.optional(),
    other: z.array(Column).optional(),
  })
  .strict();

export type TableMap = z.infer<typeof TableMapSchema>;

export const textFields = [
  "givenName",
  "middleName",
  "surname",
  "houseNumber",
  "addressLine",
  "addressLine2",
  "locality",
  "postcode",
  "nino",
  "nhsNumber",
  "email",
  "phone",
  "bankAccount",
] as const;

export type FieldName = (typeof textFields)[number] | "dateOfBirth" | `other:${number}`;

/** A record's values, folded for comparison; "" where there is none. */
export type TableRecord = Readonly<Record<string, string>>;

/** Year, month, day by the letters of `format` ("DD/MM/YYYY"); digits alone where the date is none. */
export function isoDate(written: string, format: string): string {
  const digits = written.trim();
  const part = (letters: string): string => {
    const at = format.indexOf(letters);
    return at === -1 ? "" : digits.slice(at, at + letters.length);
  };
  const [year, month, day] = [part("YYYY"), part("MM"), part("DD")];
  const whole = `${year}-${month}-${day}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(whole) ? whole : digits;
}
