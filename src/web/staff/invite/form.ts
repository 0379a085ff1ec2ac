/** An invitation, read from its form. */
import { type Authority, roles } from "../../../domain/bodies/authority.ts";
import { done, failed, type Outcome } from "../../../domain/outcome.ts";
import type { InviteForm, InviteProblem } from "../../../respond/desk/house/account-desk.ts";
import { type FieldError, type Fields, oneOf, text } from "../../frame/fields.ts";
import { wrong } from "../../frame/wrong.ts";

type Errors = { readonly kind: "errors"; readonly errors: readonly FieldError[] };

export const days = ["1", "3", "7", "14"] as const;

export function readInvite(fields: Fields, authorities: readonly Authority[]): Outcome<InviteForm, Errors> {
  const name = text(fields, "name");
  const email = text(fields, "email");
  const role = oneOf(fields, "role", roles);
  const lasts = oneOf(fields, "days", days);
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
    ...(lasts === undefined ? [errorOf({ kind: "days-wrong" })] : []),
  ];
  if (errors.length > 0 || role === undefined || authority === undefined)
    return failed({ kind: "errors", errors });
  return done({ name, email, role, authority, days: Number(lasts) });
}

export function errorOf(problem: InviteProblem): FieldError {
  return wrong(problem, {
    "name-missing": "name",
    "email-malformed": "email",
    "email-taken": "email",
    "has-own-staff": "authority",
    "days-wrong": "days",
  });
}
