/** What the record has put out for those who ask: each thing that somebody brings a code or a link for, as it is known. */
import { createSecretKey } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { deflateRawSync } from "node:zlib";
import { hatchFolder } from "../../src/domain/hatch/submission.ts";
import type { AnswerPort } from "../../src/respond/hatch/hatch-ports.ts";
import { newCode, referenceOfCode } from "../../src/seal/answer-code.ts";
import { newReference } from "../../src/seal/answer-seal.ts";
import { genuineCode, genuineRecord } from "../../src/seal/genuine-code.ts";
import type { FormState } from "./form-states.ts";

const until = new Date("2099-12-31T00:00:00Z");
const times = { receivedAt: "2025-11-27T09:00:00.000Z" };
const long = "We looked at what you sent us. ".repeat(12).trim();

export type KnownAnswers = {
  /** Links that lead to what is known. */
  readonly links: readonly string[];
  readonly states: readonly FormState[];
};

export async function layAnswers(hatch: string, port: Pick<AnswerPort, "put">): Promise<KnownAnswers> {
  const put = async (kind: string, body: object, reference = newReference()): Promise<string> => {
    await port.put(reference, { kind, body: { ...body }, until });
    return reference;
  };
  const sighting = { number: "S-000012", ...times };
  const open = await put("sighting", { ...sighting, outcome: null, answer: "", closedAt: null });
  const closed = await put("sighting", {
    ...sighting,
    ...{ outcome: "attack", answer: long, closedAt: "2025-11-28T09:00:00.000Z" },
  });
  const complaint = { number: "C-000012", authority: "Kingsmere Borough Council", ...times };
  const begun = await put("complaint", {
    ...complaint,
    ...{ state: "acknowledged", outcome: null, answer: "", answeredAt: null },
  });
  const answered = await put("complaint", {
    ...complaint,
    ...{ state: "answered", outcome: "upheld", answer: long, answeredAt: "2025-11-28T09:00:00.000Z" },
  });
  const link = await put("check", affected());
  const code = newCode();
  await put("check", affected(), await referenceOfCode(code));
  const briefing = {
    ...{
      reference: "B-000003",
      version: 1,
      from: "Kingsmere Borough Council",
      title: "What to tell callers",
    },
    blocks: [{ kind: "paragraph", text: long }],
  };
  const unread = await put("briefing", { ...briefing, acknowledgedAt: null });
  const read = await put("briefing", { ...briefing, acknowledgedAt: "2025-11-28T09:00:00.000Z" });
  const letter = genuineCode(createSecretKey(Buffer.alloc(32, 7)), "N-000001");
  const says = { day: "2025-11-27", from: "Kingsmere Borough Council", channel: "letter" } as const;
  await writeFile(hatchFolder(hatch).genuine, genuineRecord(letter, says));
  return {
    links: [
      ...[`/check/${link}`, `/briefings/${unread}`, `/briefings/${read}`],
      ...[`/subscribe/${newReference()}`, `/subscribe/${newReference()}/leave`],
    ],
    states: [
      brought("/report/outcome, open", "/report/outcome", { reference: open }, /S-000012/u),
      brought("/report/outcome, closed", "/report/outcome", { reference: closed }, /We looked at what/u),
      brought("/complain/outcome, begun", "/complain/outcome", { reference: begun }, /C-000012/u),
      brought("/complain/outcome, answered", "/complain/outcome", { reference: answered }, /We looked at/u),
      brought("/check/code, known", "/check/code", { code }, /Your bank details/u),
      brought("/verify, known", "/verify", { code: letter }, /27/u),
    ],
  };
}

function affected(): object {
  const phone = "020 7946 0100";
  const authority = { name: "Kingsmere Borough Council", phone, email: "", web: "www.kingsmere.example" };
  const blocks = [
    { kind: "heading", text: "What was taken about you" },
    { kind: "list", items: ["Your name and address", "Your bank details"] },
    { kind: "subheading", text: "Tell your bank" },
    { kind: "paragraph", text: long },
  ];
  const bytes = deflateRawSync(JSON.stringify({ answers: [{ authority, blocks }] }));
  return { squeezed: bytes.toString("base64url") };
}

function brought(name: string, path: string, fill: FormState["fill"], says: RegExp): FormState {
  return { name, path, fill, choose: [], sends: false, says };
}
