/** What a scan says at the end: short, on stdout, without a value. */
import { join } from "node:path";
import type { Account } from "../../respond/examine/account.ts";
import { bandWords, number, outcomeWords, typeWords } from "../../respond/examine/words.ts";
import { size } from "./steps.ts";

export function closingAccount(account: Account, seconds: number, out: string, colour: boolean): string {
  const bold = (text: string): string => (colour ? `\u001b[1m${text}\u001b[0m` : text);
  const lines = [
    "",
    bold(`${number(account.people)} people in ${number(account.documents)} documents`),
    `${size(account.bytes)} read in ${seconds.toFixed(1)} s${years(account)}`,
    "",
    ...bandLines(account, bold),
    "",
    `Most found about people: ${most(account)}.`,
    ...remarks(account),
    "",
    ...unreadLines(account),
    `Open ${join(out, "summary.html")} for the whole account.`,
    "",
  ];
  return `${lines.join("\n")}\n`;
}

function years({ earliest, latest }: Account): string {
  return earliest !== null && latest !== null
    ? `; dates from ${earliest.slice(0, 4)} to ${latest.slice(0, 4)}`
    : "";
}

function bandLines({ byBand }: Account, bold: (text: string) => string): readonly string[] {
  const bands = ["very-high", "high", "medium", "low"] as const;
  const largest = Math.max(1, ...bands.map((band) => byBand[band]));
  return bands.map((band) => {
    const bar = "▇".repeat(Math.ceil((byBand[band] / largest) * 24));
    return `  ${bandWords[band].padEnd(10)}${number(byBand[band]).padStart(8)}  ${band === "very-high" ? bold(bar) : bar}`;
  });
}

function most({ byCategory }: Account): string {
  const all = Object.entries(byCategory).filter(([type]) => type !== "name");
  if (all.length === 0) return "nothing";
  return all
    .slice(0, 5)
    .map(([type, count]) => `${(typeWords as Record<string, string>)[type] ?? type} ${number(count)}`)
    .join(", ");
}

function remarks({ ambiguous, unattributed, staff }: Account): readonly string[] {
  const lines: string[] = [];
  if (staff > 0) lines.push(`${number(staff)} of them are the body's own staff.`);
  if (ambiguous > 0)
    lines.push(`${number(ambiguous)} are matched with some doubt: have somebody look before they are told.`);
  if (unattributed > 0) lines.push(`${number(unattributed)} values stand with nobody.`);
  return lines;
}

function unreadLines({ unread, unreadCount }: Account): readonly string[] {
  if (unreadCount === 0) return ["Every document was read whole."];
  const shown = unread
    .slice(0, 10)
    .map(
      ({ path, outcome, reason }) =>
        `  ${path}: ${outcomeWords[outcome] === reason ? reason : `${outcomeWords[outcome]}, ${reason}`}`,
    );
  const rest =
    unreadCount > shown.length
      ? [`  and ${number(unreadCount - shown.length)} more, in documents.jsonl`]
      : [];
  return [`${number(unreadCount)} documents could not be wholly read:`, ...shown, ...rest, ""];
}
