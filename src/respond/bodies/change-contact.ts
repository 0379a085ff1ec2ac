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

function fieldsOf({ phone, email, web, address }: Authority["contact"]) {
  return { phone, email, web, address: address.join(", ") };
}

function trimmed({ phone, email, web, address }: Authority["contact"]): Authority["contact"] {
  const lines = address.map((line) => line.trim()).filter((line) => line !== "");
  return { phone: phone.trim(), email: email.trim(), web: web.trim(), address: lines };
}

/** GOV.UK Notify and the letter's window both take seven lines of address at most. */
function problemOf({ phone, email, address }: Authority["contact"]): ContactProblem["kind"] | null {
  if (!/^\+?[\d ()-]{3,24}$/.test(phone)) return "phone-malformed";
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) return "email-malformed";
  return address.length > 7 || address.some((line) => line.length > 80) ? "address-too-long" : null;
}
