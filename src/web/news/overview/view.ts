/** How far each message has come, in words; who is no longer there, and why. */
import type { NewsOverview, Told } from "../../../domain/subscriptions/counts.ts";
import type { NewsSender } from "../../../respond/desk/house/news-desk.ts";

const kindWords = {
  news: "News",
  digest: "Daily message",
  emergency: "Emergency message",
  confirmation: "",
  welcome: "",
} as const;
const goneWords = {
  left: "left by the link in a message",
  "asked-us": "asked us",
  unreachable: "could not be written to",
  complained: "reported our message as unwanted",
  unconfirmed: "never confirmed",
} as const;
const shownNext = 5;

export function newsView(news: NewsOverview, sender: NewsSender) {
  const gone = Object.entries(news.gone).filter(([, count]) => count > 0);
  return {
    active: news.active,
    daily: news.daily,
    unconfirmed: news.unconfirmed,
    goneCount: gone.reduce((all, [, count]) => all + count, 0),
    gone: gone.map(([why, count]) => ({ count, words: goneWords[why as keyof typeof goneWords] })),
    paused: news.paused,
    sender: sender.set ?? sender.otherwise,
    isSet: sender.set !== null,
    followed: news.followed.map((one) => ({ ...one, isService: one.kind === "service" })),
    next: shortened(news.next.atOnce),
    nextDaily: shortened(news.next.daily),
    mailings: news.mailings.map((one) => ({
      ...one,
      what: kindWords[one.kind],
      says: one.says.slice(0, 3),
      more: Math.max(0, one.says.length - 3),
      mark: markOf(one, news.paused !== null),
    })),
  };
}

function shortened(says: readonly string[]) {
  return { says: says.slice(0, shownNext), more: Math.max(0, says.length - shownNext) };
}

function markOf(one: Told, isPaused: boolean) {
  if (one.isOver) return { text: "Taken down", colour: "grey" };
  if (!one.isQueued) return { text: "Being queued", colour: "light-blue" };
  if (one.left === 0) return { text: "Sent", colour: "green" };
  return isPaused && one.kind !== "emergency"
    ? { text: "Paused", colour: "yellow" }
    : { text: "Being sent", colour: "blue" };
}
