/** The words of a message to a subscriber: what is new, where it stands, and how to leave. */
import type { NoticeWords } from "../../domain/notices/notice.ts";
import { emergencyTextIn, type NewsItem } from "../../domain/subscriptions/news.ts";
import { confirmDays } from "../../domain/subscriptions/subscription.ts";
import type { OutgoingMessage } from "../courier.ts";
import { inWords, type NewsWords } from "./news-words.ts";
import type { NewsLetter } from "./subscription-store.ts";

const longestSubject = 150;

/** `address`: where the public reaches the site. */
export function writeNews(letter: NewsLetter, address: string, words: NewsWords): OutgoingMessage {
  const site = address.replace(/\/$/u, "");
  // One click ends it wherever it is read: mail programs post to the address as it is.
  const leave = `${site}/subscribe/${letter.secret}/leave`;
  const place = { letter, site, link: `${site}${words.to(`/subscribe/${letter.secret}`)}`, words };
  const { subject, blocks } = writers[letter.kind](place);
  const short = shortened(subject);
  const { from, replyTo } = letter.sender;
  return {
    ...{ reference: letter.reference, channel: "email", to: letter.email, name: "", from },
    ...(replyTo === "" ? {} : { replyTo }),
    date: letter.madeAt,
    words: { subject: short, blocks, short },
    language: { locale: words.locale, dir: words.dir },
    ...(URL.canParse(leave) ? { leave } : {}),
  };
}

type Place = {
  readonly letter: NewsLetter;
  readonly site: string;
  readonly link: string;
  readonly words: NewsWords;
};
type Blocks = NoticeWords["blocks"];
type Written = { readonly subject: string; readonly blocks: Blocks };

const writers: Readonly<Record<NewsLetter["kind"], (place: Place) => Written>> = {
  confirmation: ({ letter, link, words }) => ({
    subject: words.say("confirm-subject"),
    blocks: [
      paragraph(words.say("confirm-asked", { name: letter.sender.from.name, pace: letter.choices.pace })),
      paragraph(words.say("confirm-open")),
      paragraph(link),
      paragraph(words.say("confirm-not-you", { days: confirmDays })),
    ],
  }),
  welcome: (place) => ({
    subject: place.words.say("welcome-subject"),
    blocks: [
      paragraph(
        place.words.say("welcome-done", {
          name: place.letter.sender.from.name,
          pace: place.letter.choices.pace,
        }),
      ),
      paragraph(place.words.say("welcome-emergency")),
      ...whereElse(place),
    ],
  }),
  emergency: (place) => {
    const { letter, words } = place;
    const text = letter.items.map((item) => emergencyTextIn(item, words.language)).join("\n");
    return {
      subject: words.say("emergency-subject", { text }),
      blocks: [
        { kind: "heading", text: words.say("emergency-from", { name: letter.sender.from.name }) },
        ...text.split(/\n+/u).map(paragraph),
        paragraph(words.say("emergency-why")),
        ...whereElse(place),
      ],
    };
  },
  news: (place) => news(place, subjectOf(place)),
  digest: (place) => news(place, place.words.say("subject-digest", { name: place.letter.sender.from.name })),
};

function news(place: Place, subject: string): Written {
  const { letter, words } = place;
  return {
    subject,
    blocks: [
      ...(letter.heldBack ? [paragraph(words.say("held-back"))] : []),
      { kind: "list", items: letter.items.map((item) => lineOf(item, place)) },
      ...whereElse(place),
    ],
  };
}

function subjectOf({ letter: { items, sender }, words }: Place): string {
  const [first] = items;
  return items.length === 1 && first !== undefined
    ? inWords(first, words)
    : words.say("subject-many", { count: items.length, name: sender.from.name });
}

function whereElse({ site, link, words }: Place): Blocks {
  return [
    ...(site === "" ? [] : [paragraph(words.say("all-at", { link: `${site}${words.to("/")}` }))]),
    { kind: "heading", text: words.say("stop") },
    paragraph(words.say("stop-link", { link })),
  ];
}

function lineOf(item: NewsItem, { site, words }: Place): string {
  const text = inWords(item, words);
  return site === "" ? text : `${text} – ${site}${words.to(item.path)}`;
}

/** One line, between words where it is too long. */
function shortened(subject: string): string {
  const line = subject.replace(/\s+/gu, " ").trim();
  if (line.length <= longestSubject) return line;
  const cut = line.slice(0, longestSubject);
  return `${cut.slice(0, cut.lastIndexOf(" ") > 60 ? cut.lastIndexOf(" ") : longestSubject).toWellFormed()} …`;
}

function paragraph(text: string): Blocks[number] {
  return { kind: "paragraph", text };
}
