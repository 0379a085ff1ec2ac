/** Says how people reach an authority: it stands in every notice and on the public page. */
import type { Authority } from "../../domain/bodies/authority.ts";
import type { AuthorityId } from "../../domain/ids.ts";
import { fieldChanges } from "../../domain/ledger/field-changes.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { ChangedMeanwhile, FromVersion } from "../../domain/version.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import type { ContactProblem } from "../desk/house/bodies-desk.ts";
import { note } from "../note.ts";
import type { BodyStore } from "../ports.ts";

const phoneForm = /^\+?[\d ()-]{3,24}$/;
const emailForm = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

type Ended = Outcome<Authority, ChangedMeanwhile>;

export async function changeContact(
  ports: { readonly bodies: BodyStore; now(): Date },
  by: By,
  id: AuthorityId,
  form: Authority["contact"],
  version: FromVersion = "any",
): Promise<Outcome<Authority, ContactProblem | ChangedMeanwhile>> {
  if (!mayActFor(by, id)) return failed({ kind: "not-yours" });
  const contact = trimmed(form);
  const problem = problemOf(contact);
  if (problem !== null) return failed({ kind: problem });
  const change = changeBy(by, ports.now());
  const outcome = await ports.bodies.alterAuthority<never>(change, id, version, (authority) => {
    const about = { subject: `authority:${authority.key}` };
    // A body's own published details: no person's.
    const detail = { authority: id, phone: contact.phone, email: contact.email, web: contact.web };
    const changes = fieldChanges(fieldsOf(authority.contact), fieldsOf(contact));
    return done({
      next: { ...authority, contact },
      entries: [note(change, "authority.contact-changed", about, detail, { changes })],
    });
  });
  if (outcome.ok || outcome.problem.kind === "changed-meanwhile") return outcome as Ended;
  return failed({ kind: "no-such-authority" });
}

/** What nobody wrote is not there, before and after. */
function fieldsOf({ phone, email, web, address, ...more }: Authority["contact"]) {
  return { phone, email, web, address: address.join(", "), ...more };
}

function trimmed({ phone, email, web, address, ...more }: Authority["contact"]): Authority["contact"] {
  const lines = address.map((line) => line.trim()).filter((line) => line !== "");
  const written = Object.entries(more)
    .map(([name, value]) => [name, name === "areaCode" ? value.trim().toUpperCase() : value.trim()] as const)
    .filter(([, value]) => value !== "");
  return {
    ...{ phone: phone.trim(), email: email.trim(), web: web.trim(), address: lines },
    ...Object.fromEntries(written),
  };
}

/** GOV.UK Notify and the letter's window both take seven lines of address at most. */
function problemOf(contact: Authority["contact"]): ContactProblem["kind"] | null {
  const { phone, email, address, pressPhone = "", pressEmail = "", areaCode = "" } = contact;
  if (!phoneForm.test(phone)) return "phone-malformed";
  if (!emailForm.test(email)) return "email-malformed";
  if (pressPhone !== "" && !phoneForm.test(pressPhone)) return "press-phone-malformed";
  if (pressEmail !== "" && !emailForm.test(pressEmail)) return "press-email-malformed";
  if (!/^([EWSN]\d{8})?$/.test(areaCode)) return "area-code-malformed";
  return address.length > 7 || address.some((line) => line.length > 80) ? "address-too-long" : null;
}
