/** One copy of a story as somebody reports it: the mail itself, its text pasted, a description, or words over the phone. */

import type { SightingKind } from "../../src/domain/sightings/kind.ts";
import type { MessageLook } from "../../src/domain/sightings/message/message.ts";
import type { Channel } from "../../src/domain/sightings/sighting.ts";
import type { Chance } from "../chance.ts";
import type { Story } from "./story.ts";

export type MadeSighting = {
  /** Which campaign, genuine mail or single thing it is: the truth that grouping is held to. */
  readonly truth: string;
  readonly at: Date;
  readonly kind: SightingKind;
  readonly channel: Channel;
  readonly words: string;
  readonly looks: readonly MessageLook[];
};

/** What one campaign uses: a few hosts, senders and files, which it rotates. */
export type Kit = {
  readonly story: Story;
  readonly hosts: readonly string[];
  readonly senders: readonly string[];
  readonly files: readonly string[];
  readonly number: string;
};

const some = [
  "amber",
  "brook",
  "cedar",
  "delta",
  "ember",
  "flint",
  "grove",
  "harbor",
  "iris",
  "juniper",
  "kestrel",
  "linden",
];
const names = [
  "Asha Patel",
  "Ben Carter",
  "Chidi Obi",
  "Dana Price",
  "Evan Hughes",
  "Fatima Khan",
  "Grace Lim",
  "Harry Fox",
];
const asides = [
  "I have not clicked anything.",
  "Not sure whether it is real.",
  "My manager told me to report this.",
  "Thought you should know.",
  "Several of us in the office had it.",
  "It came this morning while I was in a meeting.",
  "Should I delete it?",
  "",
  "",
];

export function kitOf(story: Story, chance: Chance): Kit {
  const filled = (pattern: string): string => fill(pattern, chance);
  return {
    story,
    hosts: story.genuine ? story.hosts : story.hosts.map(filled),
    senders: story.senders.map(filled),
    files: Array.from({ length: chance.int(1, 3) }, () => chance.letters(64, "0123456789abcdef")),
    number: `07700 900${chance.digits(3)}`,
  };
}

export function tell(kit: Kit, truth: string, at: Date, chance: Chance): MadeSighting {
  const { story } = kit;
  const mailed = story.kind === "email";
  const draw = chance.next();
  if (mailed && draw < 0.42)
    return { truth, at, kind: "email", channel: "file", words: note(chance), looks: [lookOf(kit, chance)] };
  if (draw < (mailed ? 0.64 : 0.5))
    return {
      truth,
      at,
      kind: kindFor(story, chance),
      channel: "form",
      words: pasted(kit, chance),
      looks: [],
    };
  const phone = draw > 0.86;
  return {
    truth,
    at,
    kind: kindFor(story, chance),
    channel: phone ? "phone" : "form",
    words: described(kit, chance, phone),
    looks: [],
  };
}

/** People choose the kind by what struck them. */
function kindFor(story: Story, chance: Chance): SightingKind {
  if (story.kind === "email" && story.hosts.length > 0 && chance.happens(0.12)) return "link";
  return chance.happens(0.04) ? "other" : story.kind;
}

function lookOf(kit: Kit, chance: Chance): MessageLook {
  const { story } = kit;
  const link = linkOf(kit, chance);
  const sender = kit.senders.length === 0 ? "" : chance.pick(kit.senders);
  const code = chance.letters(6, "ABCDEFGHJKLMNPQRSTUVWXYZ23456789");
  return {
    format: "eml",
    subject: fill(chance.pick(story.subjects), chance),
    from: sender,
    replyTo: "",
    returnPath: sender,
    to: "",
    date: "",
    messageId: "",
    authentication: [],
    hops: [],
    body: bodyOf(kit, chance).replace("{link}", "here"),
    links: link === "" ? [] : [{ shown: "here", target: link }],
    attachments:
      story.attachment === undefined
        ? []
        : [
            {
              name: story.attachment.name.replace("{code}", code),
              type: story.attachment.type,
              claimed: "",
              bytes: 9000,
              sha256: chance.pick(kit.files),
            },
          ],
    troubles: [],
  };
}

function pasted(kit: Kit, chance: Chance): string {
  const { story } = kit;
  const subject =
    story.subjects.length === 0 ? "" : `Subject: ${fill(chance.pick(story.subjects), chance)}\n`;
  const from = kit.senders.length > 0 && chance.happens(0.5) ? `From: ${chance.pick(kit.senders)}\n` : "";
  const number = story.calls && chance.happens(0.7) ? ` The number was ${kit.number}.` : "";
  return misspelt(
    `${from}${subject}${bodyOf(kit, chance).replace("{link}", written(linkOf(kit, chance), chance))}${number}\n${note(chance)}`,
    chance,
    0.01,
  );
}

/** In the reporter's own words; over the phone less is remembered, and somebody else types. */
function described(kit: Kit, chance: Chance, phone: boolean): string {
  const { story } = kit;
  const facts = chance.shuffled(story.facts).slice(0, phone ? chance.int(2, 3) : chance.int(2, 4));
  const told = facts.map((wordings) => chance.pick(wordings)).join(chance.pick([". ", ", and ", "; "]));
  const link =
    !phone && story.hosts.length > 0 && chance.happens(0.5)
      ? ` The link was ${written(linkOf(kit, chance), chance)}.`
      : "";
  const subject =
    story.subjects.length > 0 && chance.happens(phone ? 0.25 : 0.45)
      ? ` The subject was "${fill(chance.pick(story.subjects), chance)}".`
      : "";
  const number = story.calls && chance.happens(0.5) ? ` They used ${kit.number}.` : "";
  const opening = phone ? chance.pick(["Caller reports: ", "Rang in. ", ""]) : "";
  return misspelt(
    `${opening}${told}.${subject}${link}${number} ${note(chance)}`,
    chance,
    phone ? 0.02 : 0.03,
  );
}

function bodyOf({ story }: Kit, chance: Chance): string {
  const parts = [story.openings, story.middles, story.closings].map((from) => chance.pick(from));
  return fill(parts.filter((part) => part !== "").join("\n"), chance, true);
}

function linkOf(kit: Kit, chance: Chance): string {
  return kit.hosts.length === 0 ? "" : `https://${chance.pick(kit.hosts)}${fill(kit.story.path, chance)}`;
}

function written(link: string, chance: Chance): string {
  return chance.happens(0.3) ? link.replace("http", "hxxp").replaceAll(".", "[.]") : link;
}

function note(chance: Chance): string {
  return chance.pick(asides);
}

function fill(pattern: string, chance: Chance, keepLink = false): string {
  return pattern.replace(/\{(\w+)\}/gu, (whole, slot: string) => {
    if (slot === "link") return keepLink ? whole : "";
    if (slot === "name") return chance.pick(names);
    if (slot === "word") return chance.pick(some) + (chance.happens(0.5) ? chance.pick(some) : "");
    if (slot === "n") return chance.digits(chance.int(1, 4));
    if (slot === "code") return chance.letters(8, "abcdefghkmnpqrstuvwxyz0123456789");
    if (slot === "sum") return `£${chance.int(400, 9900)}.${chance.digits(2)}`;
    if (slot === "date") return `${chance.int(1, 28)} ${chance.pick(["November", "December"])}`;
    return slot === "number" ? `07700 900${chance.digits(3)}` : whole;
  });
}

/** Letters left out, doubled or swapped, as people in a hurry type. */
function misspelt(text: string, chance: Chance, rate: number): string {
  return text
    .split(/(\s+)/u)
    .map((word) => {
      if (word.length < 5 || /[/@.£\d]/u.test(word) || !chance.happens(rate * 4)) return word;
      const at = chance.int(1, word.length - 3);
      const swapped = word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
      return chance.pick([
        swapped,
        word.slice(0, at) + word.slice(at + 1),
        word.slice(0, at) + word[at] + word.slice(at),
      ]);
    })
    .join("");
}
