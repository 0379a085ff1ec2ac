/** Binds what is done with referrals to its ports; readings are cut to what the mark lets the reader see. */
import { mayRead } from "../../domain/referrals/referral.ts";
import type { By } from "../change-by.ts";
import type { ReferralDesk } from "../desk/incident/referral-desk.ts";
import { answerReferral, askOfReferral } from "./questions.ts";
import { addReferral, changeReferral, type ReferralPorts, stepReferral } from "./write-referral.ts";

export function openReferralDesk(portsOf: (by: By) => ReferralPorts): ReferralDesk {
  return {
    referralBodies: (reader) => portsOf(reader).referralBodies(),

    async referrals(reader, incident) {
      const { referring } = portsOf(reader);
      const [all, questions] = await Promise.all([referring.of(incident), referring.questions(incident)]);
      const open = all.filter((referral) => mayRead(referral, reader));
      return {
        rows: open.map((referral) => ({
          ...referral,
          questions: questions.filter((question) => question.referral === referral.id),
        })),
        closedToReader: all.length - open.length,
      };
    },

    async referral(reader, incident, id) {
      const { referring } = portsOf(reader);
      const referral = await referring.byId(incident, id);
      if (referral === null || !mayRead(referral, reader)) return null;
      const questions = await referring.questions(incident);
      return { ...referral, questions: questions.filter((question) => question.referral === referral.id) };
    },

    addReferral: (by, incident, form) => addReferral(portsOf(by), by, incident, form),
    changeReferral: (by, incident, id, change) => changeReferral(portsOf(by), by, incident, id, change),
    stepReferral: (by, incident, id, step, form) => stepReferral(portsOf(by), by, incident, id, step, form),
    askOfReferral: (by, incident, id, form) => askOfReferral(portsOf(by), by, incident, id, form),
    answerReferral: (by, incident, id, question, form) =>
      answerReferral(portsOf(by), by, incident, id, question, form),
  };
}
