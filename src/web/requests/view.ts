/** What every page about one request shows of it. */
import type { RequestDetail } from "../../respond/desk/house/request-desk.ts";
import { deedNames, meaningOf, requestTags } from "./words.ts";

export function requestView(request: RequestDetail) {
  return {
    title: deedNames[request.deed.verb],
    back: { href: "/requests", text: "Requests" },
    here: `/requests/${request.id}`,
    request,
    tag: requestTags[request.state],
    meaning: meaningOf(request),
    changed: request.stillSo === false,
  };
}
