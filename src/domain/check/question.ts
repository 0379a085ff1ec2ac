/**
 * A question waits for the next quarter of an hour, whoever asks and whatever is known of them: nothing is looked up when
 * it is asked, so nothing about the asking can tell. All of one quarter are answered together, found or not.
 */
import type { AuthorityId, StaffId } from "../ids.ts";
import { endOfUkDay } from "../uk-time/uk-time.ts";
import type { Asked } from "./asked.ts";

export const languages = ["en", "cy"] as const;
export type CheckLanguage = (typeof languages)[number];

/** How it was asked: on the public site, or by staff for somebody on the phone or at the counter. */
export const askedWays = ["site", "phone", "counter"] as const;
export type AskedWay = (typeof askedWays)[number];

export type Question = Asked & {
  readonly id: string;
  readonly askedAt: Date;
  readonly way: AskedWay;
  /** Who asked for somebody; null on the site. */
  readonly askedBy: StaffId | null;
  /** Which controller is asked; null: all of them. */
  readonly authority: AuthorityId | null;
  readonly language: CheckLanguage;
};

const quarter = 15 * 60_000;
/** Somebody who asks a second before the quarter must not be answered a second later. */
const least = 2 * 60_000;
const day = 86_400_000;

/** How long an answer can be opened. */
export const answerDays = 30;
/** A person is written to once a day and three times a month, however often and by whomever they are asked for. */
export const repeatMs = day;
export const mostAMonth = 3;
export const monthMs = 30 * day;
/** How long it is known that somebody asked: when, and how, and nothing more. */
export const questionDays = 30;

export function answeredAt(askedAt: Date): Date {
  return new Date(Math.ceil((askedAt.getTime() + least) / quarter) * quarter);
}

/** The same for all that are answered on one day, so that it says nothing of whom they are for. */
export function answerEnd(answered: Date): Date {
  return endOfUkDay(answered, answerDays);
}
