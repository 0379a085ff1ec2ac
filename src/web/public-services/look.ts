/** What the public would read of what stands in a form, before it is saved. */
import type { ServiceStatus } from "../../domain/bodies/service.ts";
import { readDay } from "../frame/day-fields.ts";
import { type Fields, longText, oneOf, raw, text } from "../frame/fields.ts";
import { dayOfIso } from "../words/dates.ts";
import { serviceTags } from "../words/states.ts";
import { channelWords, readChannels } from "./channel-fields.ts";

export function isLook(form: Fields): boolean {
  return raw(form, "answer") === "look";
}

/** Null where it does not say how the service runs. `words`: the field that holds them. */
export function lookAt(form: Fields, name: string, words: "note" | "words") {
  const status = oneOf(form, "status", Object.keys(serviceTags) as ServiceStatus[]);
  if (status === undefined) return null;
  const day = readDay(form, "back", "");
  const parts = [day.kind === "day" ? dayOfIso(day.day) : "", text(form, "expected")];
  const back = parts.filter((part) => part !== "").join(", ");
  return {
    ...{ name, tag: serviceTags[status], words: longText(form, words) },
    ways: readChannels(form).map((one) =>
      [`${channelWords[one.kind]}: ${one.value}`, one.words].filter((part) => part !== "").join(", "),
    ),
    back:
      status === "running"
        ? ""
        : back === ""
          ? "We do not know yet when it is back."
          : `Expected back: ${back}.`,
  };
}
