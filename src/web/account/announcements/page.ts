/** What others must hear. It is shown on every page until whoever must read it says that they have. */
import type { Announcement, AnnouncementKind } from "../../../domain/staff/account.ts";
import { raw } from "../../frame/fields.ts";
import { page, type Reply, redirect, type StaffVisit } from "../../frame/visit.ts";
import { sourceWords } from "../../words/sources.ts";

export const path = "/announcements";
export const needs = "staff";
export const verbs = { get: "account.manage", post: "account.manage" } as const;

const titles: Readonly<Record<AnnouncementKind, string>> = {
  "break-glass-used": "A break-glass account was used",
  "break-glass-set": "An account was made a break-glass account",
  "recovery-code-used": "A recovery code was used",
  "passphrase-link": "A code for a new passphrase was issued",
  "factors-link": "A code that sets up an account anew was issued",
  "authority-exposed": "Your authority may be exposed",
};

export async function get({ desk, staff, authorities }: StaffVisit): Promise<Reply> {
  const all = await desk.announcements(staff);
  const nameOf = new Map(authorities.map(({ id, name }) => [id, name]));
  const rows = all.map((one) => ({
    ...{ id: one.id, at: one.at, acknowledgedAt: one.acknowledgedAt, title: titles[one.kind] },
    about: aboutOf(one, nameOf),
    by: one.by === one.staff?.name ? null : one.by,
    source: sourceWords(one.source),
    do: whatToDo(one, one.staff?.id === staff.id),
    // As long as nobody has said that the authority was told, saying so is what there is to do.
    href:
      one.incident === null || one.incident.acknowledged
        ? null
        : `/incidents/${one.incident.reference}/exposure/told`,
  }));
  return page("account/announcements/page.njk", {
    title: "Announcements",
    unread: rows.filter(({ acknowledgedAt }) => acknowledgedAt === null),
    read: rows.filter(({ acknowledgedAt }) => acknowledgedAt !== null),
    hidesUnread: true,
  });
}

function aboutOf({ staff, incident }: Announcement, nameOf: ReadonlyMap<string, string>): string {
  if (incident !== null) return `${incident.reference}, ${incident.title}`;
  return staff === null ? "" : `${staff.name}, ${nameOf.get(staff.authority) ?? ""}`;
}

export async function post({ desk, staff, form }: StaffVisit): Promise<Reply> {
  await desk.acknowledge(staff, raw(form, "announcement"));
  return redirect(path);
}

function whatToDo({ kind, incident }: Announcement, own: boolean): string {
  if (incident !== null)
    return incident.acknowledged
      ? "A colleague has said that your authority has been told. See what is exposed, and confirm it or rule it out."
      : "A partner has declared an incident that can reach what your authority uses, or data that is yours. See what it is, and say that your authority has been told.";
  if (own)
    return "If that was not you, end your other sessions, change your passphrase, and tell your incident lead.";
  if (kind === "break-glass-used") return "Ask them, by voice, whether it was they, and why.";
  if (kind === "break-glass-set") return "Each use of it will be announced here.";
  return "Whoever has the code can sign in as them. Ask them, by voice, whether they asked for it.";
}
