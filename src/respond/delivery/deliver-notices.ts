/**
 * Delivers what is queued, each carrier in a lane of its own. A message is leased and its attempt written down, carried, and
 * settled; what broke off in between is asked about before it is carried again, and where nobody can be asked it waits for
 * a person. So nobody is told twice, and nobody is missed.
 */
import { setTimeout as pause } from "node:timers/promises";
import { type Channel, channels } from "../../domain/notices/notice.ts";
import type { Carrier, Delivery } from "../courier.ts";
import { askAbout } from "./ask-about.ts";
import { resultOf } from "./becomes.ts";
import { entriesFor } from "./entries.ts";
import type { LanePorts, LeasedNotice, NoticeResult } from "./notice-queue.ts";

type Running = {
  readonly carrier: Carrier;
  readonly channels: readonly Channel[];
  readonly practice: readonly boolean[];
};
export type Tally = { readonly sent: number; readonly failed: number };
type Progress = (sent: number, left: number) => void;

/** A carrier that fails this often in a row is down: leave its queue for later. */
const patience = 3;
/** While one batch is with the carrier, another is written down. */
const atOnce = 2;
const progressEveryMs = 1_000;

export async function deliverNotices(
  ports: LanePorts,
  onProgress?: Progress,
  signal?: AbortSignal,
): Promise<Tally> {
  const lanes = lanesOf(ports);
  const sent = new Map<Running, number>();
  const left = new Map<Running, number>();
  const sum = (counts: ReadonlyMap<Running, number>): number =>
    [...counts.values()].reduce((all, one) => all + one, 0);
  const tallies = await Promise.all(
    lanes.map((lane) =>
      deliverLane(ports, lane, signal, (done, remaining) => {
        sent.set(lane, done);
        left.set(lane, remaining);
        onProgress?.(sum(sent), sum(left));
      }),
    ),
  );
  return tallies.reduce((all, one) => ({ sent: all.sent + one.sent, failed: all.failed + one.failed }), {
    sent: 0,
    failed: 0,
  });
}

/** Practice goes to the outbox, whatever carries the rest. */
export function lanesOf({
  carriers,
  carrierOf,
}: Pick<LanePorts, "carriers" | "carrierOf">): readonly Running[] {
  return [...carriers.values()].flatMap((carrier): Running[] => {
    const own = channels.filter((channel) => carrierOf(channel) === carrier.name);
    if (carrier.name !== "outbox")
      return own.length === 0 ? [] : [{ carrier, channels: own, practice: [false] }];
    const practice = channels.filter((channel) => !own.includes(channel));
    return [
      ...(own.length === 0 ? [] : [{ carrier, channels: own, practice: [false, true] }]),
      ...(practice.length === 0 ? [] : [{ carrier, channels: practice, practice: [true] }]),
    ];
  });
}

async function deliverLane(
  ports: LanePorts,
  running: Running,
  signal: AbortSignal | undefined,
  onProgress: Progress,
): Promise<Tally> {
  const lane = { ...running, carrier: running.carrier.name };
  const total = { sent: 0, failed: 0, downs: 0, toldAt: 0 };
  const work = async (): Promise<void> => {
    while (!signal?.aborted && total.downs < patience) {
      const now = ports.now();
      const until = new Date(now.getTime() + running.carrier.leaseMs);
      const leased = await ports.notices.lease(running.carrier.batch, now, until, lane);
      if (leased.length === 0) {
        const { nextAt } = await ports.notices.pending(lane);
        if (nextAt === null) return;
        // Others hold the rest, or a crash did: wait until their leases run out.
        const wait = Math.min(Math.max(nextAt.getTime() - ports.now().getTime(), 20), 1000);
        await pause(wait, undefined, { signal }).catch(() => {});
        continue;
      }
      const results = await carry(ports, running.carrier, leased);
      const change = { by: "system", at: ports.now() } as const;
      await ports.notices.settle(change, results, entriesFor(change, results));
      total.sent += count(results, "sent");
      total.failed += count(results, "refused");
      total.downs = results.every(isDown) ? total.downs + 1 : 0;
      if (Date.now() - total.toldAt < progressEveryMs) continue;
      total.toldAt = Date.now();
      onProgress(total.sent, (await ports.notices.pending(lane)).left);
    }
  };
  await Promise.all(Array.from({ length: running.carrier.name === "outbox" ? 1 : atOnce }, work));
  const down = total.downs >= patience ? (await ports.notices.pending(lane)).left : 0;
  onProgress(total.sent, down);
  return { sent: total.sent, failed: total.failed + down };
}

async function carry(
  ports: LanePorts,
  carrier: Carrier,
  leased: readonly LeasedNotice[],
): Promise<readonly NoticeResult[]> {
  const doubtful = leased.filter((one) => one.doubtful.length > 0);
  const fresh = leased.filter((one) => one.doubtful.length === 0);
  const [asked, carried] = await Promise.all([
    askAbout(ports, doubtful),
    fresh.length === 0 ? [] : carryFresh(carrier, fresh),
  ]);
  return [...asked, ...fresh.map((one, at) => resultOf(one, carried[at]!, carrier, ports.now()))];
}

/** A carrier that breaks has told nothing: any of them may have gone. */
async function carryFresh(carrier: Carrier, fresh: readonly LeasedNotice[]): Promise<readonly Delivery[]> {
  try {
    return await carrier.carry(fresh.map(({ message }) => message));
  } catch (error) {
    const why = `The carrier broke off (${error instanceof Error ? error.name : "unknown"}).`;
    return fresh.map(() => ({ kind: "unknown", why }));
  }
}

function isDown({ becomes }: NoticeResult): boolean {
  return becomes.kind === "again" && becomes.outcome === "unavailable";
}

function count(results: readonly NoticeResult[], kind: NoticeResult["becomes"]["kind"]): number {
  return results.filter(({ becomes }) => becomes.kind === kind).length;
}
