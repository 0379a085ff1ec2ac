/** The connections that stand: taken for a message, given back after it, ended after so many or when nobody needs them. */
import { openSession, type Session } from "./session.ts";
import type { MailSettings } from "./settings.ts";

export type Lines = {
  /** One that stands, or a new one; fails with an SmtpFault. `fresh`: never one that stood, for it may be dead unseen. */
  take(fresh?: boolean): Promise<{ readonly session: Session; readonly stood: boolean }>;
  give(session: Session): void;
  close(): void;
};

/** Servers end a connection that is silent for some minutes; one that we end first fails nobody. */
const idleMs = 20_000;

export function openLines(settings: MailSettings, open = openSession): Lines {
  const standing: Session[] = [];
  let clearing: NodeJS.Timeout | null = null;

  const endAll = (): void => {
    for (const session of standing.splice(0)) session.close();
  };
  return {
    async take(fresh = false) {
      clearTimeout(clearing ?? undefined);
      while (!fresh && standing.length > 0) {
        const session = standing.pop()!;
        if (session.usable()) return { session, stood: true };
      }
      return { session: await open(settings), stood: false };
    },
    give(session) {
      if (!session.usable()) return;
      if (session.sent >= settings.messagesEach) {
        session.close();
        return;
      }
      standing.push(session);
      clearTimeout(clearing ?? undefined);
      clearing = setTimeout(endAll, idleMs).unref();
    },
    close() {
      clearTimeout(clearing ?? undefined);
      endAll();
    },
  };
}
