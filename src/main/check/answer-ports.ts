/** What the answering of residents' questions needs besides the record: words, and where answers are put out. */
import { statfs } from "node:fs/promises";
import type { CallerPorts } from "../../respond/callers/open-caller-desk.ts";
import type { AnswerPorts } from "../../respond/check/answer-questions.ts";
import type { AckPorts } from "../../respond/complaints/acknowledging.ts";
import type { AnswerPort } from "../../respond/hatch/hatch-ports.ts";
import { complaintPorts } from "../complaints/complaint-answers.ts";
import { readCheckWords } from "../content/read-check.ts";
import { readComplaintWords } from "../content/read-complaints.ts";
import { findGenuineIn } from "../genuine/find-genuine.ts";
import { openAnswerDoor } from "./open-answer-door.ts";

export function answerPorts(
  hatch: Pick<AnswerPort, "put">,
  address: () => string,
  { content, hatch: folder }: { readonly content: string; readonly hatch: string },
): Pick<AnswerPorts, "answerDoor" | "checkWords"> &
  typeof complaintPorts &
  Pick<CallerPorts, "findGenuine"> &
  Pick<AckPorts, "complaintWords"> {
  return {
    ...complaintPorts,
    findGenuine: findGenuineIn(folder),
    checkWords: () => readCheckWords(content),
    complaintWords: () => readComplaintWords(content),
    answerDoor: openAnswerDoor(hatch, address, () => freeIn(folder)),
  };
}

async function freeIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
