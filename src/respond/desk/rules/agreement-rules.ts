/** Which verbs the methods are about agreements between authorities. */
import type { AgreementDesk } from "../people/agreement-desk.ts";
import type { DeskRule } from "./desk-rule.ts";

export const agreementRules: { readonly [M in keyof AgreementDesk]: DeskRule<AgreementDesk[M]> | "open" } = {
  agreements: { verb: "agreement.read", incident: (id) => id },
  agreement: { verb: "agreement.read", incident: (id) => id },
  proposeAgreement: { verb: "agreement.decide", incident: (id) => id },
  stepAgreement: { verb: "agreement.decide", incident: (id) => id },
  draftJoint: { verb: "notice.draft", incident: (id) => id },
};
