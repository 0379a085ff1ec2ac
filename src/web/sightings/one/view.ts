/** What the page of one sighting shows. Whatever came from outside is text, defanged, with what deceives written out. */
import type { SightingId } from "../../../domain/ids.ts";
import { defanged, unmasked } from "../../../domain/sightings/message/defang.ts";
import { type MessageLook, type Warning, warningsOf } from "../../../domain/sightings/message/message.ts";
import { sightingReference } from "../../../domain/sightings/sighting.ts";
import { mayEver } from "../../../domain/staff/permissions.ts";
import type { SightingFile } from "../../../respond/desk/incident/sighting-desk.ts";
import { type FieldError, type Fields, formView } from "../../frame/fields.ts";
import { notFound, page, type Reply, type StaffVisit } from "../../frame/visit.ts";
import { listed, size } from "../../words/numbers.ts";
import {
  actWords,
  channelWords,
  kindWords,
  outcomeWords,
  reasonWords,
  urgencyTags,
} from "../../words/sightings.ts";
import { groupView, safeWords } from "../line-view.ts";

export function sightingIn({ params }: StaffVisit): SightingId {
  return (params["sighting"] ?? "") as SightingId;
}

export async function showSighting(
  visit: StaffVisit,
  values: Fields = {},
  errors: readonly FieldError[] = [],
): Promise<Reply> {
  const { desk, staff } = visit;
  const one = await desk.sighting(staff, sightingIn(visit));
  if (one === null) return notFound;
  const { state, words, because } = one;
  const group = groupView(one.groupLine, staff.id);
  return page(
    "sightings/one/page.njk",
    {
      title: sightingReference(one.number),
      back: { href: group.href, text: group.reference },
      here: `/sightings/${one.id}`,
      kind: kindWords[one.kind],
      urgency: state.kind === "open" ? urgencyTags[one.urgency] : urgencyTags[0],
      acts:
        one.acts.length === 0
          ? "None of: clicked, typed a password, opened a file"
          : listed(one.acts.map((act) => actWords[act])),
      channel: channelWords[one.channel],
      enteredName: one.enteredName,
      seenAt: one.seenAt,
      seenDay: safeWords(words.seen ?? ""),
      receivedAt: one.receivedAt,
      where: safeWords(words.where),
      details: safeWords(words.details),
      contact: unmasked(words.contact),
      closed:
        state.kind === "closed" ? { ...outcomeWords[state.outcome], at: state.at, by: one.closedName } : null,
      answer: one.answer,
      group,
      alone: one.groupLine.members === 1,
      because:
        one.placedBy !== "candour"
          ? `${one.placedName ?? "A colleague"} put it there.`
          : because.length === 0
            ? "It began the group."
            : `Candour put it there because ${listed(because.map((reason) => reasonWords[reason]))}.`,
      files: one.files.map(fileView),
      triages: mayEver(staff.role, "sighting.triage"),
      form: formView(values, errors),
    },
    { status: errors.length > 0 ? 400 : 200 },
  );
}

function fileView({ id, name, type, bytes, sha256, look }: SightingFile, index: number) {
  return {
    id,
    action: `/sightings/files/${id}`,
    field: `reasons-${index + 1}`,
    name: unmasked(name),
    type,
    size: size(bytes),
    sha256,
    look: look === null ? null : lookView(look),
  };
}

function lookView(look: MessageLook) {
  return {
    headers: [
      { name: "Subject", value: unmasked(look.subject) },
      { name: "From", value: safe(look.from) },
      { name: "Reply to", value: safe(look.replyTo) },
      { name: "Returns to", value: safe(look.returnPath) },
      { name: "To", value: safe(look.to) },
      { name: "Date", value: look.date },
      { name: "Message id", value: safe(look.messageId) },
    ].filter(({ value }) => value !== ""),
    warnings: warningsOf(look).map(warningWords),
    authentication: look.authentication.map(safe),
    hops: look.hops.map(safe),
    body: safeWords(look.body),
    links: look.links.map(({ shown, target }) => ({ shown: safeWords(shown), target: safe(target) })),
    attachments: look.attachments.map(({ name, type, claimed, bytes, sha256 }) => ({
      name: unmasked(name) || "without a name",
      type,
      claimed: unmasked(claimed),
      size: size(bytes),
      sha256,
    })),
    troubles: look.troubles,
  };
}

function safe(text: string): string {
  return defanged(unmasked(text));
}

function warningWords(warning: Warning): string {
  switch (warning.kind) {
    case "reply-goes-elsewhere":
      return `An answer goes to another site than the sender’s: ${safe(warning.to)}`;
    case "returns-elsewhere":
      return `Returned mail goes to another site than the sender’s: ${safe(warning.to)}`;
    case "name-shows-address":
      return `The sender’s name shows an address that is not theirs: ${safe(warning.shown)}`;
    case "not-authenticated":
      return `The receiving server’s checks failed: ${warning.checks.join(", ")}`;
    case "link-shows-other":
      return `A link shows ${safe(warning.shown)} and leads to ${safe(warning.leads)}`;
  }
}
