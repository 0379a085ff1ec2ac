/** Adds an account for a member of staff of one authority. */
import { randomUUID } from "node:crypto";
import type { StaffId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { type By, changeBy, mayActFor } from "../change-by.ts";
import type { StaffForm, StaffProblem } from "../desk/desk.ts";
import { note } from "../note.ts";
import type { Change, StaffStore } from "../ports.ts";
import { foldedEmail, problemOfAccount } from "./account-fields.ts";
import { hashPassphrase } from "./passphrase.ts";

export async function addStaff(
  ports: { readonly staff: StaffStore; now(): Date },
  by: By,
  form: StaffForm,
): Promise<Outcome<Staff, StaffProblem>> {
  const problem = problemOfAccount(form);
  if (problem !== null) return failed(problem);
  // An account sees its authority's people: the first lead helps a partner to its first account, and no further.
  if (!mayActFor(by, form.authority) && (await ports.staff.anyAt(form.authority)))
    return failed({ kind: "has-own-staff" });
  const staff: Staff = {
    id: randomUUID() as StaffId,
    name: form.name.trim(),
    email: foldedEmail(form.email),
    role: form.role,
    authority: form.authority,
    incidents: null,
  };
  const passphraseHash = await hashPassphrase(form.passphrase);
  const change = changeBy(by, ports.now());
  const added = await ports.staff.add(change, { staff, passphraseHash }, [staffAdded(change, staff)]);
  return added ? done(staff) : failed({ kind: "email-taken" });
}

export function staffAdded(change: Change, staff: Staff): NewEntry {
  const detail = { role: staff.role, authority: staff.authority };
  return note(change, "staff.added", { subject: `staff:${staff.id}` }, detail);
}
