/** What a partner asks an authority to pass on to its own staff, in SQL: seen by the two, answered once. */
import type { Sql } from "postgres";
import type { Meant } from "../../domain/briefings/audience.ts";
import type { Briefing } from "../../domain/briefings/briefing.ts";
import type { AuthorityId, ProposalId, StaffId } from "../../domain/ids.ts";
import { done, failed, type Outcome, type Problem } from "../../domain/outcome.ts";
import type { BriefingStore, ProposalAnswer } from "../../respond/briefings/briefing-store.ts";
import type { Proposal } from "../../respond/desk/incident/briefing-reading.ts";
import type { Change } from "../../respond/ports.ts";
import { actorOf, isUuid } from "../alter.ts";
import { change } from "../change.ts";
import type { BriefingFields } from "./fields.ts";
import { selectMeant } from "./recipients.ts";
import { lockBriefing } from "./rows.ts";
import { insertSent } from "./write-briefings.ts";

const ownStaff = { everybody: true, teams: [], accounts: false, partners: [] };

export function openProposals(
  sql: Sql,
  fields: BriefingFields,
): Pick<BriefingStore, "propose" | "proposals" | "answerProposal"> {
  return {
    propose: (by, key, proposals, entries) =>
      change(sql, actorOf(by), async (tx) => {
        const held = await lockBriefing(tx, fields, key);
        const version = held?.briefing.versions.findLast(({ state }) => state === "sent");
        if (held === null || version === undefined) return { value: 0, entries: [] };
        const added: AuthorityId[] = [];
        for (const { id, to } of proposals) {
          const { count } = await tx`
            insert into briefing_proposal (id, incident_id, briefing_id, version, from_authority, to_authority, number, title,
              body, proposed_by, proposed_at)
            values (${id}, ${key.incident}, ${held.briefing.id}, ${version.number}, ${key.authority}, ${to}, ${key.number},
              ${fields.seal("title", id, version.title)}, ${fields.seal("body", id, version.body)}, ${by.by}, ${by.at})
            on conflict do nothing`;
          if (count === 1) added.push(to);
        }
        return { value: added.length, entries: added.length === 0 ? [] : entries(added) };
      }),

    async proposals(incident, authority) {
      if (!isUuid(incident)) return [];
      const rows = await sql<ProposalRow[]>`
        select p.*, coalesce(staff_name(p.proposed_by::text), '') as proposer_name from briefing_proposal p
        where p.incident_id = ${incident} and ${authority} in (p.from_authority, p.to_authority)
        order by p.proposed_at desc, p.id`;
      return rows.map((row) => proposalOf(row, fields));
    },

    answerProposal: <P extends Problem>(
      by: Change,
      { incident, to, id }: Parameters<BriefingStore["answerProposal"]>[1],
      decide: (
        proposal: Proposal & { readonly proposer: StaffId },
        meant: readonly Meant[],
      ) => Outcome<ProposalAnswer, P>,
    ) =>
      change<Outcome<Briefing | null, P | { readonly kind: "not-there" }>>(sql, actorOf(by), async (tx) => {
        const [row] = isUuid(id)
          ? await tx<ProposalRow[]>`
            select p.*, coalesce(staff_name(p.proposed_by::text), '') as proposer_name from briefing_proposal p
            where p.id = ${id} and p.incident_id = ${incident} and p.to_authority = ${to} for update`
          : [];
        if (row === undefined) return { value: failed({ kind: "not-there" }), entries: [] };
        const meant = await selectMeant(tx, fields, ownStaff, { incident, authority: to }, null);
        const verdict = decide({ ...proposalOf(row, fields), proposer: row.proposed_by }, meant);
        if (!verdict.ok) return { value: verdict, entries: [] };
        const answer = verdict.value;
        const reasons = answer.kind === "declined" ? answer.reasons : "";
        await tx`
          update briefing_proposal set answer = ${answer.kind}, answered_by = ${by.by}, answered_at = ${by.at}, reasons = ${reasons}
          where id = ${id}`;
        if (answer.kind === "declined") return { value: done(null), entries: answer.entries };
        const added = await insertSent(tx, fields, answer.briefing, answer, by);
        return { value: done(added), entries: answer.entries(added) };
      }),
  };
}

type ProposalRow = {
  readonly id: ProposalId;
  readonly version: number;
  readonly from_authority: AuthorityId;
  readonly to_authority: AuthorityId;
  readonly number: number;
  readonly title: Buffer;
  readonly body: Buffer;
  readonly proposed_by: StaffId;
  readonly proposer_name: string;
  readonly proposed_at: Date;
  readonly answer: Proposal["answer"];
  readonly answered_at: Date | null;
  readonly reasons: string;
};

function proposalOf(row: ProposalRow, fields: BriefingFields): Proposal {
  const { id, version, number, answer, reasons } = row;
  return {
    ...{ id, version, number, answer, reasons, from: row.from_authority, to: row.to_authority },
    title: fields.open("title", id, row.title),
    body: fields.open("body", id, row.body),
    proposedBy: row.proposer_name,
    proposedAt: row.proposed_at,
    answeredAt: row.answered_at,
  };
}
