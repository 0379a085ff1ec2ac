/** What a pdf holds beside the text of its pages: form fields, annotations, links, properties, attached files. */
import { linkText } from "../office/link-text.ts";
import { type Engine, textFrom, withKey, withMemory } from "./engine.ts";

export type Form = { readonly handle: number; close(): void };

/** The form's own environment, which knows the fields' values wherever they are kept; null where there is no form. */
export function openForm(engine: Engine, document: number): Form | null {
  if (engine.call["FPDF_GetFormType"]!(document) <= 0) return null;
  const size = 256;
  const pointer = engine.take(size);
  engine.memory().fill(0, pointer, pointer + size);
  engine.memory().writeUInt32LE(2, pointer);
  const handle = engine.call["FPDFDOC_InitFormFillEnvironment"]!(document, pointer);
  return {
    handle,
    close() {
      if (handle !== 0) engine.call["FPDFDOC_ExitFormFillEnvironment"]!(handle);
      engine.give(pointer);
    },
  };
}

const mostAnnotations = 5_000;
const widget = 20;
const link = 2;

export type Annotations = { readonly fields: readonly string[]; readonly notes: readonly string[] };

export function annotationsOf(
  engine: Engine,
  document: number,
  page: number,
  form: Form | null,
): Annotations {
  const fields: string[] = [];
  const notes: string[] = [];
  const { call } = engine;
  const count = Math.min(mostAnnotations, call["FPDFPage_GetAnnotCount"]!(page));
  for (let i = 0; i < count; i++) {
    const annotation = call["FPDFPage_GetAnnot"]!(page, i);
    if (annotation === 0) continue;
    const kind = call["FPDFAnnot_GetSubtype"]!(annotation);
    if (kind === widget) {
      const field = form === null ? "" : fieldLine(engine, form.handle, annotation);
      if (field !== "") fields.push(field);
    } else if (kind === link) notes.push(linkTarget(engine, document, annotation));
    else notes.push(stringOf(engine, annotation, "Contents"));
    call["FPDFPage_CloseAnnot"]!(annotation);
  }
  return { fields, notes: notes.filter((note) => note.trim() !== "") };
}

function fieldLine(engine: Engine, form: number, annotation: number): string {
  const { call } = engine;
  const get = (name: string) =>
    textFrom(engine, (pointer, bytes) => call[name]!(form, annotation, pointer, bytes)).trim();
  const value = get("FPDFAnnot_GetFormFieldValue");
  if (value === "" || value === "Off") return "";
  const label = get("FPDFAnnot_GetFormFieldAlternateName") || get("FPDFAnnot_GetFormFieldName");
  return label === "" ? value : `${label}: ${value}`;
}

function stringOf(engine: Engine, annotation: number, key: string): string {
  return withKey(engine, key, (name) =>
    textFrom(engine, (pointer, bytes) =>
      engine.call["FPDFAnnot_GetStringValue"]!(annotation, name, pointer, bytes),
    ),
  );
}

function linkTarget(engine: Engine, document: number, annotation: number): string {
  const { call } = engine;
  const action = call["FPDFLink_GetAction"]!(call["FPDFAnnot_GetLink"]!(annotation));
  if (action === 0) return "";
  const needed = call["FPDFAction_GetURIPath"]!(document, action, 0, 0);
  if (needed <= 1 || needed > 65_536) return "";
  const target = withMemory(engine, needed, (pointer) => {
    call["FPDFAction_GetURIPath"]!(document, action, pointer, needed);
    return engine.memory().toString("utf8", pointer, pointer + needed - 1);
  });
  return /^(mailto|tel):/i.test(target) ? linkText(target) : "";
}

export type Properties = { readonly lines: readonly string[]; readonly dates: readonly string[] };

export function propertiesOf(engine: Engine, document: number): Properties {
  const get = (key: string) =>
    withKey(engine, key, (name) =>
      textFrom(engine, (pointer, bytes) => engine.call["FPDF_GetMetaText"]!(document, name, pointer, bytes)),
    ).trim();
  const lines = ["Title", "Author", "Subject", "Keywords"]
    .map((key) => [key, get(key).slice(0, 2000)] as const)
    .filter(([, value]) => value !== "")
    .map(([key, value]) => `${key}: ${value}`);
  const dates = ["CreationDate", "ModDate"].flatMap((key) => {
    const found = /^D:(\d{4})(\d\d)(\d\d)/.exec(get(key));
    return found === null || found[1]! < "1985" ? [] : [`${found[1]}-${found[2]}-${found[3]}`];
  });
  return { lines, dates: [...new Set(dates)].sort() };
}

export type Attached = { readonly name: string; readonly content: Buffer };

export function* attachedFiles(engine: Engine, document: number): Generator<Attached> {
  const { call } = engine;
  const count = call["FPDFDoc_GetAttachmentCount"]!(document);
  for (let i = 0; i < count; i++) {
    const file = call["FPDFDoc_GetAttachment"]!(document, i);
    if (file === 0) continue;
    const name = textFrom(engine, (pointer, bytes) => call["FPDFAttachment_GetName"]!(file, pointer, bytes));
    yield { name: name || `attachment${i + 1}`, content: contentOf(engine, file) };
  }
}

function contentOf(engine: Engine, file: number): Buffer {
  return withMemory(engine, 4, (size) => {
    const get = engine.call["FPDFAttachment_GetFile"]!;
    if (get(file, 0, 0, size) === 0) return Buffer.alloc(0);
    const bytes = engine.memory().readUInt32LE(size);
    if (bytes === 0) return Buffer.alloc(0);
    return withMemory(engine, bytes, (pointer) => {
      get(file, pointer, bytes, size);
      return Buffer.from(engine.memory().subarray(pointer, pointer + bytes));
    });
  });
}
