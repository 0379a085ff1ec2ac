/**
 * Queues the reminders that are due, and delivers what is queued. Before a message goes out its page stands on the public
 * site, so that no link leads nowhere; after a crash the page is written once more, and the courier knows the message.
 */
import { briefingReference } from "../../domain/briefings/briefing.ts";
import { composeBriefing } from "../../domain/briefings/compose-briefing.ts";
import { isDue } from "../../domain/briefings/reminders.ts";
import { ukDate } from "../../domain/uk-time/in-words.ts";
import type { Courier, Leased, MessageQueue } from "../courier.ts";
import { deliverQueue } from "../delivery/deliver-queue.ts";
import { note } from "../note.ts";
import type { LeasedBriefing } from "./briefing-store.ts";
import { type BriefingDeskPorts, type BriefingPorts, linkOf } from "./ports.ts";
import { showPage } from "./show-page.ts";

type Carried = Leased & { readonly briefing: LeasedBriefing };

/** For whoever asks now: tells how many were queued. */
export async function queueReminders({ briefings, now: clock }: BriefingPorts): Promise<number> {
  const now = clock();
  const change = { by: "system", at: now } as const;
  return await briefings.queueReminders(
    change,
    (standing, rules) => isDue(standing, rules, now),
    (briefing, incident, count) => [
      note(change, "briefing.reminders-queued", { subject: `briefing:${briefing}`, incident }, { count }),
    ],
  );
}

export async function deliverBriefings(
  ports: BriefingDeskPorts,
  signal?: AbortSignal,
): Promise<{ readonly sent: number; readonly failed: number }> {
  const { briefings, briefingDoor: door } = ports;
  const shown = new Map<string, LeasedBriefing>();
  const queue: MessageQueue<Carried> = {
    async lease(most, at, until) {
      const leased = await briefings.lease(most, at, until);
      for (const one of leased) shown.set(one.reference, one);
      return leased.map((one) => carried(one, linkOf(door, one.secret)));
    },
    settle: (by, delivered, entries) => briefings.settle(by, delivered, entries),
    pending: () => briefings.pending(),
  };
  const courier: Courier = async (message) => {
    const one = shown.get(message.reference);
    shown.delete(message.reference);
    try {
      if (one !== undefined) await showPage(door, one);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? "unknown";
      return { kind: "unavailable", why: `Its page could not be put on the public site (${code}).` };
    }
    return await ports.courier(message);
  };
  return await deliverQueue(queue, { ...ports, courier }, undefined, signal);
}

function carried(one: LeasedBriefing, link: string | null): Carried {
  const { reference, attempt, name, email, from, queuedAt, endsAt } = one;
  const words = composeBriefing({
    ...{
      title: one.title,
      body: one.body,
      changed: one.changed,
      number: one.version,
      reminder: one.reminder,
    },
    ...{ reference: briefingReference(one.number), from, link, expires: ukDate(endsAt) },
  });
  return {
    briefing: one,
    attempt,
    message: { reference, channel: "email", to: email, name, words, from, date: queuedAt },
  };
}
