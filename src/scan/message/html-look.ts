/** The words of a formatted message, and where its links lead. It is parsed and never shown: no markup leaves here. */
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import type { Link } from "../../domain/sightings/message/message.ts";
import { most, short } from "./look-limits.ts";

export type HtmlLook = {
  readonly text: string;
  readonly links: readonly Link[];
  readonly forms: number;
  readonly scripts: boolean;
};

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const unseen = new Set(["style", "script", "head", "template", "noscript"]);
const breaks = new Set(["p", "div", "br", "tr", "li", "h1", "h2", "h3", "h4", "table", "blockquote", "hr"]);

export function lookAtHtml(html: string): HtmlLook {
  if (html.trim() === "") return { text: "", links: [], forms: 0, scripts: false };
  let [text, forms, scripts] = ["", 0, /\son\w+\s*=|javascript:/iu.test(html)];
  const links: Link[] = [];
  // Without recursion: hostile markup is nested deeper than any stack.
  const waiting: Node[] = [parse(html)];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ("value" in node && node.nodeName === "#text") text += node.value;
    if (!("childNodes" in node)) continue;
    const name = "tagName" in node ? node.tagName : "";
    if (name === "script") scripts = true;
    if (name === "form") {
      forms++;
      links.push({ shown: "a form sends to", target: attribute(node as Element, "action") });
    }
    if (name === "a" || name === "area") links.push(linkOf(node as Element));
    if (name === "meta" && /refresh/iu.test(attribute(node as Element, "http-equiv")))
      links.push({
        shown: "leads on by itself to",
        target: attribute(node as Element, "content").replace(/^.*url=/iu, ""),
      });
    if (breaks.has(name) && !text.endsWith("\n")) text += "\n";
    if (!unseen.has(name)) waiting.push(...node.childNodes.toReversed());
    if (text.length > most.body) break;
  }
  const tidy = text
    .replace(/[ \t\u00a0]+/gu, " ")
    .replace(/ ?\n ?/gu, "\n")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
  return {
    text: tidy,
    links: links
      .filter(({ target }) => target.trim() !== "" && !target.startsWith("#"))
      .slice(0, most.links)
      .map(({ shown, target }) => ({ shown: short(shown, 200), target: short(target.trim(), most.link) })),
    forms,
    scripts,
  };
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((one) => one.name === name)?.value ?? "";
}

function linkOf(element: Element): Link {
  let shown = "";
  const waiting: Node[] = [...element.childNodes].toReversed();
  for (let node = waiting.pop(); node !== undefined && shown.length < 400; node = waiting.pop()) {
    if ("value" in node && node.nodeName === "#text") shown += node.value;
    else if ("tagName" in node && node.tagName === "img") shown += ` [picture ${attribute(node, "alt")}]`;
    if ("childNodes" in node) waiting.push(...node.childNodes.toReversed());
  }
  return { shown: shown.replace(/\s+/gu, " ").trim(), target: attribute(element, "href") };
}
