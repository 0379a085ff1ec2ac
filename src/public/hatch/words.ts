/** What the public reads where a form could not be taken. What was typed stays in the form. */
import type { SubmitProblem } from "./form-page.ts";
import type { FormProblem } from "./read-form.ts";

export const submitWords: Readonly<Record<SubmitProblem["kind"], string>> = {
  "hatch-full":
    "We cannot take in more just now. What you typed is still below: keep this page open and try again later. If it is urgent, call us.",
  "hatch-shut": "This form is not open yet. What you typed is still below. If it is urgent, call us.",
  "hatch-busy":
    "Too much was sent at once. What you typed is still below: wait a minute, then send it again. If it is urgent, call us.",
  "too-soon": "That was very quick. Check what you typed below, then send it again.",
  "too-old": "This page was open for too long. What you typed is still below: send it again.",
};

export const formWords: Readonly<
  Record<FormProblem["kind"], { readonly status: number; readonly title: string; readonly text: string }>
> = {
  "form-too-large": {
    status: 413,
    title: "That is too much for this form",
    text: "Nothing was sent. Go back, make the text shorter or leave out the file, and send it again.",
  },
  "form-not-read": {
    status: 415,
    title: "That could not be read",
    text: "Nothing was sent. Go back, and send the form from its own page.",
  },
  "form-not-understood": {
    status: 400,
    title: "That could not be understood",
    text: "Nothing was sent. Go back, reload the page, and try again.",
  },
  "form-busy": {
    status: 503,
    title: "Too much is being sent at once",
    text: "Nothing was sent. Go back, wait a minute, and send it again. If it is urgent, call us.",
  },
};
