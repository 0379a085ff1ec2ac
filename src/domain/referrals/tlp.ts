/**
 * Handling marks: the Traffic Light Protocol 2.0 of FIRST. A mark says how those who are given something may hand it on;
 * whom the source itself gives it to, the source decides.
 */

export const marks = ["red", "amber-strict", "amber", "green", "clear"] as const;
export type Mark = (typeof marks)[number];

type Meaning = {
  /** In capitals, as the protocol writes it. */
  readonly text: string;
  /** Of the letters, on black. */
  readonly colour: string;
  /** FIRST's own sentence. */
  readonly means: string;
  /** What that is here. */
  readonly here: string;
};

export const meaningOf: Readonly<Record<Mark, Meaning>> = {
  red: {
    text: "TLP:RED",
    colour: "#FF2B2B",
    means: "For the eyes and ears of individual recipients only, no further disclosure.",
    here: "Only the people who are named may read it. They tell nobody.",
  },
  "amber-strict": {
    text: "TLP:AMBER+STRICT",
    colour: "#FFC000",
    means: "TLP:AMBER+STRICT restricts sharing to the organization only.",
    here: "It stays within the body that is given it, with those who need to know.",
  },
  amber: {
    text: "TLP:AMBER",
    colour: "#FFC000",
    means:
      "Limited disclosure, recipients can only spread this on a need-to-know basis within their organization and its clients.",
    here: "The body that is given it may pass it to those it serves or shares IT with, if they need to know.",
  },
  green: {
    text: "TLP:GREEN",
    colour: "#33FF00",
    means: "Limited disclosure, recipients can spread this within their community.",
    here: "It may go round among public bodies, the police and the security community. Never in public.",
  },
  clear: {
    text: "TLP:CLEAR",
    colour: "#FFFFFF",
    means: "Recipients can spread this to the world, there is no limit on disclosure.",
    here: "Anybody may read it.",
  },
};

/** The strictest of them; null where there is none. */
export function strictest(all: readonly Mark[]): Mark | null {
  return marks.find((mark) => all.includes(mark)) ?? null;
}

/** Whether what bears the first may lie in what bears the second. */
export function fitsIn(inner: Mark, outer: Mark): boolean {
  return marks.indexOf(inner) >= marks.indexOf(outer);
}

/** own: the body whose it is. partner: one that shares IT with it. community: police, regulator, security bodies. */
export const circles = ["own", "partner", "community", "anybody"] as const;
export type Circle = (typeof circles)[number];

export type Recipient = {
  /** A body's key, or its name where it has none. */
  readonly body: string;
  readonly circle: Circle;
  /** Somebody by name; empty where it is the body as a whole. */
  readonly person: string;
};

const widest: Readonly<Record<Exclude<Mark, "red">, Circle>> = {
  "amber-strict": "own",
  amber: "partner",
  green: "community",
  clear: "anybody",
};

/** Whether the mark lets it be handed to them. `intended`: those whom the source made it for. */
export function mayBeHanded(mark: Mark, to: Recipient, intended: readonly Recipient[]): boolean {
  const isMeant = intended.some(
    (one) => one.body === to.body && (one.person === "" ? mark !== "red" : one.person === to.person),
  );
  if (isMeant) return true;
  return mark !== "red" && circles.indexOf(to.circle) <= circles.indexOf(widest[mark]);
}

/** For file names, in which a colon and a plus have no place: "TLP-AMBER-STRICT". */
export function markInFileName(mark: Mark): string {
  return meaningOf[mark].text.replace(/[^A-Z]/g, "-");
}
