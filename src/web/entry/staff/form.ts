/** A new account, read from its form. */
import { type Authority, type Role, roles } from "../../../domain/authority.ts";
import { done, failed, type Outcome } from "../../../domain/outcome.ts";
import type { StaffForm, StaffProblem } from "../../../respond/desk.ts";
import { type FieldError, type Fields, oneOf, raw, text } from "../../frame/fields.ts";
import { wrong } from "../../frame/wrong.ts";

type Errors = { readonly kind: "errors"; readonly errors: readonly FieldError[] };

export const roleWords: Readonly<Record<Role, string>> = {
  lead: "Incident lead",
  analyst: "Tech Hub analyst",
  dpo: "Information governance (DPO)",
  communications: "Communications",
  "service-owner": "Service owner",
  "contact-centre": "Contact centre",
  liaison: "Liaison or auditor",
};

export function readStaff(fields: Fields, authorities: readonly Authority[]): Outcome<StaffForm, Errors> {
  const name = text(fields, "name");
  const email = text(fields, "email");
  const passphrase = raw(fields, "passphrase");
  const role = oneOf(fields, "role", roles);
  const authority = oneOf(
    fields,
    "authority",
    authorities.map(({ id }) => id),
  );
  const errors = [
    ...(name === "" ? [{ field: "name", text: "Enter their name" }] : []),
    ...(email === "" ? [errorOf({ kind: "email-malformed" })] : []),
    ...(role === undefined ? [{ field: "role", text: "Select their role" }] : []),
    ...(authority === undefined ? [{ field: "authority", text: "Select their authority" }] : []),
    ...(passphrase === "" ? [errorOf({ kind: "passphrase-too-short" })] : []),
  ];
  if (errors.length > 0 || role === undefined || authority === undefined)
    return failed({ kind: "errors", errors });
  return done({ name, email, passphrase, role, authority });
}

export function errorOf(problem: StaffProblem): FieldError {
  return wrong(problem, {
    "name-missing": "name",
    "email-malformed": "email",
    "email-taken": "email",
    "passphrase-too-short": "passphrase",
    "has-own-staff": "authority",
  });
}
