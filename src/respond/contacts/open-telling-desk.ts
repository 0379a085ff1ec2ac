/** Binds what tells people otherwise than by their first notice, and what keeps the gate before it, to its ports. */
import { type AgreementPorts, openAgreementDesk } from "../agreements/open-agreement-desk.ts";
import type { By } from "../change-by.ts";
import type { GateDesk } from "../desk/people/gate-desk.ts";
import type { SeverityDesk } from "../desk/people/severity-desk.ts";
import type { TellingDesk } from "../desk/people/telling-desk.ts";
import { type GateDeskPorts, openGateDesk } from "../gate/open-gate-desk.ts";
import { type LaterPorts, openLaterDesk } from "../notices/later/open-later-desk.ts";
import type { PrintPorts } from "../print/hand-batch.ts";
import { openPrintDesk } from "../print/open-print-desk.ts";
import { openPublicNoticeDesk, type PublicNoticePorts } from "../public-notice/open-public-notice-desk.ts";
import { openWordingDesk, type WordingDeskPorts } from "../wording/open-wording-desk.ts";

export type TellingPorts = LaterPorts &
  PrintPorts &
  WordingDeskPorts &
  GateDeskPorts &
  PublicNoticePorts &
  AgreementPorts;

export function openTellingDesk(portsOf: (by: By) => TellingPorts): TellingDesk & GateDesk & SeverityDesk {
  return {
    ...openLaterDesk(portsOf),
    ...openPrintDesk(portsOf),
    ...openWordingDesk(portsOf),
    ...openGateDesk(portsOf),
    ...openPublicNoticeDesk(portsOf),
    ...openAgreementDesk(portsOf),
  };
}
