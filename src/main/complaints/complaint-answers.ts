/** Between complaints and the hatch: the references by which their writers read the answers. */
import type { ComplaintStore } from "../../respond/complaints/complaint-store.ts";
import {
  endComplaints,
  type TellComplainantsPorts,
  tellComplainants,
} from "../../respond/complaints/tell-complainants.ts";
import type { AnswerPort } from "../../respond/hatch/hatch-ports.ts";
import { newReference } from "../../seal/answer-seal.ts";

export const complaintPorts = { newReference };

export function tellOfComplaints(
  ports: Omit<TellComplainantsPorts, "putComplaintAnswer">,
  answers: AnswerPort,
): Promise<number> {
  return tellComplainants({
    ...ports,
    putComplaintAnswer: (reference, body, until) =>
      answers.put(reference, { kind: "complaint", body, until }),
  });
}

export function endOldComplaints(
  { complaints, now }: { readonly complaints: ComplaintStore; now(): Date },
  answers: AnswerPort,
  removeMessage: (reference: string) => Promise<void>,
): Promise<number> {
  return endComplaints({
    ...{ complaints, now, removeMessage },
    forgetAnswers: async (references) => {
      for (const reference of references) await answers.remove(reference);
    },
  });
}
