/** What the stand-in for GOV.UK Notify can be made to do; without settings it does what Notify does on a good day. */
export type StandInSettings = {
  readonly service: {
    readonly id: string;
    /** Secrets by what their key may: a live key sends to anybody, a team key to its list, a test key to nobody. */
    readonly secrets: { readonly live: string; readonly team: string; readonly test: string };
    readonly revoked: readonly string[];
    readonly team: readonly string[];
    readonly trial: boolean;
    readonly internationalLetters: boolean;
  };
  readonly templates: readonly Template[];
  readonly perMinute: number;
  readonly perDay: Readonly<Record<Kind, number>>;
  /** Milliseconds until an answer, from and to. */
  readonly answerMs: readonly [number, number];
  /** Of a hundred thousand. */
  readonly odds: {
    /** It takes the message, and then the connection breaks. */
    readonly answerLost: number;
    /** The connection breaks before it takes anything. */
    readonly requestLost: number;
    /** 500 after it took the message, and before. */
    readonly faultAfter: number;
    readonly faultBefore: number;
    readonly callbackTwice: number;
    /** First "temporary-failure", then "delivered"; the two come in any order. */
    readonly secondThoughts: number;
  };
  /** What was taken is found by its reference only after this. */
  readonly visibleAfterMs: number;
  readonly deliveredAfterMs: readonly [number, number];
  readonly callbacks: {
    readonly url: string;
    readonly returnedUrl: string;
    readonly bearer: string;
    readonly lateMs: readonly [number, number];
    readonly retryMs: number;
    readonly tries: number;
    readonly atOnce: number;
  } | null;
  readonly retentionDays: number;
  /** Added to the clock, to try days and retention. */
  readonly clockMs: number;
};

export type Kind = "email" | "sms" | "letter";
export type KeyKind = "live" | "team" | "test";
export type Template = {
  readonly id: string;
  readonly type: Kind;
  readonly name: string;
  readonly subject: string;
  readonly body: string;
  readonly archived?: boolean;
};

export const templateIds = {
  email: "11111111-1111-4111-8111-111111111111",
  text: "22222222-2222-4222-8222-222222222222",
  letter: "33333333-3333-4333-8333-333333333333",
} as const;
const serviceId = "aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa";
const secrets = {
  live: "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb",
  team: "cccccccc-cccc-4ccc-8ccc-cccccccccccc",
  test: "dddddddd-dddd-4ddd-8ddd-dddddddddddd",
} as const;

export const usualSettings: StandInSettings = {
  service: {
    id: serviceId,
    secrets,
    revoked: [],
    team: ["team@northmere.example", "07700900001"],
    trial: false,
    internationalLetters: true,
  },
  templates: [
    { id: templateIds.email, type: "email", name: "Notice", subject: "((subject))", body: "((body))" },
    { id: templateIds.text, type: "sms", name: "Notice", subject: "", body: "((body))" },
    { id: templateIds.letter, type: "letter", name: "Notice", subject: "((subject))", body: "((body))" },
  ],
  perMinute: 3_000,
  perDay: { email: 250_000, sms: 250_000, letter: 20_000 },
  answerMs: [5, 30],
  odds: {
    answerLost: 0,
    requestLost: 0,
    faultAfter: 0,
    faultBefore: 0,
    callbackTwice: 0,
    secondThoughts: 0,
  },
  visibleAfterMs: 100,
  deliveredAfterMs: [20, 100],
  callbacks: null,
  retentionDays: 7,
  clockMs: 0,
};

export function keyOf(kind: KeyKind): string {
  return `candour-${serviceId}-${secrets[kind]}`;
}

export type Changes = Partial<Omit<StandInSettings, "odds" | "service">> & {
  readonly odds?: Partial<StandInSettings["odds"]>;
  readonly service?: Partial<StandInSettings["service"]>;
};

export function changed(settings: StandInSettings, { odds, service, ...rest }: Changes): StandInSettings {
  return {
    ...settings,
    ...rest,
    odds: { ...settings.odds, ...odds },
    service: { ...settings.service, ...service },
  };
}
