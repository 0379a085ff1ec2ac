import assert from "node:assert/strict";
import { test } from "node:test";
import type { Carrier, Courier, Delivery, Fate, OutgoingMessage } from "../../respond/courier.ts";
import { courierOver } from "./courier-over.ts";
import { openCarriers } from "./open-carriers.ts";

const message: OutgoingMessage = {
  ...{ reference: "M-7", channel: "email", to: "ada@example.org", name: "Ada Example", date: new Date(0) },
  words: { subject: "We have your complaint", blocks: [], short: "" },
  from: { name: "Northmere Council", email: "dpo@northmere.example", address: [] },
};
const outbox: Courier = async () => ({ kind: "sent", already: false, provider: "outbox" });

const cases: readonly {
  name: string;
  fate: Fate | null;
  answer: Delivery;
  becomes: Partial<Delivery>;
  carried: number;
}[] = [
  {
    name: "goes by the carrier that is set up",
    fate: { kind: "not-there" },
    answer: { kind: "sent", already: false },
    becomes: { kind: "sent", already: false },
    carried: 1,
  },
  {
    name: "that went unseen is not sent again",
    fate: { kind: "sent" },
    answer: { kind: "sent", already: false },
    becomes: { kind: "sent", already: true },
    carried: 0,
  },
  {
    name: "of which nobody can say yet waits",
    fate: { kind: "cannot-tell", why: "Away." },
    answer: { kind: "sent", already: false },
    becomes: { kind: "unavailable" },
    carried: 0,
  },
  {
    name: "that broke off where nobody can be asked goes again",
    fate: null,
    answer: { kind: "unknown", why: "Broke." },
    becomes: { kind: "unavailable" },
    carried: 1,
  },
];
for (const { name, fate, answer, becomes, carried } of cases) {
  test(`a message that is no notice ${name}`, async () => {
    const given: OutgoingMessage[] = [];
    const carrier: Carrier = {
      ...{ name: "notify", channels: ["email"], batch: 1, leaseMs: 1 },
      ask: fate === null ? null : async () => [fate],
      async carry(messages) {
        given.push(...messages);
        return [answer];
      },
    };
    const delivery = await courierOver(openCarriers([carrier], { email: "notify" }), outbox)(message);
    assert.deepEqual({ ...delivery, ...becomes }, delivery);
    assert.deepEqual(
      given.map(({ attemptReference }) => attemptReference),
      carried === 1 ? ["M-7"] : [],
    );
  });
}

test("letters that are no notices, and channels that nothing else takes, go into the outbox", async () => {
  const none = courierOver(openCarriers([], { letter: "print" }), outbox);
  for (const channel of ["letter", "email"] as const)
    assert.deepEqual(await none({ ...message, channel }), {
      kind: "sent",
      already: false,
      provider: "outbox",
    });
});
