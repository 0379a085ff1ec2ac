/**
 * Which passphrases are taken: long ones, whatever they are made of. Refused are those that everybody tries first, one
 * pattern again and again, and those that follow from whose they are (NIST SP 800-63B, 3.1.1.2).
 */
import type { PassphraseProblem } from "../desk/house/account-desk.ts";
import { isLongEnough } from "./passphrase.ts";

export type Owner = { readonly name: string; readonly email: string };

export function problemOfPassphrase(passphrase: string, owner: Owner): PassphraseProblem | null {
  if (!isLongEnough(passphrase)) return { kind: "passphrase-too-short" };
  if (isCommon(passphrase)) return { kind: "passphrase-too-common" };
  return followsFrom(passphrase, owner) ? { kind: "passphrase-too-near" } : null;
}

function isCommon(passphrase: string): boolean {
  const plain = plainOf(passphrase);
  // "P@ssw0rd2026!": a common word, however it is spelled, with nothing but digits and signs around it.
  const core = passphrase.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  if (common.has(plain) || common.has(spelledOut(core))) return true;
  if (new Set(plain).size < 5) return true;
  return /^(.{1,6})\1+.{0,5}$/su.test(plain) || isRow(plain);
}

/** "abcdefghijkl", "123456789012", "qwertyuiopas", and backwards. */
function isRow(plain: string): boolean {
  const backwards = [...plain].reverse().join("");
  return rows.some((row) => row.includes(plain) || row.includes(backwards));
}

/** Most of it is a name, an address or ours: what is left is too little to be secret. */
function followsFrom(passphrase: string, { name, email }: Owner): boolean {
  const [local = "", domain = ""] = email.split("@");
  const parts = [email, name, local, domain, ...`${name} ${local} ${domain}`.split(/[^\p{L}\p{N}]+/u)]
    .map(plainOf)
    .filter((part) => part.length >= 4);
  const known = [...parts, ...ours].toSorted((a, b) => b.length - a.length);
  const left = known.reduce((rest, part) => rest.replaceAll(part, ""), spelledOut(passphrase));
  return left.length < 6;
}

/** Without case, spaces and signs. */
function plainOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** The same, with letters where digits and signs stand for them. */
function spelledOut(text: string): string {
  return plainOf(text.replace(/[@430!$5](?=.*\p{L})/gu, (sign) => letters[sign] ?? sign));
}

const letters: Readonly<Record<string, string>> = {
  "@": "a",
  "4": "a",
  "3": "e",
  "!": "i",
  "0": "o",
  $: "s",
  "5": "s",
};
const ours = ["candour", "council", "borough", "incident", "response", "password", "passphrase"];
const digits = "1234567890";
const rows = [
  digits.repeat(6),
  "0123456789".repeat(6),
  "abcdefghijklmnopqrstuvwxyz".repeat(2),
  "qwertyuiopasdfghjklzxcvbnm".repeat(2),
  "qazwsxedcrfvtgbyhnujmikolp",
  "1q2w3e4r5t6y7u8i9o0p",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
];

/** What stands first in lists of leaked ones, of those that are long enough or become so with digits after them. */
const common: ReadonlySet<string> = new Set(
  `password passwordpassword mypassword thepassword passwort letmein letmeinplease letmeinnow welcome welcometo
  welcomeback iloveyou iloveyouforever iloveyousomuch administrator administrators adminadmin adminadminadmin
  administrateur rootrootroot changeme changemeplease changemenow changeit pleasechangeme defaultpassword temppassword
  temporarypassword newpassword oldpassword testtesttest testpassword guestguest qwertyqwerty qwertyuiop asdfghjkl
  zxcvbnm liverpool manchesterunited manchestercity chelseafc arsenalfc tottenhamhotspur westhamunited newcastleunited
  footballfootball basketball sunshinesunshine princessprincess monkeymonkey dragondragon superman batmanbatman
  starwarsstarwars trustnoone trustno jesuschrist christmas merrychristmas happybirthday summertime wintertime
  springtime correcthorsebatterystaple correcthorsebattery unitedkingdom greatbritain london londonlondon england
  englandengland summerwinter mondaytuesday januaryfebruary computercomputer internetinternet securitysecurity
  secretsecret supersecret topsecret topsecretpassword verysecret verysecure masterpassword masterkey
  threerandomwords threerandomword fourrandomwords`
    .split(/\s+/)
    .filter((word) => word !== ""),
);
