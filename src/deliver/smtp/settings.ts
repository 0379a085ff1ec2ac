/** What the operator says about the mail server that takes our messages; read and checked in main/mail/. */
import type { KeyObject } from "node:crypto";

/** Of one domain that messages come from. */
export type MailSender = {
  /** What stands behind the @ of the authority's address. */
  readonly domain: string;
  readonly dkim: { readonly selector: string; readonly key: KeyObject } | null;
  /** Bounces come to NAME+TOKEN@DOMAIN; null: to the sender's own address, where a person reads them. */
  readonly bounces: string | null;
};

export type MailSettings = {
  readonly host: string;
  readonly port: number;
  /** required: by STARTTLS, else nothing is sent. from-the-start: port 465. if-offered: only with a reason. */
  readonly tls: "required" | "from-the-start" | "if-offered";
  /** The name under which we greet; the machine's own where it is left out. */
  readonly name?: string;
  readonly login: { readonly account: string; readonly passphrase: string } | null;
  /** PEM of the authority that signed the server's certificate, where no public one did. */
  readonly certificate?: string;
  readonly senders: readonly MailSender[];
  readonly connections: number;
  /** After so many a connection ends, and another is made. */
  readonly messagesEach: number;
  /** How long each answer may take; that to a whole message is the longest. */
  readonly connectMs: number;
  readonly answerMs: number;
  /** Whether the mail server is asked to say as well that a message arrived. */
  readonly receipts: "failures" | "all";
};
