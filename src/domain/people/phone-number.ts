/** A phone number as somebody types it, in E.164 as the register keeps it: "+44 (0)7700 900982" is one of the UK. */
export function e164Of(written: string): string | null {
  const digits = written.replace(/\(0\)/gu, "").replace(/[^\d+]/gu, "");
  const whole = digits.replace(/^00/u, "+").replace(/^0/u, "+44");
  return /^\+[1-9]\d{7,14}$/u.test(whole) ? whole : null;
}
