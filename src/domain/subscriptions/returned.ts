/**
 * E-mails that came back: what a mail system says of one that it could not deliver (RFC 3464, with the codes of RFC 3463),
 * and what a provider says of one that somebody marked as unwanted (RFC 5965). Who it is about is told by our reference.
 */
export type Returned =
  | { readonly kind: "ended"; readonly subscriber: string; readonly why: "unreachable" | "complained" }
  /** It will be tried again, or it is the way that failed, not the address. */
  | { readonly kind: "passing" }
  | { readonly kind: "not-ours" };

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const reference = new RegExp(`\\bU-[a-z0-9.]{1,60}-(?:\\d+\\.[0-9a-f]{8}-)?(${uuid})(?![0-9a-f-])`, "u");

/** `mail`: as it was received. Whatever is not plainly about one of ours is left alone. */
export function returnedIn(mail: string): Returned {
  const text = mail.replace(/\r\n?/gu, "\n").replace(/\n[ \t]+/gu, " ");
  const subscriber = reference.exec(text)?.[1];
  const type = /^content-type:[^\n]*multipart\/report[^\n]*/imu.exec(text)?.[0] ?? "";
  if (subscriber === undefined || type === "") return { kind: "not-ours" };
  if (/feedback-report/iu.test(type))
    return /^feedback-type:\s*(?:abuse|fraud|opt-out)\b/imu.test(text)
      ? { kind: "ended", subscriber, why: "complained" }
      : { kind: "passing" };
  if (!/delivery-status/iu.test(type)) return { kind: "not-ours" };
  const failed = /^action[ \t]*:\s*failed\b/imu.test(text);
  const code = /^status[ \t]*:\s*(\d)\.(\d{1,3})\.(\d{1,3})/imu.exec(text);
  return failed && code !== null && isNoAddress(code.slice(1).map(Number))
    ? { kind: "ended", subscriber, why: "unreachable" }
    : { kind: "passing" };
}

/** No such mailbox, or one that is closed. A full one, a policy, a sender that is not liked: the address may be right. */
function isNoAddress([group, subject, detail]: readonly number[]): boolean {
  if (group !== 5) return false;
  return (subject === 1 && detail !== 7 && detail !== 8) || (subject === 2 && detail === 1);
}
