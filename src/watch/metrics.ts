/**
 * Figures for Prometheus: how much is asked for and how fast, how far the ledger and the outbox are. Labels come from
 * short lists that this code knows (a route's pattern, a class of answers), so no person, account or id is in them.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Read from the record each time that somebody asks. */
export type Figures = {
  readonly ledgerEntries: number;
  readonly entriesWithoutPlace: number;
  readonly messagesQueued: number;
  /** Seconds since the oldest of them was queued; 0 where none is. */
  readonly oldestMessage: number;
  /** To residents, by how they stand and which carrier has them ("none" before any was chosen). */
  readonly messages: readonly {
    readonly state: string;
    readonly carrier: string;
    readonly messages: number;
  }[];
  /** Seconds since the oldest was queued of those that may have gone, and nobody has decided about. */
  readonly oldestUnsure: number;
};

export type Metrics = {
  answered(route: string, method: string, code: number, seconds: number): void;
  /** For answers by the hundred thousand: labels are looked up once, and the counter learns of them when it is read. */
  tally(route: string, method: string, code: number): Tally;
  signIn(step: string, outcome: string): void;
  limited(route: string): void;
  delivered(tries: { readonly sent: number; readonly failed: number }): void;
  /** What carriers said later; read each time that somebody asks. */
  receipts(read: () => Receipts): void;
  text(): Promise<string>;
  readonly contentType: string;
};

export type Receipts = {
  readonly recorded: number;
  /** Of nothing that was sent from here. */
  readonly unknown: number;
  readonly turnedAway: number;
};

export type Tally = {
  add(): void;
  /** Of some of the answers, so that the measuring costs less than the answer. */
  took(seconds: number): void;
};

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const methods = new Set(["GET", "HEAD", "POST"]);

export function createMetrics(
  /** Left out by a process that has no record. */
  read?: () => Promise<Figures>,
  { ofProcess = false }: { readonly ofProcess?: boolean } = {},
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (ofProcess) collectDefaultMetrics({ register: registry });
  const tallies = new Map<string, { readonly labels: AnswerLabels; count: number }>();
  const requests = new Counter({
    name: "candour_requests_total",
    help: "Requests answered, by the pattern of their route, method and class of answer.",
    labelNames: ["route", "method", "class"],
    registers,
    collect() {
      for (const tally of tallies.values()) {
        if (tally.count > 0) this.inc(tally.labels, tally.count);
        tally.count = 0;
      }
    },
  });
  const durations = new Histogram({
    name: "candour_request_seconds",
    help: "Seconds from a request to its answer, by the pattern of its route; of ready answers one in 16 of a connection.",
    labelNames: ["route"],
    buckets,
    registers,
  });
  const signIns = new Counter({
    name: "candour_sign_ins_total",
    help: "Tries at a step of signing in, by how they ended.",
    labelNames: ["step", "outcome"],
    registers,
  });
  const limited = new Counter({
    name: "candour_limited_requests_total",
    help: "Requests refused because there were too many, by the pattern of their route.",
    labelNames: ["route"],
    registers,
  });
  const deliveries = new Counter({
    name: "candour_delivery_attempts_total",
    help: "Attempts to deliver a message, by how they ended.",
    labelNames: ["result"],
    registers,
  });
  const gauges = read === undefined ? null : recordGauges(registers);

  return {
    answered(route, method, code, seconds) {
      requests.inc(labelsOf(route, method, code));
      durations.observe({ route }, seconds);
    },
    tally(route, method, code) {
      const labels = labelsOf(route, method, code);
      const key = Object.values(labels).join(" ");
      const tally = tallies.get(key) ?? { labels, count: 0 };
      tallies.set(key, tally);
      return { add: () => void tally.count++, took: (seconds) => durations.observe({ route }, seconds) };
    },
    signIn: (step, outcome) => signIns.inc({ step, outcome }),
    limited: (route) => limited.inc({ route }),
    delivered({ sent, failed }) {
      deliveries.inc({ result: "sent" }, sent);
      deliveries.inc({ result: "failed" }, failed);
    },
    receipts: (read) => countReceipts(registers, read),
    async text() {
      gauges?.set(await read?.().catch(() => undefined));
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
}

type AnswerLabels = { readonly route: string; readonly method: string; readonly class: string };

function labelsOf(route: string, method: string, code: number): AnswerLabels {
  return { route, method: methods.has(method) ? method : "other", class: `${Math.floor(code / 100)}xx` };
}

function countReceipts(registers: Registry[], read: () => Receipts): void {
  new Counter({
    name: "candour_receipts_total",
    help: "Receipts that carriers brought, by what became of them.",
    labelNames: ["outcome"],
    registers,
    collect() {
      const { recorded, unknown, turnedAway } = read();
      this.reset();
      this.inc({ outcome: "recorded" }, recorded);
      this.inc({ outcome: "unknown" }, unknown);
      this.inc({ outcome: "turned-away" }, turnedAway);
    },
  });
}

function recordGauges(registers: Registry[]) {
  const gauge = (name: string, help: string) => new Gauge({ name, help, registers });
  const up = gauge("candour_record_up", "1 where the record answered when these figures were read.");
  const entries = gauge("candour_ledger_entries", "Entries of the ledger that have their place.");
  const waiting = gauge("candour_ledger_entries_waiting", "Entries that wait for their place.");
  const queued = gauge("candour_outbox_messages", "Messages that wait to be delivered.");
  const oldest = gauge("candour_outbox_oldest_seconds", "Seconds that the oldest of them has waited.");
  const messages = new Gauge({
    name: "candour_messages",
    help: "Messages to residents, by how they stand and by carrier.",
    labelNames: ["state", "carrier"],
    registers,
  });
  const unsure = gauge(
    "candour_messages_unsure_oldest_seconds",
    "Seconds that the oldest message has waited of which nobody knows whether it went.",
  );
  return {
    /** undefined: the record did not answer. */
    set(figures: Figures | undefined) {
      up.set(figures === undefined ? 0 : 1);
      // What was true a while ago is not said again.
      entries.set(figures?.ledgerEntries ?? Number.NaN);
      waiting.set(figures?.entriesWithoutPlace ?? Number.NaN);
      queued.set(figures?.messagesQueued ?? Number.NaN);
      oldest.set(figures?.oldestMessage ?? Number.NaN);
      unsure.set(figures?.oldestUnsure ?? Number.NaN);
      messages.reset();
      for (const { state, carrier, messages: count } of figures?.messages ?? [])
        messages.set({ state, carrier }, count);
    },
  };
}
