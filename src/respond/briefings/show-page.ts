/** Puts on the public site what one recipient's link shows. */
import { briefingReference } from "../../domain/briefings/briefing.ts";
import { blocksOf } from "../../domain/briefings/compose-briefing.ts";
import type { BriefingPage } from "./briefing-store.ts";
import type { BriefingAnswer, BriefingDoor } from "./ports.ts";

export async function showPage(door: Pick<BriefingDoor, "show">, page: BriefingPage): Promise<void> {
  await door.show(page.secret, answerOf(page), page.endsAt);
}

function answerOf(one: BriefingPage): BriefingAnswer {
  const changed = one.changed === "" ? [] : blocksOf(one.changed);
  return {
    reference: briefingReference(one.number),
    version: one.version,
    from: one.from.name,
    title: one.title,
    blocks: [
      ...(changed.length === 0 ? [] : [{ kind: "heading", text: "What has changed" } as const, ...changed]),
      ...blocksOf(one.body),
    ],
    acknowledgedAt: one.acknowledgedAt?.toISOString() ?? null,
  };
}
