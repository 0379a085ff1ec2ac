/** Who trusts whom in what: a table, and the same as a list; below them all all-clears. */
import type { AuthorityId } from "../../../domain/ids.ts";
import { channels } from "../../../domain/trust/channel.ts";
import type { TrustNow } from "../../../domain/trust/trust.ts";
import type { TrustReading } from "../../../respond/desk/incident/trust-desk.ts";
import { type IncidentVisit, page, type Reply } from "../../frame/visit.ts";
import { namesOf } from "../../measures/words.ts";
import { listed } from "../../words/numbers.ts";
import { attestationReference, channelWords, standingTag, trustWords, untilWords } from "../words.ts";

export const path = "/incidents/:incident/trust";
export const needs = "incident";
export const verbs = { get: "trust.read" } as const;

/** More columns than these are no table that anybody reads: then the list says it all. */
const mostColumns = 8;

export async function get(visit: IncidentVisit): Promise<Reply> {
  const { desk, staff, incident, authorities, now } = visit;
  const trust = await desk.trust(staff, incident.id);
  const nameOf = namesOf(authorities);
  const here = `/incidents/${incident.reference}/trust`;
  const own = (id: AuthorityId) => Number(id === staff.authority);
  const involved = incident.involved.map(({ authority }) => authority).toSorted((a, b) => own(b) - own(a));
  return page("trust/matrix/page.njk", {
    title: "Trust between partners",
    here,
    names: involved.map(nameOf),
    alone: involved.length < 2,
    rows: involved.length > mostColumns ? null : involved.map((from) => rowOf(from, involved, trust, visit)),
    list: listOf(trust, visit),
    attestations: trust.attestations.map((one) => ({
      href: `${here}/all-clears/${one.id}`,
      reference: attestationReference(one),
      authority: nameOf(one.authority),
      own: one.authority === staff.authority,
      scope: one.scope.map((channel) => channelWords[channel].toLowerCase()).join("; "),
      tag: standingTag(one, now),
      until: untilWords(one),
      accepted: acceptedBy(one.answers, nameOf),
      unanswered:
        one.authority !== staff.authority &&
        !one.answers.some(({ authority }) => authority === staff.authority),
    })),
  });
}

function rowOf(
  from: AuthorityId,
  involved: readonly AuthorityId[],
  { now: all }: TrustReading,
  { authorities, now }: IncidentVisit,
) {
  const nameOf = namesOf(authorities);
  return {
    name: nameOf(from),
    cells: involved.map((to) => {
      const marked = all.filter((one) => one.from === from && one.to === to && speaks(one));
      return {
        head: nameOf(to),
        self: from === to,
        channels: marked.map((one) => ({ name: channelWords[one.channel], tags: trustWords(one, now) })),
        everything:
          marked.length === channels.length && marked.every(({ state }) => state === "not-until-safe"),
      };
    }),
  };
}

/** Worth a word: what is simply trusted is not. */
function speaks({ state, line }: TrustNow): boolean {
  return line !== null && state !== "trusted";
}

/** What is not trusted first, the reader's own authority before others; what was said at once stands together. */
function listOf(
  { now: all, attestations }: TrustReading,
  { staff, authorities, now, incident }: IncidentVisit,
) {
  const nameOf = namesOf(authorities);
  const rank = ({ state, from }: TrustNow) =>
    (state === "not-until-safe" ? 0 : 2) + Number(from !== staff.authority);
  const together = Map.groupBy(
    all.filter(speaks).toSorted((a, b) => rank(a) - rank(b)),
    saidAtOnce,
  );
  return [...together.values()].map((group) => {
    const [one] = group as [TrustNow];
    const line = one.line!;
    const attestation = attestations.find(({ id }) => id === line.attestation);
    return {
      who: nameOf(one.from),
      whom: nameOf(one.to),
      verb: one.state === "declared-safe" ? "has declared safe" : "does not trust",
      channels: group.map(({ channel }) => channelWords[channel].toLowerCase()).join("; "),
      tags: trustWords(one, now),
      since: line.since,
      by: line.byName,
      reasons: line.reasons,
      words: line.words,
      endsAt: one.endsAt,
      attestation:
        attestation === undefined
          ? null
          : {
              text: attestationReference(attestation),
              href: `/incidents/${incident.reference}/trust/all-clears/${attestation.id}`,
            },
    };
  });
}

function saidAtOnce({ from, to, state, lapsed, line }: TrustNow): string {
  const { enteredAt, by, reasons, words, attestation } = line!;
  return JSON.stringify([from, to, state, lapsed, enteredAt, by, reasons, words, attestation]);
}

function acceptedBy(
  answers: TrustReading["attestations"][number]["answers"],
  nameOf: (id: string) => string,
): string {
  const latest = new Map(answers.map((one) => [one.authority, one]));
  const names = [...latest.values()]
    .filter(({ accepted }) => accepted)
    .map(({ authority }) => nameOf(authority));
  return names.length === 0 ? "Nobody yet" : listed(names);
}
