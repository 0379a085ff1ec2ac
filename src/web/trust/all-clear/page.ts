/** One all-clear: what it says, whether it stands, what partners made of it, and how anybody checks it without Candour. */

import { mayEver } from "../../../domain/staff/permissions.ts";
import { standingOf } from "../../../domain/trust/attestation.ts";
import type { Channel } from "../../../domain/trust/channel.ts";
import { type IncidentVisit, notFound, page, type Reply } from "../../frame/visit.ts";
import { namesOf } from "../../measures/words.ts";
import { allClearHref, attestationOf } from "../found.ts";
import { attestationReference, channelWords, standingTag } from "../words.ts";

export const path = "/incidents/:incident/trust/all-clears/:attestation";
export const needs = "incident";
export const verbs = { get: "trust.read" } as const;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, authorities, now } = visit;
  const attestation = await attestationOf(visit);
  if (attestation === undefined) return notFound;
  const nameOf = namesOf(authorities);
  const measures = await desk.measures(staff, incident.id);
  const base = `/incidents/${incident.reference}`;
  const own = attestation.authority === staff.authority;
  const standing = standingOf(attestation, now);
  return page("trust/all-clear/page.njk", {
    title: `All-clear ${attestationReference(attestation)} of ${nameOf(attestation.authority)}`,
    back: { href: `${base}/trust`, text: "Trust between partners" },
    here: allClearHref(visit),
    script: `${base}/trust/verify-all-clear`,
    attestation,
    worth: standingTag(attestation, now),
    standing,
    scope: wordsOf(attestation.scope),
    measures: attestation.measures.map((reference) => ({
      text: reference,
      href: hrefOf(measures.find((one) => `M-${one.number}` === reference)?.id, base),
    })),
    answers: attestation.answers.toReversed().map((one) => ({
      ...one,
      who: nameOf(one.authority),
      channels: wordsOf(one.channels),
    })),
    mayWithdraw: own && attestation.withdrawnAt === null && mayEver(staff.role, "attestation.sign"),
    mayAnswer: !own && mayEver(staff.role, "attestation.answer"),
    answered: attestation.answers.some(({ authority }) => authority === staff.authority),
    others: !own && !mayEver(staff.role, "attestation.answer"),
    fileName: fileNameOf(attestation.number),
  });
}

function wordsOf(scope: readonly Channel[]): string {
  return scope.map((channel) => channelWords[channel].toLowerCase()).join("; ");
}

export function fileNameOf(number: number): string {
  return `all-clear-A-${number}.txt`;
}

function hrefOf(id: string | undefined, base: string): string | null {
  return id === undefined ? null : `${base}/measures/${id}`;
}
