/** Binds agreements between authorities to their ports: they reach into two registers, and are Candour's own work. */
import type { By } from "../change-by.ts";
import type { AgreementDesk } from "../desk/people/agreement-desk.ts";
import { type AgreePorts, proposeAgreement, stepAgreement } from "./agree.ts";
import { draftJoint, type JointPorts } from "./draft-joint.ts";

export type AgreementPorts = AgreePorts & JointPorts;

export function openAgreementDesk(portsOf: (by: By) => AgreementPorts): AgreementDesk {
  const own = portsOf("system");
  return {
    agreements: (reader, incident) => own.agreements.of(incident, reader.authority),
    async agreement(reader, incident, id) {
      const one = await own.agreements.byId(id);
      const mine = one !== null && [one.teller, one.other].includes(reader.authority);
      return mine && one.incident === incident ? one : null;
    },
    proposeAgreement: (by, incident, form) => proposeAgreement(own, by, incident, form),
    stepAgreement: (by, incident, id, form) => stepAgreement(own, by, incident, id, form),
    draftJoint: (by, incident, id) => draftJoint(own, by, incident, id),
  };
}
