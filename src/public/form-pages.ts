/** Every page of the public site that has a form, or an answer. */
import { briefingPage } from "./briefings/page.ts";
import { checkAnswer, checkCode } from "./check/answer.ts";
import { checkPage } from "./check/page.ts";
import { complainOutcome } from "./complain/outcome.ts";
import { complainPage, correctPage } from "./complain/page.ts";
import type { FormPage } from "./hatch/form-page.ts";
import { reportOutcome } from "./report/outcome.ts";
import { reportPage } from "./report/page.ts";
import { leavePage, subscriptionPage } from "./subscribe/manage.ts";
import { subscribePage } from "./subscribe/page.ts";
import { verifyPage } from "./verify/page.ts";

export const formPages: readonly FormPage[] = [
  briefingPage,
  reportPage,
  reportOutcome,
  ...[complainPage, correctPage, complainOutcome, verifyPage],
  // The code before what may be any secret.
  ...[checkPage, checkCode, checkAnswer],
  ...[subscribePage, subscriptionPage, leavePage],
];
