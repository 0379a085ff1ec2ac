/** Says what one's own authority makes of partners: in what they are not trusted until declared safe, and when they are again. */
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { NewEntry } from "../../domain/ledger/entry.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { Channel } from "../../domain/trust/channel.ts";
import { nowOf, type TrustLine, trustTransition } from "../../domain/trust/trust.ts";
import { changeBy } from "../change-by.ts";
import type { TrustDesk, TrustForm, TrustProblem } from "../desk/incident/trust-desk.ts";
import { clean } from "../measures/order-measures.ts";
import { note } from "../note.ts";
import type { BodyStore, Change, IncidentStore } from "../ports.ts";
import type { TrustKept, TrustStore } from "./trust-store.ts";

export type TrustPorts = {
  readonly trust: TrustStore;
  readonly incidents: Pick<IncidentStore, "byId">;
  readonly bodies: Pick<BodyStore, "authorities">;
  now(): Date;
};

const longestWords = 2000;

export async function setTrust(
  ports: TrustPorts,
  by: Staff,
  id: IncidentId,
  typed: TrustForm,
): ReturnType<TrustDesk["setTrust"]> {
  const incident = await ports.incidents.byId(id);
  if (incident === null) return failed({ kind: "no-such-incident" });
  const change = changeBy(by, ports.now());
  const form = { ...typed, reasons: clean(typed.reasons), words: clean(typed.words) };
  const involved = incident.involved.map(({ authority }) => authority);
  const problem = problemOf(form, by, involved, change.at);
  if (problem !== null) return failed(problem);
  return await ports.trust.write(change, id, (kept): Outcome<Written, TrustProblem> => {
    const meanwhile = changedMeanwhile(kept, by, form.version);
    if (meanwhile !== null) return failed(meanwhile);
    const lines: TrustLine[] = [];
    const entries: NewEntry[] = [];
    for (const to of form.to)
      for (const channel of form.channels) {
        const made = lineOf(kept, { form, by, to, channel, incident: id, change });
        if (made === null) return failed({ kind: "trust-not-that-way" });
        if (made.before !== null && made.line.since < made.before.since)
          return failed({ kind: "since-before-last" });
        lines.push(made.line);
        entries.push(...made.entries);
      }
    return done({ lines, entries });
  });
}

type Written = { readonly lines: readonly TrustLine[]; readonly entries: readonly NewEntry[] };

function problemOf(
  { to, channels, reasons, words, since }: TrustForm,
  by: Staff,
  involved: readonly AuthorityId[],
  now: Date,
): TrustProblem | null {
  if (to.length === 0) return { kind: "trust-nobody-named" };
  if (to.includes(by.authority)) return { kind: "trust-in-oneself" };
  if (![by.authority, ...to].every((one) => involved.includes(one))) return { kind: "not-involved" };
  if (channels.length === 0) return { kind: "trust-no-channel" };
  if (reasons === "") return { kind: "reasons-missing" };
  if (reasons.length > longestWords || words.length > longestWords) return { kind: "words-too-long" };
  return since !== null && since > now ? { kind: "trust-in-future" } : null;
}

/** Of the own authority alone: what others say is theirs. */
export function changedMeanwhile(kept: TrustKept, by: Staff, version: number): TrustProblem | null {
  const own = kept.lines.filter(({ from }) => from === by.authority);
  if (own.length === version) return null;
  const last = own.toSorted((a, b) => b.enteredAt.getTime() - a.enteredAt.getTime())[0];
  if (last === undefined) return { kind: "form-outdated" };
  return { kind: "changed-meanwhile", by: last.byName, at: last.enteredAt };
}

/** The next line, from what holds now, with an entry for each of the two; null where it does not follow from that. */
export function lineOf(
  kept: TrustKept,
  made: {
    readonly form: Pick<TrustForm, "state" | "since" | "reasons" | "words">;
    readonly by: Staff;
    readonly to: AuthorityId;
    readonly channel: Channel;
    readonly incident: IncidentId;
    readonly change: Change;
    readonly attestation?: string;
  },
): {
  readonly line: TrustLine;
  readonly before: TrustLine | null;
  readonly entries: readonly NewEntry[];
} | null {
  const { form, by, to, channel, incident, change, attestation = null } = made;
  const place = { from: by.authority, to, channel };
  const before = latestOf(kept, place);
  const now = nowOf(place, before, { attestations: kept.attestations, now: change.at });
  const transition = trustTransition(now.state, form.state);
  if (transition === null) return null;
  const since = form.since ?? change.at;
  const line: TrustLine = {
    ...{
      ...place,
      incident,
      state: form.state,
      since,
      reasons: form.reasons,
      words: form.words,
      attestation,
    },
    ...{ number: (before?.number ?? 0) + 1, by: by.id, byName: by.name, enteredAt: change.at },
  };
  const detail = { from: place.from, to, in: channel, reasons: form.reasons, staffAreTold: form.words };
  const about = { subject: `trust:${place.from}:${to}:${channel}`, incident };
  const changes = [{ field: "state", before: now.state, after: form.state }];
  const besides = { changes, ...(since < change.at ? { happened: since } : {}) };
  const rest = attestation === null ? {} : { attestation };
  const entries = [place.from, to].map((authority) =>
    note(change, transition.entry, about, { authority, ...detail, ...rest }, besides),
  );
  return { line, before, entries };
}

function latestOf({ lines }: TrustKept, { from, to, channel }: Pick<TrustLine, "from" | "to" | "channel">) {
  const same = lines.filter((one) => one.from === from && one.to === to && one.channel === channel);
  return same.toSorted((a, b) => b.number - a.number)[0] ?? null;
}
