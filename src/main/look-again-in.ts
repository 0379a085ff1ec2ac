/** Values of some kinds in documents that were read before, from what the review kept of them. */
import type { KeyObject } from "node:crypto";
import type { MentionType } from "../domain/people/mention.ts";
import { lookAgain } from "../scan/look-again.ts";

/** Null where nothing is kept: the folder is gone, or the key that opens it. */
export async function lookAgainIn(
  work: string,
  opening: Promise<KeyObject>,
  paths: ReadonlySet<string>,
  types: ReadonlySet<MentionType>,
): Promise<readonly { readonly type: MentionType; readonly value: string }[] | null> {
  const key = await opening.catch(() => null);
  if (key === null) return null;
  const looked = await lookAgain({ work, key }, paths, { templates: true });
  return (
    looked?.flatMap(({ mentions }) =>
      mentions.filter(({ type }) => types.has(type)).map(({ type, value }) => ({ type, value })),
    ) ?? null
  );
}
