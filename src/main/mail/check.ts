/** `candour mail check`: prints what works of e-mail by SMTP and what to do about the rest. */
import { resolveTxt } from "node:dns/promises";
import type { MailCheckOptions } from "../../cli/mail.ts";
import { checkMail } from "../../deliver/smtp/check-mail.ts";
import { readMailSettings } from "./mail-settings.ts";

const marks = new Map([
  [true, "ok "],
  [false, "NOT"],
  [null, " ? "],
] as const);

export async function checkMailServer({ to, from }: MailCheckOptions): Promise<number> {
  const read = await readMailSettings(process.env);
  if (!read.ok) return complain(read.problem.why);
  if (read.value === null)
    return complain(
      "No mail server is set. Set CANDOUR_SMTP_HOST and what docs/runbook/email-by-smtp.md names.",
    );
  const settings = read.value;
  const sender = from ?? (settings.senders[0] === undefined ? null : `candour@${settings.senders[0].domain}`);
  if (to !== undefined && sender === null)
    return complain("Say with --from which address the test message comes from.");
  let wrong = 0;
  const trying = to === undefined || sender === null ? null : { to, from: sender };
  for await (const { ok, line } of checkMail(settings, resolveTxt, trying)) {
    process.stdout.write(`${marks.get(ok)} ${line}\n`);
    if (ok === false) wrong++;
  }
  return wrong === 0 ? 0 : 1;
}

function complain(why: string): number {
  process.stderr.write(`candour mail check: ${why}\n`);
  return 1;
}
