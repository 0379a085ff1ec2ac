/** The words of a message to a subscriber: what is new, where it stands, and how to leave. */
import type { NoticeWords } from "../../domain/notices/notice.ts";
import type { NewsItem } from "../../domain/subscriptions/news.ts";
import { confirmDays } from "../../domain/subscriptions/subscription.ts";
import type { OutgoingMessage } from "../courier.ts";
import type { NewsLetter } from "./subscription-store.ts";

/** `address`: where the public reaches the site. */
export function writeNews(letter: NewsLetter, address: string): OutgoingMessage {
  const site = address.replace(/\/$/u, "");
  const link = `${site}/subscribe/${letter.secret}`;
  const { subject, blocks } =
    letter.kind === "confirmation" ? confirmation(letter, link) : news(letter, site, link);
  return {
    ...{ reference: letter.reference, channel: "email", to: letter.email, name: "", from: letter.from },
    date: letter.madeAt,
    words: { subject, blocks, short: subject },
    ...(URL.canParse(link) ? { leave: `${link}/leave` } : {}),
  };
}

type Written = { readonly subject: string; readonly blocks: NoticeWords["blocks"] };

function confirmation({ choices, from }: NewsLetter, link: string): Written {
  const pace = choices.pace === "daily" ? "once a day, if there is news" : "when there is news";
  return {
    subject: "Confirm that you want our news",
    blocks: [
      paragraph(`Somebody gave this address to get news from ${from.name} by email, ${pace}.`),
      paragraph("Was it you? Open this link and press the button:"),
      paragraph(link),
      paragraph(
        `The link works for ${confirmDays} days. Was it not you? Do nothing. You get no news, and we delete the address.`,
      ),
    ],
  };
}

function news({ kind, items, heldBack, from }: NewsLetter, site: string, link: string): Written {
  const [first] = items;
  const subject =
    kind === "digest"
      ? `Today's news from ${from.name}`
      : items.length === 1
        ? first!.text
        : `${items.length} changes: ${from.name}`;
  return {
    subject: subject.replace(/\s+/gu, " ").slice(0, 150),
    blocks: [
      ...(heldBack ? [paragraph("There was much news. We put the rest into one message.")] : []),
      { kind: "list", items: items.map((item) => lineOf(item, site)) },
      paragraph(`Everything we know is at ${site || "our news page"}`),
      { kind: "heading", text: "Change or stop these emails" },
      paragraph(`Open this link. It is for you alone: ${link}`),
    ],
  };
}

function lineOf({ text, path }: NewsItem, site: string): string {
  return site === "" ? text : `${text} – ${site}${path}`;
}

function paragraph(text: string): NoticeWords["blocks"][number] {
  return { kind: "paragraph", text };
}
