/** Referrals and questions as the record shows them. */
import type { Answer, Question } from "../../domain/referrals/question.ts";
import type { Referral } from "../../domain/referrals/referral.ts";

/** With the names of staff. */
export type KnownReferral = Referral & {
  readonly byName: string;
  readonly changedByName: string;
  readonly namedNames: readonly string[];
};
export type KnownAnswer = Answer & { readonly byName: string };
export type KnownQuestion = Omit<Question, "answers"> & { readonly answers: readonly KnownAnswer[] };
