/** What the answering of residents' questions needs besides the record: words, and where answers are put out. */
import type { AnswerPorts } from "../../respond/check/answer-questions.ts";
import type { AnswerPort } from "../../respond/hatch/hatch-ports.ts";
import { readCheckWords } from "../content/read-check.ts";
import { openAnswerDoor } from "./open-answer-door.ts";

export function answerPorts(
  hatch: Pick<AnswerPort, "put">,
  address: () => string,
  content: string,
): Pick<AnswerPorts, "answerDoor" | "checkWords"> {
  return {
    checkWords: () => readCheckWords(content),
    answerDoor: openAnswerDoor(hatch, address),
  };
}
