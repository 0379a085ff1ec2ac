/** Notices as staff read them: they hold a name, an address and what was taken, so every reading is written down first. */

import type { IncidentId, NoticeId } from "../../domain/ids.ts";
import { channels } from "../../domain/notices/notice.ts";
import { done, failed, type Outcome } from "../../domain/outcome.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import type { OutgoingMessage } from "../courier.ts";
import type { NoticeDetail, NoticePage, NoticeQuery, NoticeRow } from "../desk/people/notice-desk.ts";
import { demandTask, type KeepPorts, keepReading, type Read } from "../readings/keep-reading.ts";
import type { NoticeStore } from "./notice-store.ts";

export type ReadNoticePorts = KeepPorts & {
  readonly notices: Pick<NoticeStore, "page" | "detail" | "outgoing">;
  printLetter(message: OutgoingMessage): Promise<Uint8Array | null>;
};
type NoNotice = { kind: "no-such-notice" | "not-yours" };

export async function readNotices(
  ports: ReadNoticePorts,
  reader: Staff,
  query: NoticeQuery,
): Promise<NoticePage> {
  const task = await demandTask(ports, reader);
  const page = await ports.notices.page(reader.authority, query);
  await keepReading(ports, reader, task, {
    kind: "notice.listed",
    incident: query.incident,
    people: page.rows.map(personOf),
    found: page.total,
  });
  return page;
}

export async function readNotice(
  ports: ReadNoticePorts,
  reader: Staff,
  id: NoticeId,
): Promise<Outcome<NoticeDetail, NoNotice>> {
  const task = await demandTask(ports, reader);
  const read = await ownNotice(ports, reader, id);
  if (read.ok) await keepReading(ports, reader, task, readOf("notice.read", read.value));
  return read;
}

/** The letter as it would be printed. */
export async function readLetter(
  ports: ReadNoticePorts,
  reader: Staff,
  id: NoticeId,
): Promise<Outcome<Uint8Array, NoNotice | { kind: "no-address" }>> {
  const task = await demandTask(ports, reader);
  const read = await ownNotice(ports, reader, id);
  if (!read.ok) return read;
  const message = await ports.notices.outgoing(id);
  const address = message?.channel === "letter" ? message.to : letterAddress(read.value);
  if (address === undefined || message === null) return failed({ kind: "no-address" });
  const pdf = await ports.printLetter({ ...message, channel: "letter", to: address });
  if (pdf === null) return failed({ kind: "no-address" });
  await keepReading(ports, reader, task, readOf("letter.read", read.value));
  return done(pdf);
}

/** Some of the drafted, letters before the rest: those alone that are shown count as read. */
export async function readSamples(
  ports: ReadNoticePorts,
  reader: Staff,
  incident: IncidentId,
  { bands, most }: { readonly bands: readonly SeverityBand[]; readonly most: number },
): Promise<readonly NoticeDetail[]> {
  await demandTask(ports, reader);
  const pages = await Promise.all(
    channels
      .toSorted((a, b) => Number(b === "letter") - Number(a === "letter"))
      .flatMap((channel) => bands.map((band) => ({ channel, band })))
      .map((asked) =>
        ports.notices.page(reader.authority, { incident, state: "drafted", ...asked, page: 1 }),
      ),
  );
  const samples: NoticeDetail[] = [];
  for (const { id } of picked(
    pages.map(({ rows }) => rows),
    most,
  )) {
    const read = await readNotice(ports, reader, id);
    if (read.ok) samples.push(read.value);
  }
  return samples;
}

/** Letters come first in `pages`; each list is looked into all over, for those at its head are much alike. */
function picked(pages: readonly (readonly NoticeRow[])[], most: number): readonly NoticeRow[] {
  const all = pages.filter((rows) => rows.length > 0);
  const each = Math.max(1, Math.ceil(most / Math.max(1, all.length)));
  return all.flatMap((rows) => spread(rows, each)).slice(0, most);
}

function spread<T>(all: readonly T[], count: number): readonly T[] {
  const step = Math.max(1, Math.floor(all.length / count));
  return all.filter((_, index) => index % step === 0).slice(0, count);
}

async function ownNotice(
  { notices }: ReadNoticePorts,
  reader: Staff,
  id: NoticeId,
): Promise<Outcome<NoticeDetail, NoNotice>> {
  const detail = await notices.detail(id);
  if (detail === null) return failed({ kind: "no-such-notice" });
  return detail.authority === reader.authority ? done(detail) : failed({ kind: "not-yours" });
}

function readOf(kind: "notice.read" | "letter.read", notice: NoticeDetail): Read {
  return { kind, incident: notice.incident, people: [personOf(notice)], notice: notice.id };
}

function personOf({ person, personReference, authority }: NoticeRow): Read["people"][number] {
  return { id: person, reference: personReference, controller: authority };
}

function letterAddress({ reaches }: NoticeDetail): string | undefined {
  return reaches.find(({ channel }) => channel === "letter")?.value;
}
