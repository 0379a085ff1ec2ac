/**
 * One connection to the mail server. What matters is how far a message had come when something went wrong: before its
 * content was asked for it was certainly not taken; after its end was sent, only the server's answer can say.
 */
import { Readable } from "node:stream";
import SMTPConnection, {
  type SMTPConnectionEnvelope,
  type SMTPConnectionOptions,
  type SMTPEnvelope,
} from "nodemailer/lib/smtp-connection/index.js";
import type { MailSettings } from "./settings.ts";

export type SmtpFault = Error & {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
};

export type Handed =
  | { readonly kind: "taken"; readonly provider: string | null }
  | {
      readonly kind: "failed";
      /** Whether the content was under way. */
      readonly begun: boolean;
      readonly fault: SmtpFault;
    };

export type Session = {
  readonly sent: number;
  /** Whether another message can go by it. */
  usable(): boolean;
  send(envelope: SMTPEnvelope, content: Buffer): Promise<Handed>;
  close(): void;
};

/** Fails with an SmtpFault. */
export function openSession(settings: MailSettings): Promise<Session> {
  const connection = new SMTPConnection(optionsOf(settings));
  return new Promise((resolve, reject) => {
    let over = false;
    // Also where it answers letter by letter, which no time-out of silence sees.
    const late = setTimeout(() => settle(tooLate()), 2 * settings.connectMs);
    const settle = (fault?: Error | null): void => {
      if (over) return;
      over = true;
      clearTimeout(late);
      if (fault) {
        connection.close();
        reject(fault);
      } else resolve(sessionOver(connection, settings.answerMs));
    };
    // Later faults reach whoever sends; one that comes while nothing is sent shows in `usable`.
    connection.on("error", settle);
    connection.on("end", () => settle(new Error("The connection ended.")));
    connection.connect((fault?: Error) => {
      if (fault || settings.login === null) {
        settle(fault);
        return;
      }
      const { account, passphrase } = settings.login;
      // With TLS that is only if offered, whoever sits in between would be told the passphrase.
      if (!connection.secure) settle(Object.assign(new Error("no TLS"), { code: "ETLS" }));
      else connection.login({ credentials: { user: account, pass: passphrase } }, (denied) => settle(denied));
    });
  });
}

function tooLate(): Error {
  return Object.assign(new Error("It took too long."), { code: "ETIMEDOUT" });
}

function sessionOver(connection: SMTPConnection, answerMs: number): Session {
  let sent = 0;
  let ended = false;
  connection.on("end", () => {
    ended = true;
  });
  return {
    get sent() {
      return sent;
    },
    usable: () => !ended && !connection.destroyed,
    async send(envelope, content) {
      const handed = await handOver(connection, envelope, content, answerMs);
      sent++;
      if (handed.kind === "failed") await resetOrClose(connection);
      return handed;
    },
    close() {
      // In the middle of nothing: a polite end.
      if (ended || connection.destroyed) return;
      connection.quit();
    },
  };
}

function handOver(
  connection: SMTPConnection,
  envelope: SMTPEnvelope,
  content: Buffer,
  answerMs: number,
): Promise<Handed> {
  return new Promise((resolve) => {
    let begun = false;
    // Read from the moment that the server has asked for the content.
    const source = new Readable({
      read() {
        begun = true;
        this.push(content);
        this.push(null);
      },
    });
    const end = (handed: Handed): void => {
      clearTimeout(late);
      connection.off("end", broken);
      resolve(handed);
    };
    const fail = (fault: Error): void => end({ kind: "failed", begun, fault });
    // Whoever sends hears of it in the same turn, with what the server said.
    const broken = (): void =>
      void setImmediate(() => fail(Object.assign(new Error("It ended."), { code: "ECONNECTION" })));
    const late = setTimeout(() => {
      fail(tooLate());
      connection.close();
    }, answerMs);
    connection.once("end", broken);
    // It writes the course of things into what it is given.
    connection.send({ ...envelope } as SMTPConnectionEnvelope, source, (fault, info) => {
      if (fault) fail(fault);
      else end({ kind: "taken", provider: queueIdIn(info?.response ?? "") });
    });
  });
}

/** How the server knows it: what its operator can look for. Nothing else of an answer is kept: it may hold the address. */
export function queueIdIn(answer: string): string | null {
  const found =
    /\bqueued as ([\w.-]{4,64})\b/iu.exec(answer) ??
    /\bid=([\w.-]{4,64})\b/iu.exec(answer) ??
    /\bInternalId=(\d{4,32})\b/iu.exec(answer) ??
    /^250 2\.0\.0 OK\s+(\d+ [\w.-]{4,64}) - gsmtp/iu.exec(answer) ??
    /^250 Ok ([0-9a-f-]{20,80})$/iu.exec(answer);
  return found?.[1] ?? null;
}

const resetMs = 5000;

/** After a refusal the transaction is still open. Whoever cannot be reset is of no further use. */
function resetOrClose(connection: SMTPConnection): Promise<void> {
  if (connection.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(late);
      connection.off("end", end);
      resolve();
    };
    const late = setTimeout(() => {
      connection.close();
      end();
    }, resetMs);
    connection.once("end", end);
    connection.reset((fault) => {
      if (fault) connection.close();
      end();
    });
  });
}

function optionsOf(settings: MailSettings): SMTPConnectionOptions {
  const { host, port, tls, name, certificate, connectMs, answerMs } = settings;
  return {
    host,
    port,
    secure: tls === "from-the-start",
    requireTLS: tls === "required",
    opportunisticTLS: tls === "if-offered",
    ...(name === undefined ? {} : { name }),
    ...(certificate === undefined ? {} : { tls: { ca: certificate } }),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    dnsTimeout: connectMs,
    socketTimeout: answerMs,
    // Neither addresses nor words go into a log.
    logger: false,
  };
}
