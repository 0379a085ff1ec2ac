/** "Am I affected?" in SQL. */
import type { Sql } from "postgres";
import type { CheckStore } from "../../respond/check/check-store.ts";
import type { KeyRing } from "../../seal/key-ring.ts";
import { openAnswerQueue } from "./answers.ts";
import { openCalls } from "./calls.ts";
import { openCheckFields } from "./check-fields.ts";
import { findPeople } from "./find-people.ts";
import { openQuestions } from "./questions.ts";

export function openCheckStore(sql: Sql, ring: KeyRing): CheckStore {
  const fields = openCheckFields(ring);
  return {
    ...openAnswerQueue(sql, ring),
    ...openQuestions(sql, ring, fields),
    ...openCalls(sql, ring, fields),
    find: (question) => findPeople(sql, ring, question),
  };
}
