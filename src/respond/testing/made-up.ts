/** Builders for tests: made-up people and documents, whole but for what a test is about. */
import type { DocumentFindings, DocumentRecord } from "../../domain/documents/document.ts";
import type { AssessedPerson, SeverityBand } from "../../domain/people/person.ts";

export function madeUpPerson(changes: Partial<AssessedPerson> = {}): AssessedPerson {
  return {
    person: "p1",
    role: "subject",
    names: ["Zoë Quillfeather", "Mrs Z Quillfeather"],
    datesOfBirth: ["1971-03-09"],
    addresses: [{ lines: ["14 Lantern Yard", "Northmere"], postcode: "ZE3 9QQ" }],
    emails: ["zoe.quillfeather@example.net"],
    phones: ["+447700900123"],
    identifiers: { nino: ["QQ123456C"], "bank-account": ["123456-12345678"] },
    categories: ["address", "bank-account", "date-of-birth", "name", "nino"],
    flags: [],
    sources: [
      {
        path: "northmere/permits.xlsx",
        place: { sheet: "Permits", row: 4, column: "B" },
        types: ["name", "nino"],
      },
    ],
    links: [{ from: "b1", to: "b2", rule: "same NI number" }],
    ambiguous: false,
    severity: madeUpSeverity("high"),
    ...changes,
  };
}

export function madeUpSeverity(band: SeverityBand): AssessedPerson["severity"] {
  const score = { low: 1.5, medium: 2.5, high: 3.5, "very-high": 4.5 }[band];
  return {
    score,
    band,
    context: 3,
    identification: 1,
    circumstances: 0.5,
    because: ["a bank account"],
    borderline: false,
  };
}

/** Somebody else for each number, with all values of their own. */
export function personNumber(index: number, changes: Partial<AssessedPerson> = {}): AssessedPerson {
  const digits = String(index).padStart(6, "0");
  return madeUpPerson({
    person: `p${index}`,
    names: [`Given${index} Surname${index}`],
    datesOfBirth: [`19${String(50 + (index % 40)).padStart(2, "0")}-01-02`],
    addresses: [{ lines: [`${index} Lantern Yard`], postcode: "ZE3 9QQ" }],
    emails: [`person${index}@example.net`],
    phones: [`+4477009${digits}`],
    identifiers: { nino: [`QQ${digits}C`] },
    ...changes,
  });
}

export function madeUpDocument(changes: Partial<DocumentRecord> = {}): DocumentFindings {
  const document: DocumentRecord = {
    path: "northmere/permits.xlsx",
    sha256: "ab".repeat(32),
    type: "xlsx",
    bytes: 4096,
    outcome: "readable",
    partial: false,
    ocr: false,
    reason: null,
    duplicateOf: null,
    pages: null,
    earliest: "2008-02-01",
    latest: "2014-06-30",
    ms: 3,
    ...changes,
  };
  return { document, mentions: [] };
}

/** What a statement has besides its words. */
export const plainStatement = {
  ...{
    easyRead: "",
    authority: null,
    writers: [],
    corrects: null,
    changed: "",
    approvedBy: null,
    approvedByName: "",
  },
  ...{ approvedAt: null, why: "", retractedAt: null },
} as const;
