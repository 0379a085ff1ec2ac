/** Blocking keys of a table's records: loose, since every column may be wrong. */
import type { BlockingKey } from "../block/keys.ts";
import { phonetic } from "../normalise/phonetic.ts";
import type { TableRecord } from "./map.ts";

export const tableRules = [
  "number or address of e-mail",
  "birth date",
  "both names by sound",
  "name and postcode",
  "name and birth year",
  "house and street",
  "name and locality",
] as const;

export function tableKeys(record: TableRecord): readonly BlockingKey[] {
  const keys: BlockingKey[] = [];
  const add = (rule: number, ...parts: readonly string[]): void => {
    if (parts.every((part) => part !== "")) keys.push({ rule, key: parts.join("|") });
  };
  const field = (name: string): string => record[name] ?? "";
  const date = field("dateOfBirth");
  const sounds = [field("givenName"), field("surname")].filter((word) => word !== "").map(phonetic);
  for (const name of ["nino", "nhsNumber", "email", "phone", "bankAccount"]) add(0, name, field(name));
  add(0, "mailbox", field("email").split("@")[0] ?? "");
  add(1, date);
  if (sounds.length === 2) add(2, [...sounds].sort().join(" "));
  for (const sound of sounds) {
    add(3, sound, field("postcode"));
    add(4, sound, date.slice(0, 4));
    add(4, sound, "day", date.slice(5));
    add(6, sound, field("locality"));
    for (const [name, value] of Object.entries(record))
      if (name.startsWith("other:")) add(6, sound, name, value);
  }
  add(5, field("houseNumber"), field("addressLine"));
  add(5, field("addressLine"), field("addressLine2"), field("locality"));
  return [...new Map(keys.map((key) => [`${key.rule} ${key.key}`, key])).values()];
}
