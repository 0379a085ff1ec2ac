/** Numbers that follow from the person: driving licence, vehicle, telephone, e-mail. */
import type { Chance } from "../chance.ts";

type Bearer = {
  readonly forenames: readonly string[];
  readonly surname: string;
  readonly sex: "F" | "M";
  readonly dateOfBirth: string;
};

/** DVLA: surname, decade, month (+50 for women), day, year digit, initials, then one figure and two letters. */
export function drivingLicence(chance: Chance, bearer: Bearer): string {
  const surname = ascii(bearer.surname).replace(/^MAC/, "MC").slice(0, 5).padEnd(5, "9");
  const [year = "", month = "", day = ""] = bearer.dateOfBirth.split("-");
  const monthDigits = String(Number(month) + (bearer.sex === "F" ? 50 : 0)).padStart(2, "0");
  const initials = bearer.forenames
    .map((forename) => ascii(forename).charAt(0))
    .join("")
    .slice(0, 2)
    .padEnd(2, "9");
  const tail = chance.pick(["9", "9", "9", "8"]) + chance.letters(2, "ABCDEFGHJKLMNPRSTUVWXYZ");
  return surname + year.charAt(2) + monthDigits + day + year.charAt(3) + initials + tail;
}

export function vehicle(chance: Chance): string {
  const tags = "ABCDEFGHJKLMNOPRSTUVWXY";
  if (chance.happens(0.12)) {
    // 1983-2001: a prefix letter, one to three figures, three letters
    return (
      chance.letters(1, "ABCDEFGHJKLMNPRSTVWXY") +
      chance.int(20, 999) +
      chance.letters(3, "ABCDEFGHJKLMNOPRSTUVWXY")
    );
  }
  const year = chance.int(2, 20);
  const age = chance.happens(0.5) ? String(year).padStart(2, "0") : String(Math.min(year, 19) + 50);
  return (
    chance.letters(1, tags) + chance.letters(1, tags) + age + chance.letters(3, "ABCDEFGHJKLMNOPRSTUVWXYZ")
  );
}

/** E.164. Clear of Ofcom's drama ranges, which are nobody's. */
export function mobile(chance: Chance): string {
  const range = chance.pick(["71", "73", "74", "75", "77", "78", "79"]);
  return `+44${range}${chance.int(11, 89)}${chance.digits(6)}`.replace(/^\+447700900/, "+447711900");
}

export function landline(chance: Chance): string {
  return `+4420${chance.pick(["72", "73", "74", "76", "83", "87", "89"])}${chance.int(10, 99)}${chance.digits(4)}`;
}

const providers = [
  "example.com",
  "example.org",
  "example.net",
  "post.example.com",
  "inbox.example.org",
  "mail.example.net",
];

export function email(chance: Chance, bearer: Bearer): string {
  const first = ascii(bearer.forenames[0] ?? "").toLowerCase();
  const last = ascii(bearer.surname).toLowerCase();
  const number = chance.int(1, 9999);
  const local = chance.pick([
    `${first}.${last}${number}`,
    `${first}${last}${number}`,
    `${first.charAt(0)}.${last}${number}`,
    `${last}_${number}`,
  ]);
  return `${local}@${chance.pick(providers)}`;
}

/** Capital letters A-Z only, as machines of the time wrote a name. */
export function ascii(text: string): string {
  return unaccented(text)
    .toUpperCase()
    .replace(/[^A-Z]/g, "");
}

export function unaccented(text: string): string {
  return text.replaceAll("ł", "l").replaceAll("Ł", "L").normalize("NFD").replace(/\p{M}/gu, "");
}
