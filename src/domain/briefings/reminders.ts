/** When somebody who has not acknowledged is reminded: so many hours after the last message, so often, and never at night. */
import { ukTime } from "../uk-time/uk-time.ts";

export type ReminderRules = {
  /** Hours from the last message to the next reminder; 0: nobody is reminded. */
  readonly afterHours: number;
  readonly most: number;
  /** On the clocks of the United Kingdom: from this hour until that one nobody is reminded. The same: no quiet hours. */
  readonly quietFrom: number;
  readonly quietUntil: number;
};

export const usualReminders: ReminderRules = { afterHours: 24, most: 2, quietFrom: 20, quietUntil: 8 };
export const longestHours = 24 * 14;
export const mostReminders = 5;

export type ReminderProblem = { readonly kind: "reminders-wrong" };

export function problemOfReminders(rules: ReminderRules): ReminderProblem | null {
  const { afterHours, most, quietFrom, quietUntil } = rules;
  const whole = (value: number, highest: number) =>
    Number.isSafeInteger(value) && value >= 0 && value <= highest;
  const fits =
    whole(afterHours, longestHours) &&
    whole(most, mostReminders) &&
    whole(quietFrom, 23) &&
    whole(quietUntil, 23);
  return fits ? null : { kind: "reminders-wrong" };
}

/** Quiet hours may go over midnight. */
export function isQuiet({ quietFrom, quietUntil }: ReminderRules, at: Date): boolean {
  const { hour } = ukTime(at);
  return quietFrom <= quietUntil
    ? hour >= quietFrom && hour < quietUntil
    : hour >= quietFrom || hour < quietUntil;
}

/** How a recipient stands with the version that was sent last. */
export type Standing = {
  readonly acknowledged: boolean;
  /** Null: the version has not gone out to them yet. */
  readonly lastSentAt: Date | null;
  readonly reminders: number;
  /** No message gets through: a reminder would not either. */
  readonly cameBack: boolean;
};

export function isDue(standing: Standing, rules: ReminderRules, now: Date): boolean {
  const { acknowledged, lastSentAt, reminders, cameBack } = standing;
  if (acknowledged || cameBack || lastSentAt === null || rules.afterHours === 0) return false;
  if (reminders >= rules.most || isQuiet(rules, now)) return false;
  return now.getTime() - lastSentAt.getTime() >= rules.afterHours * 3_600_000;
}
