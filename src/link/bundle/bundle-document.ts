/** Parts the mentions of one document into bundles. */
import type { DocumentFindings } from "../../domain/documents/document.ts";
import type { BundledDocument } from "./bundle.ts";
import { gather } from "./gather.ts";
import { groupProse } from "./prose.ts";
import { groupRows } from "./row.ts";

/** `isOwn` says whether an e-mail address is on the body's own domain. */
export function bundleDocument(
  { document, mentions }: DocumentFindings,
  isOwn: (email: string) => boolean,
): BundledDocument {
  const groups = [...groupRows(mentions), ...groupProse(mentions, isOwn)]
    .filter((group) => group.mentions.length > 0)
    .sort((a, b) => a.mentions[0]! - b.mentions[0]!);
  const bundleOf = new Int32Array(mentions.length).fill(-1);
  const bundles = groups.map((group, ordinal) => {
    for (const mention of group.mentions) bundleOf[mention] = ordinal;
    return gather(document, mentions, group, ordinal, isOwn);
  });
  return { bundles, bundleOf };
}
