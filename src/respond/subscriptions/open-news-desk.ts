/**
 * Binds the desk of news to its ports. Subscribers are of no authority, and staff have no hold of their table: reading
 * counts and ending a subscription is Candour's own work, whoever asked for it.
 */
import { fieldChanges } from "../../domain/ledger/field-changes.ts";
import { done, failed } from "../../domain/outcome.ts";
import { problemOfReasons } from "../../domain/reasons.ts";
import type { Staff } from "../../domain/staff/staff.ts";
import { senderOf } from "../../domain/subscriptions/sender.ts";
import { emailIn } from "../../domain/subscriptions/subscription.ts";
import { type By, changeBy } from "../change-by.ts";
import type { NewsDesk, NewsStands } from "../desk/house/news-desk.ts";
import { note } from "../note.ts";
import { type ReadNewsPorts, readNews } from "./read-news.ts";
import type { SubscriptionStore } from "./subscription-store.ts";

export type NewsDeskPorts = ReadNewsPorts & { readonly subscriptions: SubscriptionStore; now(): Date };

const about = { subject: "subscribers" } as const;

export function openNewsDesk(portsOf: (by: By) => NewsDeskPorts): NewsDesk {
  const own = () => portsOf("system");
  return {
    news: () => readNews(own()),

    async pauseNews(by, typed) {
      const reason = typed.trim();
      const problem = problemOfReasons(reason);
      if (problem !== null) return failed(problem);
      const change = changeBy(by, own().now());
      const entries = [note(change, "news.paused", about, { reason })];
      return (await own().subscriptions.pause(change, { reason }, entries))
        ? done(null)
        : failed(await standing(own()));
    },

    async resumeNews(by) {
      const change = changeBy(by, own().now());
      const entries = [note(change, "news.resumed", about, {})];
      return (await own().subscriptions.pause(change, null, entries))
        ? done(null)
        : failed({ kind: "news-runs" });
    },

    async endNewsFor(by, { email: typed, how }) {
      const email = emailIn(typed);
      if (email === null) return failed({ kind: "email-malformed" });
      if (how === undefined) return failed({ kind: "news-how-missing" });
      const change = changeBy(by, own().now());
      await own().subscriptions.end(change, email, [note(change, "subscription.ended-for", about, { how })]);
      return done(null);
    },

    newsSender: () => own().subscriptions.sender(),

    async setNewsSender(by: Staff, typed, version) {
      const sender = senderOf(typed);
      if (!sender.ok) return sender;
      const change = changeBy(by, own().now());
      const stale = await own().subscriptions.setSender(change, sender.value, version, (before) => [
        note(change, "news.sender-set", about, {}, { changes: fieldChanges(before ?? {}, sender.value) }),
      ]);
      return stale === null ? done(null) : failed(stale);
    },
  };
}

/** Somebody was faster. */
async function standing({ subscriptions }: NewsDeskPorts): Promise<NewsStands> {
  const { paused } = await subscriptions.counts();
  return paused === null ? { kind: "news-paused" } : { kind: "news-paused", by: paused.by, at: paused.at };
}
