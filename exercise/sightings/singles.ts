/** What people report that belongs to no campaign: each is one thing, in two wordings; a hundred of them over a few days. */
import type { SightingKind } from "../../src/domain/sightings/kind.ts";

type Single = { readonly kind: SightingKind; readonly wordings: readonly string[] };

export const singles: readonly Single[] = [
  { kind: "device", wordings: ["The printer prints pages full of odd signs", "Printer spits out gibberish"] },
  { kind: "device", wordings: ["My keyboard types letters by itself", "Letters appear that I did not type"] },
  {
    kind: "other",
    wordings: [
      "Someone I do not know sat at a desk with a laptop",
      "A stranger worked on a laptop at an empty desk",
    ],
  },
  { kind: "other", wordings: ["A visitor asked for the wireless key", "Visitor wanted the wifi code"] },
  {
    kind: "other",
    wordings: ["Found a memory stick on the stairs", "There is a USB stick lying on the stairs"],
  },
  { kind: "other", wordings: ["The door of the server room stood open", "Server room was not locked"] },
  {
    kind: "email",
    wordings: ["My calendar shows meetings that I did not make", "Unknown meetings turned up in my calendar"],
  },
  {
    kind: "other",
    wordings: [
      "A resident says that our web form sent her somebody else's letter",
      "Resident got another person's letter after filling in our form",
    ],
  },
  {
    kind: "device",
    wordings: ["The scanner sent a job to an unknown address", "A scan went to an address I do not know"],
  },
  { kind: "call", wordings: ["My desk phone rings and nobody is there", "Silent calls on my desk phone"] },
  {
    kind: "email",
    wordings: [
      "A rule in my mailbox moves everything to RSS Feeds",
      "Mails vanish into RSS Feeds by a rule I did not make",
    ],
  },
  {
    kind: "device",
    wordings: ["An app on my tablet wants access to contacts", "Tablet app demands my contacts"],
  },
  {
    kind: "device",
    wordings: ["The badge reader lets people in without a badge", "Door opens without any badge"],
  },
  {
    kind: "login-prompt",
    wordings: ["I was signed out of everything at once", "All my sessions ended together"],
  },
  {
    kind: "email",
    wordings: [
      "Emails that I never wrote are in my sent items",
      "My sent items hold mails that are not mine",
    ],
  },
  {
    kind: "device",
    wordings: ["The fan of my laptop runs all the time", "Laptop hot and its fan never stops"],
  },
  {
    kind: "call",
    wordings: ["Somebody rang for the name of our head of finance", "A caller fished for who runs finance"],
  },
  {
    kind: "other",
    wordings: ["A letter by post asks for our supplier list", "Paper letter wanting a list of our suppliers"],
  },
  {
    kind: "device",
    wordings: [
      "The wallpaper of a meeting-room screen was changed",
      "Someone changed the picture on the meeting-room display",
    ],
  },
  { kind: "device", wordings: ["My browser opens with another start page", "Browser homepage was replaced"] },
  {
    kind: "other",
    wordings: ["A stranger photographed the noticeboard", "Somebody took photos of our noticeboard"],
  },
  { kind: "device", wordings: ["The clock of my machine is three hours off", "Wrong time on my machine"] },
  {
    kind: "other",
    wordings: [
      "A job advert asks applicants for passport scans in our name",
      "Fake vacancy in our name wants passport copies",
    ],
  },
  {
    kind: "other",
    wordings: [
      "A shared calendar of councillors is open to the world",
      "Anybody can see the councillors' calendar",
    ],
  },
];

export const asides = {
  where: [
    ...[
      "in the library",
      "on the second floor",
      "at the depot",
      "in the Town Hall",
      "at the leisure centre",
      "in the registry office",
    ],
    ...[
      "at home",
      "in the post room",
      "at the customer desk",
      "in the planning office",
      "in the chamber",
      "at the youth centre",
    ],
  ],
  more: [
    ...[
      "It began last week.",
      "Happened twice.",
      "Nobody else has it.",
      "I restarted and it is the same.",
      "A neighbour saw it too.",
    ],
    ...[
      "I took a photograph.",
      "It stopped after lunch.",
      "Please advise.",
      "First time for me.",
      "I told my manager.",
    ],
  ],
} as const;
