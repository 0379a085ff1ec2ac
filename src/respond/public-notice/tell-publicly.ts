/** Tells a group of people by a public notice: drafts it as a statement, and accounts for each once it is published. */
import { randomUUID } from "node:crypto";
import type { Authority } from "../../domain/bodies/authority.ts";
import { judgementOf, judgementsInForce } from "../../domain/decisions/people-group.ts";
import type { AuthorityId, IncidentId } from "../../domain/ids.ts";
import type { NoticeContent } from "../../domain/notices/compose-notice.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import {
  composePublicNotice,
  type LinkProblem,
  type PublicNoticeTemplate,
  problemOfLink,
} from "../../domain/public-notice/public-notice.ts";
import type { Statement } from "../../domain/publication/statement.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { changeBy } from "../change-by.ts";
import type { StatementProblem } from "../desk/incident/statement-desk.ts";
import type { PublicNoticeOverview } from "../desk/people/public-notice-desk.ts";
import { note } from "../note.ts";
import type { BodyStore, StatementStore } from "../ports.ts";
import { writeStatement } from "../publish/write-statement.ts";
import type { DecisionStore } from "../report/report-store.ts";
import type { PublicNoticeStore, Untellable } from "./public-notice-store.ts";

export type PublicNoticePorts = {
  readonly publicNotices: PublicNoticeStore;
  readonly decided: Pick<DecisionStore, "of">;
  readonly statements: StatementStore;
  readonly bodies: Pick<BodyStore, "authorities">;
  content(): Promise<NoticeContent>;
  publicNoticeTemplate(): Promise<PublicNoticeTemplate>;
  now(): Date;
};

export async function readPublicNotices(
  ports: PublicNoticePorts,
  reader: Staff,
  incident: IncidentId,
): Promise<PublicNoticeOverview> {
  const [{ people, decisions }, statements, all, body] = await Promise.all([
    waitingOf(ports, incident, reader.authority),
    ports.statements.of(incident),
    ports.publicNotices.of(incident, reader.authority),
    bodyOf(ports, reader.authority),
  ]);
  return {
    ...{ waiting: people.length, decisions, done: all },
    statements: statements.filter((one) => problemOfLink(one, reader.authority, body.contact) === null),
  };
}

export async function draftPublicNotice(
  ports: PublicNoticePorts,
  by: Staff,
  incident: IncidentId,
): Promise<Outcome<Statement, StatementProblem | LinkProblem>> {
  const { people } = await waitingOf(ports, incident, by.authority);
  if (people.length === 0) return failed({ kind: "public-notice-nobody" });
  const [content, template, body] = await Promise.all([
    ports.content(),
    ports.publicNoticeTemplate(),
    bodyOf(ports, by.authority),
  ]);
  const facts = {
    categories: [...new Set(people.flatMap(({ categories }) => categories))],
    years: await ports.publicNotices.years(incident, by.authority),
    authority: { name: body.name, ...body.contact },
  };
  const { categories, advice } = content;
  const words = composePublicNotice(facts, { template, categories, advice });
  return await writeStatement(ports, by, incident, words);
}

export async function accountPublicly(
  ports: PublicNoticePorts,
  by: Staff,
  incident: IncidentId,
  number: number,
): Promise<Outcome<{ readonly people: number }, LinkProblem>> {
  const [{ people, decisions }, statements, body] = await Promise.all([
    waitingOf(ports, incident, by.authority),
    ports.statements.of(incident),
    bodyOf(ports, by.authority),
  ]);
  const statement = statements.find((one) => one.number === number);
  const wrong = problemOfLink(statement, by.authority, body.contact);
  if (wrong !== null) return failed(wrong);
  if (people.length === 0) return failed({ kind: "public-notice-nobody" });
  const change = changeBy(by, ports.now());
  const made = {
    ...{ id: randomUUID(), incident, authority: by.authority, statement: number, decisions },
    ...{ madeBy: by.id, madeAt: change.at },
  };
  const ids = people.map(({ id }) => id);
  const told = await ports.publicNotices.account(change, made, ids, (count) => {
    const detail = {
      ...{ authority: by.authority, people: count, statement: number },
      decisions: decisions.map(String),
    };
    return [note(change, "public-notice.accounted", { subject: `statement:${number}`, incident }, detail)];
  });
  return told === 0 ? failed({ kind: "public-notice-nobody" }) : done({ people: told });
}

/** Whom the judgements in force would have told by a public notice, and who has not been told. */
async function waitingOf(
  { publicNotices, decided }: PublicNoticePorts,
  incident: IncidentId,
  authority: AuthorityId,
): Promise<{ readonly people: readonly Untellable[]; readonly decisions: readonly number[] }> {
  const inForce = judgementsInForce(await decided.of({ incident, authority }));
  const numbers = new Set<number>();
  const people = (await publicNotices.untold(incident, authority)).filter((person) => {
    const judgement = judgementOf(inForce, person);
    if (judgement?.people?.telling !== "public-notice") return false;
    numbers.add(judgement.number);
    return true;
  });
  return { people, decisions: [...numbers] };
}

async function bodyOf({ bodies }: PublicNoticePorts, authority: AuthorityId): Promise<Authority> {
  return (await bodies.authorities()).find(({ id }) => id === authority)!;
}
