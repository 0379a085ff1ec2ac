/**
 * Whose person somebody is. Each person belongs to one authority: the controller of most of their documents, so that
 * one body tells them and answers them; where two have as many, the one whose document comes first in path order.
 */
import { controllerOf, type Holding } from "../../domain/documents/holding.ts";
import type { AuthorityId } from "../../domain/ids.ts";
import type { PersonSource } from "../../domain/people/person.ts";

export function controllerOfPerson(
  sources: readonly PersonSource[],
  holding: Pick<Holding, "controllers" | "defaultController">,
): AuthorityId {
  // A Map keeps the order of first sight, which is path order: the first of the greatest wins.
  const documents = new Map<AuthorityId, number>();
  for (const path of [...new Set(sources.map((source) => source.path))].sort()) {
    const controller = controllerOf(path, holding);
    documents.set(controller, (documents.get(controller) ?? 0) + 1);
  }
  const most = Math.max(0, ...documents.values());
  return [...documents].find(([, count]) => count === most)?.[0] ?? holding.defaultController;
}
