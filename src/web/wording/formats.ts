/** The formats of notices as staff choose them. */
import type { NoticeFormat } from "../../domain/notices/notice.ts";

type Choice = { readonly value: NoticeFormat; readonly text: string; readonly hint?: string };

export const formatChoices: readonly Choice[] = [
  { value: "plain", text: "Plain English, usual print" },
  { value: "large-print", text: "Large print", hint: "The same words, 16 point and larger" },
  { value: "easy-read", text: "Easy read", hint: "Everyday words, one idea to a line" },
];
