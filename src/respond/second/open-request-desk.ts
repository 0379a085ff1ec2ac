/** Binds the use cases about requests, and the deeds that they are for, to their ports. */
import type { By } from "../change-by.ts";
import type { RequestDesk } from "../desk/house/request-desk.ts";
import { type AskPorts, askFor, weigh } from "./ask-for.ts";
import { carryOut } from "./carry-out.ts";
import { decideRequest } from "./decide.ts";
import { type DeedRules, type Deeds, notThere } from "./deeds.ts";
import { exporting } from "./exporting.ts";
import { countWaiting, readRequest, readRequests } from "./read-requests.ts";
import { type LookAgain, type RevealPorts, revealing } from "./revealing.ts";
import { type RolePorts, roleChange } from "./role-change.ts";
import { type SendingPorts, sending } from "./sending.ts";
import { withdrawRequest } from "./withdraw.ts";

export type RequestDeskPorts = Omit<AskPorts, "deeds"> &
  SendingPorts &
  RolePorts &
  Omit<RevealPorts, "lookAgain"> & {
    /** Reads what a review kept once more; where it is not there nothing can be revealed. */
    readonly lookAgain?: LookAgain;
    /** What the end of keeping brings. */
    readonly deletion?: DeedRules<"data.delete">;
  };

/** A deed reaches as far as who decides on it, or who carries it out; accounts are Candour's own work. */
export function openRequestDesk(portsOf: (by: By) => RequestDeskPorts): RequestDesk {
  const { accounts } = portsOf("system");
  const asksOf = (by: By): AskPorts => {
    const given = { ...portsOf(by), accounts };
    return { ...given, deeds: deedsOf(given) };
  };
  return {
    weigh: (by, deed) => weigh(asksOf(by), by, deed),
    askFor: (by, deed, form) => askFor(asksOf(by), by, deed, form),
    requests: (reader, query) => readRequests(asksOf(reader), reader, query),
    request: (reader, id) => readRequest(asksOf(reader), reader, id),
    requestsWaiting: (reader) => countWaiting(asksOf(reader), reader),
    decideRequest: (by, id, decision) => decideRequest(asksOf(by), by, id, decision),
    withdrawRequest: (by, id) => withdrawRequest(asksOf(by), by, id),
    carryOut: (by, id) => carryOut(asksOf(by), by, id),
  };
}

function deedsOf(given: RequestDeskPorts): Deeds {
  return {
    "notice.send": sending(given),
    "staff.change-role": roleChange(given),
    "people.reveal":
      given.lookAgain === undefined ? notThere() : revealing({ ...given, lookAgain: given.lookAgain }),
    "people.export": exporting(given),
    "data.delete": given.deletion ?? notThere(),
  };
}
