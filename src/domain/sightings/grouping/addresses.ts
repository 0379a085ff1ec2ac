/** What the addresses in a sighting say of it: hosts, the shape of their paths, senders, numbers that called. */
import { addressIn, domainOf, hostOf, siteOf } from "../message/message.ts";
import { folded } from "./normalise.ts";

export type Where = { readonly site: string; readonly shape: string };

/** Where everybody keeps things, or writes from: the host alone says nothing of who is behind it. */
const shared =
  /^(?:google|googleapis|goo|microsoft|microsoftonline|office|office365|sharepoint|onedrive|live|outlook|hotmail|gmail|yahoo|icloud|apple|dropbox|docusign|adobe|linkedin|facebook|twitter|youtube|bit|tinyurl|t|ow|amazonaws|azurewebsites|windows|web|github|wetransfer|forms|aka|w3|schemas|cloudflare|mailchimp|sendgrid)\.[a-z.]+$/u;
const ofPublicBodies = /(?:^|\.)(?:gov|nhs|police|parliament|mod|ac|sch)\.uk$/u;

export function saysNothing(site: string): boolean {
  return shared.test(site) || isOfPublicBody(site);
}

export function isOfPublicBody(site: string): boolean {
  return ofPublicBodies.test(site);
}

/** In the text of a report addresses are often written so that nobody follows them: "hxxps://example[.]com". */
export function refanged(text: string): string {
  return text
    .replace(/\bh(?:xx|\*\*)p(s?)(?=:|\[:\])/giu, "http$1")
    .replace(/\[(?:\.|dot)\]|\((?:\.|dot)\)/giu, ".")
    .replace(/\[:\]/gu, ":")
    .replace(/\[(?:@|at)\]/giu, "@");
}

export function linksIn(text: string): readonly string[] {
  const found = refanged(text).match(
    /https?:\/\/[^\s<>"'()]+|(?<![@\w.-])(?:[a-z0-9-]+\.)+[a-z]{2,18}(?:\/[^\s<>"'()]*)?(?![\w@-])/giu,
  );
  return (found ?? []).map((link) => link.replace(/[.,;:!?]+$/u, "")).filter((link) => !fileLike.test(link));
}
const fileLike = /^[^/]+\.(?:pdf|docx?|xlsx?|html?|zip|exe|png|jpe?g|msg|eml|txt|iso|img|lnk|js|one|csv)$/iu;

/** Site and shape: "/login/Xf9?id=83" and "/login/b27?id=11" are of one shape. */
export function whereOf(link: string): Where | null {
  const host = hostOf(folded(link));
  if (host === "") return null;
  const rest = folded(link)
    .replace(/^[a-z][a-z0-9+.-]*:\/\//u, "")
    .replace(/^[^/?#]*/u, "");
  const [path = "", query = ""] = rest.split("#")[0]!.split("?");
  const steps = path.split("/").filter((step) => step !== "");
  const keys = query
    .split("&")
    .map((pair) => pair.split("=")[0] ?? "")
    .filter((key) => key !== "")
    .toSorted();
  const shape = [...steps.map(shapeOfStep), ...(keys.length > 0 ? [`?${keys.join("&")}`] : [])].join("/");
  return { site: siteOf(host), shape };
}

/** Digits and ids change with each copy; words do not. */
function shapeOfStep(step: string): string {
  const bare = step.replace(/%[0-9a-f]{2}/gu, "");
  if (/^\d+$/u.test(bare)) return "#";
  if (/@/u.test(bare)) return "@";
  if (
    /\d/u.test(bare) &&
    /^[a-z0-9_-]{5,}$/u.test(bare) &&
    !/^[a-z]{4,}[-_.]?\d{0,2}(?:\.[a-z]+)?$/u.test(bare)
  )
    return "*";
  return bare.replace(/\d+/gu, "#").slice(0, 40);
}

/** Long enough that two do not have it by chance. */
export function isTelling(shape: string): boolean {
  return shape.replace(/[#*@]/gu, "").length >= 7;
}

export function sendersIn(text: string): readonly string[] {
  const found =
    refanged(text).match(/(?<![a-z0-9._%+-])[a-z0-9._%+-]+@(?:[a-z0-9-]+\.)+[a-z]{2,18}/giu) ?? [];
  return [...new Set(found.map((one) => one.toLowerCase()))];
}

export function sendersOf(...written: readonly string[]): readonly string[] {
  return [...new Set(written.map(addressIn).filter((one) => one !== ""))];
}

export function siteOfSender(sender: string): string {
  return siteOf(domainOf(sender));
}

/** Telephone numbers of the United Kingdom, as digits after the leading zero. */
export function numbersIn(text: string): readonly string[] {
  const found = text.match(/(?:\+44\s?(?:\(0\))?|\b0)[\d\s()-]{8,14}\d/gu) ?? [];
  const digits = found.map((one) => one.replace(/\D/gu, "").replace(/^(?:44)?0?/u, ""));
  return [...new Set(digits.filter((one) => one.length >= 9 && one.length <= 10))];
}
