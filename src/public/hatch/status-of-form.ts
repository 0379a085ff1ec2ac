/** With what status it is said that a form could not be read. The words are those of `messages`. */
import type { FormProblem } from "./read-form.ts";

export const statusOfForm: Readonly<Record<FormProblem["kind"], number>> = {
  "form-too-large": 413,
  "form-not-read": 415,
  "form-not-understood": 400,
  "form-busy": 503,
};
