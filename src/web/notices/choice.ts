/** How many notices in a state, by severity and channel: what is said before anything is approved or sent. */
import { type Channel, channels, type NoticeState } from "../../domain/notices/notice.ts";
import type { SeverityBand } from "../../domain/people/person.ts";
import type { IncidentVisit } from "../frame/visit.ts";
import { bandTags, channelWords } from "../words/states.ts";

export type Tally = {
  readonly total: number;
  readonly rows: readonly {
    readonly band: SeverityBand;
    readonly total: number;
    readonly byChannel: Readonly<Record<Channel, number>>;
  }[];
  readonly byChannel: Readonly<Record<Channel, number>>;
};

type Asks = Pick<IncidentVisit, "desk" | "staff" | "incident">;

export async function tally(visit: Asks, state: NoticeState, bands: readonly SeverityBand[]): Promise<Tally> {
  const rows = await Promise.all(
    bands.map(async (band) => {
      const counts = await Promise.all(channels.map((channel) => countOf(visit, state, band, channel)));
      const byChannel = Object.fromEntries(channels.map((channel, i) => [channel, counts[i] ?? 0]));
      return { band, total: sum(counts), byChannel: byChannel as Record<Channel, number> };
    }),
  );
  const byChannel = Object.fromEntries(
    channels.map((channel) => [channel, sum(rows.map((row) => row.byChannel[channel]))]),
  );
  return {
    total: sum(rows.map(({ total }) => total)),
    rows,
    byChannel: byChannel as Record<Channel, number>,
  };
}

export function tallyView({ total, rows, byChannel }: Tally) {
  const inOrder = (counts: Readonly<Record<Channel, number>>) => channels.map((channel) => counts[channel]);
  return {
    total,
    channels: channels.map((channel) => channelWords[channel]),
    rows: rows.map((row) => ({ band: bandTags[row.band], counts: inOrder(row.byChannel), total: row.total })),
    sums: inOrder(byChannel),
  };
}

async function countOf(
  { desk, staff, incident }: Asks,
  state: NoticeState,
  band: SeverityBand,
  channel: Channel,
) {
  return await desk.countNotices(staff, { incident: incident.id, state, band, channel });
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, one) => all + one, 0);
}
