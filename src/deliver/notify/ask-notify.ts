/**
 * What became of attempts whose answer was lost: GOV.UK Notify is asked by their references. What it has taken shows a
 * moment later, so that it does not have it counts only when it says so twice, with a pause between.
 */
import { setTimeout as pause } from "node:timers/promises";
import type { Fate } from "../../respond/courier.ts";
import { cleaned, errorIn, saidBy } from "./said.ts";
import type { NotifyService } from "./service.ts";

export type AskSettings = {
  /** After this no new request begins: whoever asks holds a lease meanwhile. */
  readonly forMs: number;
  /** Between the two looks. */
  readonly againAfterMs: number;
  readonly tries: number;
};
export const usualAsk: AskSettings = { forMs: 60_000, againAfterMs: 5_000, tries: 5 };

export async function askNotify(
  services: readonly NotifyService[],
  references: readonly string[],
  settings: AskSettings = usualAsk,
): Promise<readonly Fate[]> {
  const asking = { tries: settings.tries, by: performance.now() + settings.forMs };
  const first = await lookAll(services, references, asking);
  const absent = references.filter((_, at) => first[at]!.kind === "not-there");
  if (absent.length === 0) return first;
  await pause(settings.againAfterMs);
  const second = new Map<string, Fate>();
  const again = await lookAll(services, absent, asking);
  for (const [at, reference] of absent.entries()) second.set(reference, again[at]!);
  return references.map((reference, at) => second.get(reference) ?? first[at]!);
}

type Asking = { readonly tries: number; readonly by: number };

function lookAll(
  services: readonly NotifyService[],
  references: readonly string[],
  asking: Asking,
): Promise<readonly Fate[]> {
  return Promise.all(references.map((reference) => lookAtEach(services, reference, asking)));
}

/** Whose message it was is not asked: it is there where any of the services has it, and not there where none has. */
async function lookAtEach(
  services: readonly NotifyService[],
  reference: string,
  asking: Asking,
): Promise<Fate> {
  const fates = await Promise.all(services.map((service) => look(service, reference, asking)));
  return (
    fates.find(({ kind }) => kind === "sent") ??
    fates.find(({ kind }) => kind === "cannot-tell") ??
    fates[0] ?? { kind: "cannot-tell", why: "No service at GOV.UK Notify is set." }
  );
}

async function look(
  { client, bucket }: NotifyService,
  reference: string,
  { tries, by }: Asking,
): Promise<Fate> {
  for (let tried = 1; ; tried++) {
    if (!(await bucket.take(by))) return { kind: "cannot-tell", why: "GOV.UK Notify was not asked in time." };
    try {
      const { data } = await client.getNotifications(undefined, undefined, reference);
      bucket.wentWell();
      const found = (data as { readonly notifications?: unknown } | null)?.notifications;
      if (!Array.isArray(found))
        return { kind: "cannot-tell", why: "GOV.UK Notify answered with something else." };
      const [one] = (found as readonly { readonly id?: unknown; readonly reference?: unknown }[]).filter(
        (each) => each.reference === reference,
      );
      if (one === undefined) return { kind: "not-there" };
      return typeof one.id === "string" ? { kind: "sent", provider: one.id } : { kind: "sent" };
    } catch (error) {
      const said = saidBy(error);
      if (said.kind === "too-fast") bucket.slowDown();
      const passing = said.kind === "too-fast" || said.kind === "unknown";
      if (passing && tried < tries && performance.now() < by) continue;
      return { kind: "cannot-tell", why: whyNot(error, said) };
    }
  }
}

function whyNot(error: unknown, said: ReturnType<typeof saidBy>): string {
  if (said.kind === "too-fast" || said.kind === "day-is-full")
    return "GOV.UK Notify answers too many at the moment.";
  if (said.kind === "unknown") return "GOV.UK Notify was asked, and did not answer.";
  const { body } = error as { readonly body?: unknown };
  return said.kind === "unavailable" ? said.why : cleaned(errorIn(body)?.message ?? "It was not answered.");
}
