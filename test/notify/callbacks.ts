/** The callbacks of GOV.UK Notify: a POST with a bearer for each receipt, late, doubled, in any order, tried again in vain. */
import type { StandInSettings } from "./settings.ts";
import type { Taken } from "./taken.ts";

export type Callbacks = {
  tell(taken: Taken): void;
  tellReturned(taken: Taken): void;
  figures(): { readonly told: number; readonly refused: number; readonly waiting: number };
  stop(): void;
};

export function createCallbacks(settings: () => StandInSettings): Callbacks {
  const waiting: { readonly url: string; readonly body: unknown; tried: number }[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let underWay = 0;
  let [told, refused] = [0, 0];

  function queue(url: string, body: unknown, ms: number, tried = 0): void {
    const timer = setTimeout(() => {
      timers.delete(timer);
      waiting.push({ url, body, tried });
      drain();
    }, ms);
    timers.add(timer);
  }

  function drain(): void {
    const atOnce = settings().callbacks?.atOnce ?? 0;
    while (underWay < atOnce && waiting.length > 0) {
      underWay++;
      void post(waiting.shift()!).finally(() => {
        underWay--;
        drain();
      });
    }
  }

  async function post({ url, body, tried }: (typeof waiting)[number]): Promise<void> {
    const { callbacks } = settings();
    if (callbacks === null) return;
    const answer = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${callbacks.bearer}` },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    }).catch(() => null);
    await answer?.arrayBuffer().catch(() => {});
    if (answer?.ok) told++;
    // Notify tries again where nobody answers, and after 429 and 5xx; anything else it gives up.
    else if ((answer === null || answer.status === 429 || answer.status >= 500) && tried < callbacks.tries)
      queue(url, body, callbacks.retryMs, tried + 1);
    else refused++;
  }

  function tell(url: string, body: unknown): void {
    const { callbacks, odds } = settings();
    if (callbacks === null || url === "") return;
    const [from, to] = callbacks.lateMs;
    const times = Math.random() * 100_000 < odds.callbackTwice ? 2 : 1;
    for (let time = 0; time < times; time++) queue(url, body, from + Math.random() * (to - from));
  }

  return {
    tell: (taken) => tell(settings().callbacks?.url ?? "", receiptOf(taken)),
    tellReturned: (taken) => tell(settings().callbacks?.returnedUrl ?? "", returnedOf(taken)),
    figures: () => ({ told, refused, waiting: waiting.length + timers.size + underWay }),
    stop() {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
      waiting.length = 0;
    },
  };
}

const moment = (at: number): string => new Date(at).toISOString().replace("Z", "000Z");

export function receiptOf(taken: Taken): unknown {
  return {
    id: taken.id,
    reference: taken.reference,
    to: taken.to,
    status: taken.status,
    created_at: moment(taken.at),
    completed_at: moment(taken.changedAt),
    sent_at: moment(taken.at),
    notification_type: taken.kind,
    template_id: taken.template,
    template_version: 1,
  };
}

function returnedOf(taken: Taken): unknown {
  return {
    notification_id: taken.id,
    reference: taken.reference,
    created_at: moment(taken.at),
    email_address: "API",
    template_name: null,
    template_id: "None",
    template_version: null,
    original_file_name: null,
    job_row_number: null,
    upload_letter_file_name: null,
  };
}
