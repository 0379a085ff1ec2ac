/** Gives a furnished record what staff of two authorities report: a lure in two copies with its file, and one elsewhere. */
import type { Staff } from "../../src/domain/staff/staff.ts";
import type { EnterForm, Received } from "../../src/respond/desk/incident/sighting-desk.ts";
import { must } from "../desk.ts";
import type { Furnished } from "./furnished.ts";

export function sightingForm(change: Partial<EnterForm> & { readonly details?: string } = {}): EnterForm {
  const {
    details = "Mail that my salary is on hold, sign in at https://pay-amber.example/release/x1/signin.php",
    ...rest
  } = change;
  return {
    kind: "email",
    acts: [],
    channel: "phone",
    seenAt: null,
    words: { where: "Planning office", details, contact: "Ada Northcote, 020 7946 0001" },
    files: [],
    ...rest,
  };
}

export const lureMail = Buffer.from(
  [
    "Received: from mail.pay-amber.example by mx.northmere.gov.uk; Mon, 24 Nov 2025 08:00:00 +0000",
    "Authentication-Results: mx.northmere.gov.uk; spf=fail; dkim=none; dmarc=fail",
    'From: "hr@northmere.gov.uk" <payroll@pay-amber.example>',
    "Reply-To: help@other-brook.example",
    "To: ada@northmere.gov.uk",
    "Subject: Payslip on hold",
    "MIME-Version: 1.0",
    "Content-Type: multipart/mixed; boundary=b",
    "",
    "--b",
    "Content-Type: text/html; charset=utf-8",
    "",
    '<p>Your salary is on hold. <a href="https://pay-amber.example/release/q7/signin.php?uid=9">https://hr.northmere.gov.uk</a></p><script>alert(1)</script><img src="https://track-iris.example/p.gif">',
    "--b",
    "Content-Type: application/pdf",
    "Content-Disposition: attachment; filename*=utf-8''invoice%E2%80%AEfdp.exe",
    "Content-Transfer-Encoding: base64",
    "",
    "TVqQAAMAAAAEAAAA",
    "--b--",
    "",
  ].join("\r\n"),
);

export async function furnishSightings({ desk, lead, partner, incident }: Furnished): Promise<{
  readonly own: Received;
  readonly partners: Received;
}> {
  const enter = async (by: Staff, form: EnterForm) => must(await desk.enterSighting(by, form));
  const own = await enter(
    lead,
    sightingForm({ acts: ["typed"], channel: "file", files: [{ name: "lure.eml", bytes: lureMail }] }),
  );
  await enter(lead, sightingForm());
  const partners = await enter(partner, sightingForm());
  must(await desk.promoteGroup(lead, incident.id, own.group));
  must(await desk.promoteGroup(partner, incident.id, partners.group));
  return { own, partners };
}
