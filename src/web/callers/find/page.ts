/** Who is calling? By reference or name; whether a message is ours, by its code; and to whom something is owed. */
import { isFollowUpOverdue } from "../../../domain/callers/enquiry.ts";
import type { GenuineMessage } from "../../../respond/desk/people/caller-desk.ts";
import type { PeoplePage } from "../../../respond/desk/people/people-reading.ts";
import { type FieldError, formView, raw, text } from "../../frame/fields.ts";
import { address } from "../../frame/pager.ts";
import { type IncidentVisit, page, type Reply, redirect } from "../../frame/visit.ts";
import { dayOfIso } from "../../words/dates.ts";
import { flagTags, uncertainTag } from "../../words/states.ts";
import { followUpTag, noonOf, notToldTag, toldTag } from "../words.ts";

export const path = "/incidents/:incident/callers";
export const needs = "incident";
export const verbs = { get: "caller.read", post: "caller.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, query, memory } = visit;
  const word = raw(query, "q");
  const searched = word === "" ? null : memory.searchOf(word);
  const found =
    searched === null
      ? null
      : await desk.people(staff, {
          incident: incident.id,
          text: searched.replace("\n", " "),
          sort: "risk",
          page: 1,
        });
  return await show(visit, { searched, lost: word !== "" && searched === null, found });
}

/** A name or a code is searched for by post, and never part of an address. */
export async function post(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, form, memory } = visit;
  const here = `/incidents/${incident.reference}/callers`;
  if (raw(form, "what") === "code") {
    const code = text(form, "code").slice(0, 100);
    if (code === "") return await show(visit, { errors: [{ field: "code", text: "Enter the code" }] });
    return await show(visit, { code, genuine: await desk.checkCode(staff, incident.id, code) });
  }
  const postcode = text(form, "postcode").slice(0, 20);
  const wanted = `${text(form, "text").slice(0, 200)}\n${postcode}`;
  if (postcode !== "" && !looksLikePostcode(postcode))
    return await show(visit, {
      typed: wanted,
      errors: [{ field: "postcode", text: "Enter a full postcode, like ZE3 9QQ" }],
    });
  if (wanted === "\n")
    return await show(visit, {
      errors: [{ field: "text", text: "Enter a name, or the reference on our letter" }],
    });
  return redirect(`${address(here, { q: memory.keepSearch(wanted) })}#results`);
}

/** As the register's search knows it: in full. */
function looksLikePostcode(written: string): boolean {
  return /^[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}$/iu.test(written);
}

type Shown = {
  /** What stands in the form though it was not searched for. */
  readonly typed?: string;
  readonly searched?: string | null;
  readonly lost?: boolean;
  readonly found?: PeoplePage | null;
  readonly code?: string;
  readonly genuine?: GenuineMessage | null;
  readonly errors?: readonly FieldError[];
};

const whats = { email: "an email", letter: "a letter", text: "a text message" } as const;

async function show(visit: IncidentVisit, shown: Shown): Promise<Reply> {
  const { desk, staff, incident, authorities, now } = visit;
  const { searched = null, lost = false, found = null, code = "", genuine = null, errors = [] } = shown;
  const [sought = "", postcode = ""] = (shown.typed ?? searched ?? "").split("\n");
  const base = `/incidents/${incident.reference}`;
  const owed = await desk.followUps(staff, incident.id);
  return page(
    "callers/find/page.njk",
    {
      title: "Answer a caller",
      ...{ base, here: `${base}/callers`, lost, isSearched: searched !== null, isChecked: code !== "" },
      rows: (found?.rows ?? []).map((row) => ({
        ...{ href: `${base}/callers/${row.id}`, name: row.name || "No name found", reference: row.reference },
        tags: [...row.flags.map((flag) => flagTags[flag]), ...(row.ambiguous ? [uncertainTag] : [])],
        told: row.notice === "sent" ? toldTag : notToldTag,
      })),
      ...{ total: found?.total ?? 0, near: found?.near === true },
      genuine:
        genuine === null ? null : { ...genuine, what: whats[genuine.channel], day: dayOfIso(genuine.day) },
      others: authorities
        .filter(({ id }) => id !== staff.authority)
        .map(({ name, contact }) => ({ name, phone: contact.phone.trim() })),
      owed: owed.map((one) => ({
        ...{ href: `${base}/callers/${one.person}`, reference: one.reference, due: noonOf(one.followUpDue!) },
        ...{ at: one.at, tag: followUpTag(one, now) },
      })),
      overdue: owed.filter((one) => isFollowUpOverdue(one, now)).length,
      form: formView({ text: sought, postcode, code }, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}
