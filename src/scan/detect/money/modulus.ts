/**
 * Modulus checking of British bank accounts, written from Pay.UK's "Validating account numbers: UK modulus
 * checking", v8.50. Three quarters of all sorting codes are not covered: of those nothing can be said.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

type Method = "MOD10" | "MOD11" | "DBLAL";
type Rule = {
  readonly from: number;
  readonly to: number;
  readonly method: Method;
  readonly weights: readonly number[];
  readonly exception: number;
};
type Table = { readonly rules: readonly Rule[]; readonly substitutes: ReadonlyMap<string, string> };

export type Verdict = "valid" | "invalid" | "uncovered";

/** Pairs of exceptions of which either row may pass; every other pair of rows must both pass. */
const either: ReadonlySet<string> = new Set(["2 9", "10 11", "12 13"]);

let table: Table | null = null;

export function checkModulus(sortCode: string, account: string): Verdict {
  table ??= readTable();
  const rules = rulesFor(table.rules, Number(sortCode));
  const [first, second] = rules;
  if (!first) return "uncovered";
  if (isForeignCurrency(rules, account)) return "uncovered";
  const firstPasses = passes(first, sortCode, account);
  if (!second) return firstPasses ? "valid" : "invalid";
  if (either.has(`${first.exception} ${second.exception}`)) {
    return firstPasses || passes(second, sortCode, account) ? "valid" : "invalid";
  }
  if (!firstPasses) return "invalid";
  // Exception 3: the second check is left out where c is 6 or 9.
  if (second.exception === 3 && (account[2] === "6" || account[2] === "9")) return "valid";
  return passes(second, sortCode, account) ? "valid" : "invalid";
}

/** Ranges ascend; a sorting code has one row or two, next to each other. */
function rulesFor(rules: readonly Rule[], code: number): readonly Rule[] {
  let low = 0;
  let high = rules.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rules[middle]!.to < code) low = middle + 1;
    else high = middle;
  }
  return rules.slice(low, low + 2).filter((rule) => rule.from <= code && code <= rule.to);
}

/** Exception 6: a foreign-currency account (a is 4 to 8, g equals h) cannot be checked. */
const isForeignCurrency = (rules: readonly Rule[], account: string): boolean =>
  rules.some(({ exception }) => exception === 6) && /^[4-8]/.test(account) && account[6] === account[7];

function passes(rule: Rule, sortCode: string, account: string): boolean {
  const digits = digitsFor(rule, sortCode, account);
  const weights = weightsFor(rule, account);
  const total = totalOf(rule, digits, weights);
  const [g, h] = [digits[12]!, digits[13]!];
  const modulus = rule.method === "MOD11" ? 11 : 10;
  const remainder = total % modulus;
  if (rule.exception === 4) return remainder === g * 10 + h;
  if (rule.exception === 5 && rule.method === "MOD11")
    return remainder === 0 ? g === 0 : 11 - remainder === g;
  if (rule.exception === 5) return remainder === 0 ? h === 0 : 10 - remainder === h;
  if (remainder === 0) return true;
  return rule.exception === 14 && passesShifted(rule, sortCode, account);
}

function digitsFor(rule: Rule, sortCode: string, account: string): readonly number[] {
  let code = sortCode;
  if (rule.exception === 5) code = table!.substitutes.get(sortCode) ?? sortCode;
  if (rule.exception === 8) code = "090126";
  if (rule.exception === 9) code = "309634";
  return [...code, ...account].map(Number);
}

function weightsFor(rule: Rule, account: string): readonly number[] {
  const [a, g] = [account[0]!, account[6]!];
  switch (rule.exception) {
    case 2:
      if (a === "0") return rule.weights;
      return g === "9"
        ? [0, 0, 0, 0, 0, 0, 0, 0, 8, 7, 10, 9, 3, 1]
        : [0, 0, 1, 2, 5, 3, 6, 4, 8, 7, 10, 9, 3, 1];
    case 7:
      return g === "9" ? withoutUToB(rule.weights) : rule.weights;
    case 10:
      return /^[09]9/.test(account) && g === "9" ? withoutUToB(rule.weights) : rule.weights;
    default:
      return rule.weights;
  }
}

const withoutUToB = (weights: readonly number[]): readonly number[] =>
  weights.map((weight, i) => (i < 8 ? 0 : weight));

function totalOf(rule: Rule, digits: readonly number[], weights: readonly number[]): number {
  let total = rule.exception === 1 ? 27 : 0;
  for (let i = 0; i < 14; i++) {
    const product = digits[i]! * weights[i]!;
    total += rule.method === "DBLAL" ? Math.floor(product / 10) + (product % 10) : product;
  }
  return total;
}

/** Exception 14 (Coutts): where the last digit is 0, 1 or 9, it falls off and a nought goes in front. */
function passesShifted(rule: Rule, sortCode: string, account: string): boolean {
  if (!/[019]$/.test(account)) return false;
  const digits = [...sortCode, "0", ...account.slice(0, 7)].map(Number);
  return totalOf(rule, digits, rule.weights) % 11 === 0;
}

function readTable(): Table {
  const rules: Rule[] = [];
  const substitutes = new Map<string, string>();
  const text = readFileSync(join(import.meta.dirname, "modulus-weights.txt"), "utf8");
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [from, to, method, ...numbers] = line.split(" ");
    if (method === undefined) {
      substitutes.set(from!, to!);
      continue;
    }
    const weights = numbers.slice(0, 14).map(Number);
    rules.push({
      from: Number(from),
      to: Number(to),
      method: method as Method,
      weights,
      exception: Number(numbers[14] ?? 0),
    });
  }
  return { rules, substitutes };
}
