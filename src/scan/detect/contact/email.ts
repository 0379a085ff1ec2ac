/** E-mail addresses, found from the `@` outwards: nothing else in a text is looked at. */
import type { Detector, Span } from "../detector.ts";

const local = /[A-Za-z0-9._%+'&=\u00c0-\u024f-]/;
const domain = /[A-Za-z0-9.-]/;
const whole =
  /^[A-Za-z0-9\u00c0-\u024f](?:[A-Za-z0-9._%+'&=\u00c0-\u024f-]{0,63})@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,62}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$/;

export const email: Detector = {
  type: "email",
  pattern: /@/g,
  find: aroundAts,
  cues: /\b(?:e-?mail|mailto|from|to|cc|contact)\b/i,
  normalise: (written) => written.toLowerCase(),
  accepts: (value, { text, start }) =>
    whole.test(value) && !notMail.test(value) && !messageId.test(text.slice(Math.max(0, start - 80), start))
      ? "structure"
      : null,
  // The form is enough: hardly anything else looks like it.
  confidence: () => "high",
};

/** A message's own number has an address's form. */
const messageId =
  /\b(?:message-id|references|in-reply-to|content-id|resent-message-id|cid)\b[^\n]*$|\bid <$/i;
const notMail = /\.(?:png|jpe?g|gif|svg|css|js|html?)$|^(?:image|part|cid)\d+.*@.*\.[0-9a-f]{6,}/;

function aroundAts(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    let start = at;
    while (start > 0 && at - start < 64 && local.test(text[start - 1]!)) start--;
    while (start < at && /[.'&=%+-]/.test(text[start]!)) start++;
    let end = at + 1;
    while (end < text.length && end - at < 254 && domain.test(text[end]!)) end++;
    while (end > at && /[.-]/.test(text[end - 1]!)) end--;
    if (start < at && end > at + 3) spans.push({ start, end });
  }
  return spans;
}
