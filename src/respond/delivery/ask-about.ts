/**
 * Attempts that broke off: the carrier that had them is asked by their references. Where one of them went, the message did;
 * where none is there, it is sent anew; where nobody can say, a person decides.
 */
import type { Fate } from "../courier.ts";
import { pauseAfter } from "./becomes.ts";
import type { LanePorts, LeasedNotice, NoticeResult } from "./notice-queue.ts";

const nobody = "It may have gone: the carrier broke off, and cannot be asked.";
const forgotten = "It may have gone: it is so long ago that the carrier knows no more.";
const notThere = "It did not get there.";

export async function askAbout(
  ports: Pick<LanePorts, "carriers" | "now">,
  leased: readonly LeasedNotice[],
): Promise<readonly NoticeResult[]> {
  if (leased.length === 0) return [];
  const fates = await fatesOf(ports, leased);
  return leased.map((one) => fateOf(one, fates, ports.now()));
}

function fateOf(leased: LeasedNotice, fates: ReadonlyMap<string, Asked>, now: Date): NoticeResult {
  const attempts = leased.doubtful.map(({ attempt }) => attempt);
  const found = attempts.map((attempt) => ({ attempt, fate: fates.get(attempt) ?? null }));
  for (const { attempt, fate } of found)
    if (isFate(fate) && fate.kind === "sent")
      return {
        ...{ leased, attempts: [attempt] },
        becomes: { kind: "sent", already: true, provider: fate.provider ?? null },
      };
  if (found.some(({ fate }) => fate === null))
    return { leased, attempts, becomes: { kind: "unsure", why: nobody } };
  if (found.some(({ fate }) => fate === "forgotten"))
    return { leased, attempts, becomes: { kind: "unsure", why: forgotten } };
  for (const { fate } of found)
    if (isFate(fate) && fate.kind === "cannot-tell") {
      const at = new Date(now.getTime() + pauseAfter(leased.attempt));
      return { leased, attempts, becomes: { kind: "again", why: fate.why, at, outcome: "unknown" } };
    }
  return { leased, attempts, becomes: { kind: "again", why: notThere, at: now, outcome: "not-sent" } };
}

function isFate(asked: Asked): asked is Fate {
  return asked !== null && asked !== "forgotten";
}

/** Null where nobody can be asked. */
type Asked = Fate | "forgotten" | null;

async function fatesOf(
  { carriers, now }: Pick<LanePorts, "carriers" | "now">,
  leased: readonly LeasedNotice[],
): Promise<ReadonlyMap<string, Asked>> {
  const asked = Map.groupBy(
    leased.flatMap(({ doubtful }) => doubtful),
    ({ carrier }) => carrier,
  );
  const fates = new Map<string, Asked>();
  for (const [name, doubtful] of asked) {
    const { ask = null, remembersMs = Number.POSITIVE_INFINITY } = carriers.get(name) ?? {};
    const references = doubtful.map(({ attempt }) => attempt);
    const answers = ask === null ? null : await ask(references);
    for (const [at, { attempt, begun }] of doubtful.entries()) {
      const answer = answers?.[at] ?? null;
      const isOld = now().getTime() - begun.getTime() > remembersMs;
      fates.set(attempt, answer?.kind === "not-there" && isOld ? "forgotten" : answer);
    }
  }
  return fates;
}
