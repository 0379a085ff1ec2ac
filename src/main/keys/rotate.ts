/** `candour key rotate`: new data keys, everything sealed anew, the former ones destroyed. */
import type { KeyOptions } from "../../cli/key.ts";
import { openBodyStore } from "../../store/bodies/open-body-store.ts";
import { openRing } from "../../store/keys/open-ring.ts";
import { rotateKeys } from "../../store/keys/rotate-keys.ts";
import { withRoot } from "./with-record.ts";

export function rotate(options: KeyOptions & { readonly authority?: string }): Promise<number> {
  return withRoot("key rotate", options, async ({ sql, root, complain }) => {
    const authorities = await openBodyStore(sql).authorities();
    const chosen = authorities.find(({ key }) => key === options.authority);
    if (options.authority !== undefined && chosen === undefined)
      return complain(
        `There is no authority with the short name ${options.authority}. There are: ${authorities.map(({ key }) => key).join(", ")}.`,
      );
    const ring = await openRing(sql, root);
    const { keys, people, documents, left } = await rotateKeys(
      sql,
      ring,
      chosen?.id ?? null,
      () => new Date(),
    );
    process.stdout.write(
      `${keys} former data keys destroyed; ${people} people and ${documents} documents are sealed under new ones.\n`,
    );
    return left === 0
      ? 0
      : complain(`${left} former keys were kept, for values under them are left that could not be opened.`);
  });
}
