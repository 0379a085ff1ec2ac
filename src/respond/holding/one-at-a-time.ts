/** Reviews take all of the machine: they wait for one another, and none is started twice. */
import type { Holding } from "../../domain/documents/holding.ts";
import type { HoldingId } from "../../domain/ids.ts";
import { failed, type Outcome } from "../../domain/outcome.ts";
import type { By } from "../change-by.ts";
import type { ReviewProblem } from "../desk/desk.ts";
import { type ReviewPorts, reviewHolding } from "./review-holding.ts";

export type Reviews = {
  review(by: By, id: HoldingId): Promise<Outcome<Holding, ReviewProblem>>;
  /** Goes on with what a stop of Candour interrupted, and with what still waits. */
  resume(): Promise<void>;
};

export function openReviews(ports: ReviewPorts): Reviews {
  const under = new Set<HoldingId>();
  let last: Promise<unknown> = Promise.resolve();

  const review: Reviews["review"] = async (by, id) => {
    if (under.has(id)) return failed({ kind: "already-running" });
    under.add(id);
    const mine = last.then(() => reviewHolding(ports, by, id));
    last = mine.catch(() => {});
    return await mine.finally(() => under.delete(id));
  };

  return {
    review,
    async resume() {
      const ids = await ports.holdings.interrupted();
      await Promise.all(ids.map((id) => review("system", id).catch(ports.fault)));
    },
  };
}
