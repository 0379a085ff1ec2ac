/**
 * Takes in mails that came back: each becomes a receipt of its attempt, if its token is one of ours; what is about news
 * goes there (subscriptions/take-returned.ts). What neither knows is left for a person.
 */
import { bounceIn } from "../../domain/notices/bounces/bounce.ts";
import type { Receipt } from "../../domain/notices/receipts/receipt.ts";
import { returnedIn } from "../../domain/subscriptions/returned.ts";
import { type ReceiptPorts, recordReceipts } from "../delivery/record-receipts.ts";
import type { SubscriptionStore } from "../subscriptions/subscription-store.ts";
import { takeReturned } from "../subscriptions/take-returned.ts";

export type BouncePorts = ReceiptPorts & {
  readonly subscriptions: Pick<SubscriptionStore, "endReturned">;
  /** Null where nobody here made the token. */
  attemptOf(token: string): string | null;
};

export type BounceKind = "receipt" | "news" | "auto-reply" | "unknown";

/** What became of each, in their order, once it is written down. */
export async function takeBounces(
  ports: BouncePorts,
  mails: readonly string[],
): Promise<readonly BounceKind[]> {
  const receipts: Receipt[] = [];
  const news: string[] = [];
  const kinds = mails.map((mail): BounceKind => {
    const bounce = bounceIn(mail);
    if (returnedIn(mail).kind !== "not-ours") {
      news.push(mail);
      return "news";
    }
    if (bounce.kind !== "report") return bounce.kind === "auto-reply" ? "auto-reply" : "unknown";
    const attempt = bounce.tokens.map((token) => ports.attemptOf(token)).find((one) => one !== null);
    if (attempt === undefined) return "unknown";
    receipts.push(receiptOf(attempt, bounce, ports.now()));
    return "receipt";
  });
  await recordReceipts(ports, receipts);
  if (news.length > 0) await takeReturned(ports, each(news));
  return kinds;
}

const yearMs = 366 * 86_400_000;

/** A day that is yet to come would stand against everything that is said later; one of long ago is made up. */
function receiptOf(
  attempt: string,
  {
    state,
    code,
    at,
  }: { readonly state: Receipt["state"]; readonly code: string | null; readonly at: Date | null },
  now: Date,
): Receipt {
  return {
    ...{ attempt, state, from: "smtp", at: isLikely(at, now) ? at : now },
    ...(code === null ? {} : { code }),
  };
}

function isLikely(at: Date | null, now: Date): at is Date {
  return at !== null && at <= now && now.getTime() - at.getTime() < yearMs;
}

async function* each(mails: readonly string[]): AsyncGenerator<string> {
  yield* mails;
}
