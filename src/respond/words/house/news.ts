/** Sentences: news by e-mail. */
import { ukClock } from "../../../domain/uk-time/in-words.ts";
import type { Sentences } from "../sentence.ts";

export const newsWords: Sentences = {
  "news-paused": ({ by, at }) =>
    by === undefined || at === undefined
      ? "Sending of news is paused already."
      : `${by || "A colleague"} has paused sending of news already at ${ukClock(at)}.`,
  "news-runs": "Somebody has let the news go on meanwhile. It is being sent.",
  "news-how-missing": "Select how they asked.",
  "sender-name-missing": "Enter the name that people see, like Northmere Council.",
  "sender-name-long": "Use 80 characters or fewer: mail programs show no more.",
  "sender-email": "Enter an email address that your mail system may send from, like news@council.gov.uk.",
  "sender-reply": "Enter an email address for answers, or leave it empty.",
};
