/** The forms of a page, as a browser would see them: where they go, and what they would send if nobody typed anything. */
import { type DefaultTreeAdapterTypes, parse } from "parse5";

export type Field = { readonly name: string; readonly values: readonly string[] };
export type Form = { readonly action: string; readonly fields: readonly Field[] };
export type Page = { readonly forms: readonly Form[]; readonly links: readonly string[] };

type Element = DefaultTreeAdapterTypes.Element;

export function pageOf(html: string, address: string): Page {
  const elements = [...elementsOf(parse(html))];
  const forms = elements
    .filter(({ tagName }) => tagName === "form")
    .filter((form) => attribute(form, "method")?.toLowerCase() === "post")
    .map((form) => ({ action: attribute(form, "action") || address, fields: fieldsOf(form) }));
  const links = elements.flatMap((element) =>
    element.tagName === "a" ? (attribute(element, "href") ?? []) : [],
  );
  return { forms, links: links.filter((link) => link.startsWith("/")) };
}

function fieldsOf(form: Element): readonly Field[] {
  const fields = new Map<string, string[]>();
  for (const element of elementsOf(form)) {
    if (!["input", "select", "textarea", "button"].includes(element.tagName)) continue;
    const name = attribute(element, "name");
    if (name === undefined || name === "") continue;
    const values = fields.get(name) ?? [];
    values.push(...valuesOf(element));
    fields.set(name, values);
  }
  return [...fields].map(([name, values]) => ({ name, values: values.length === 0 ? [""] : values }));
}

function valuesOf(element: Element): readonly string[] {
  if (element.tagName !== "select") return [attribute(element, "value") ?? ""];
  return [...elementsOf(element)].flatMap((option) => attribute(option, "value") ?? []);
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

function* elementsOf(node: DefaultTreeAdapterTypes.Node): Generator<Element> {
  if ("tagName" in node) yield node;
  if ("childNodes" in node) for (const child of node.childNodes) yield* elementsOf(child);
}
