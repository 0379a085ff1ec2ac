/** Messages that may have gone: how many broke off in which minute, by which carrier; the oldest first. */
import { minuteKey } from "../../../../domain/notices/unsure/unsure.ts";
import { type IncidentVisit, page, type Reply } from "../../../frame/visit.ts";
import { carrierWords } from "../words.ts";

export const path = "/incidents/:incident/notices/unsure";
export const needs = "incident";
export const verbs = { get: "unsure.read" } as const;

export async function get({ desk, staff, incident }: IncidentVisit): Promise<Reply> {
  const minutes = await desk.unsureMinutes(staff, incident.id);
  const here = `/incidents/${incident.reference}/notices/unsure`;
  const total = minutes.reduce((all, { messages }) => all + messages, 0);
  const byCarrier = Map.groupBy(minutes, ({ carrier }) => carrier);
  return page("notices/unsure/list/page.njk", {
    title: "Unsure messages",
    ...{ here, total },
    carriers: [...byCarrier].map(([carrier, some]) => ({
      text: carrierWords(carrier),
      messages: some.reduce((all, { messages }) => all + messages, 0),
    })),
    rows: minutes.map((one) => ({
      href: `${here}/${minuteKey(one)}`,
      at: one.minute,
      ...{ carrier: carrierWords(one.carrier), messages: one.messages },
    })),
  });
}
