/** One wave as its page shows it. */
import { sum } from "../../../../domain/waves/advance.ts";
import type { WaveDetail } from "../../../../respond/desk/people/wave-desk.ts";
import { dateAndTime } from "../../../words/dates.ts";
import { count, number } from "../../../words/numbers.ts";
import { bandTags } from "../../../words/states.ts";
import { audienceWords, estimateLines, moneyWords, orderWords, pausedWords, waveTags } from "../words.ts";

export function waveView(wave: WaveDetail) {
  const { account, ahead, plan } = wave;
  const onWay = sum(account.queued);
  const waiting = sum(account.waiting);
  const failed = account.failed - account.fellBack;
  return {
    ...{
      number: wave.number,
      name: wave.name,
      state: wave.state,
      tag: waveTags[wave.state],
      practice: wave.practice,
    },
    version: wave.version,
    bands: plan.bands.map((band) => bandTags[band].text),
    ...{
      planned: dateAndTime(wave.plannedAt),
      launched: wave.launchedAt === null ? null : dateAndTime(wave.launchedAt),
    },
    over: wave.endedAt === null ? null : dateAndTime(wave.endedAt),
    paused: wave.state === "paused" ? pausedWords(wave) : null,
    canary: canaryWords(wave),
    ahead:
      ahead === null
        ? null
        : {
            words: audienceWords(ahead),
            lines: estimateLines(ahead.estimate),
            people:
              ahead.audience.byChannel.email +
              ahead.audience.byChannel.letter +
              ahead.audience.byChannel.text,
            days: ahead.estimate.days,
            cost: moneyWords(ahead.estimate.pence),
            most: moneyWords(ahead.estimate.mostPence),
          },
    percent: account.people === 0 ? 0 : Math.floor((100 * (account.sent + failed)) / account.people),
    figures: [
      { count: account.sent, words: "sent", colour: "green" },
      { count: account.delivered, words: "of these confirmed as delivered", colour: "green" },
      { count: waiting, words: "wait for their turn", colour: "grey" },
      { count: onWay, words: "on the way", colour: "blue" },
      { count: account.fellBack, words: "told another way after one failed", colour: "yellow" },
      { count: failed, words: "failed by every way so far", colour: "red" },
      { count: account.unsure, words: "may have gone: a person decides", colour: "orange" },
    ].filter(({ count: n }, index) => n > 0 || index === 0),
    unsure: account.unsure,
    plan: [
      { key: "Ways", value: orderWords(plan.ways) },
      { key: "Next way", value: `${count(plan.fallBackAfterHours, "hour", "hours")} after one has failed` },
      {
        key: "Not confirmed",
        value:
          plan.unconfirmedAfterHours === null
            ? "Counts as sent"
            : `Counts as failed after ${count(plan.unconfirmedAfterHours, "hour", "hours")}`,
      },
      {
        key: "Pace",
        value:
          plan.perHour === null ? "As fast as the channels go" : `${number(plan.perHour)} an hour at most`,
      },
      { key: "Text messages", value: `From ${plan.textsFrom}:00 to ${plan.textsUntil}:00, UK time` },
      {
        key: "First, alone",
        value:
          plan.canary === 0
            ? "None"
            : `${number(plan.canary)}, watched for ${count(plan.watchMinutes, "minute", "minutes")}`,
      },
      {
        key: "Pauses by itself",
        value: `When more than ${plan.failuresPerHundred} of 100 fail, or more than ${plan.complaintsPerHundred} of 100 report it as spam`,
      },
    ],
  };
}

function canaryWords({ state, plan, canaryPassedAt, practice, account }: WaveDetail): string | null {
  if (state !== "running" || plan.canary === 0 || practice) return null;
  if (canaryPassedAt !== null) return null;
  const waiting = sum(account.waiting);
  return waiting === 0
    ? null
    : `The first ${number(plan.canary)} go alone and are watched for ${count(plan.watchMinutes, "minute", "minutes")}. The rest waits.`;
}
