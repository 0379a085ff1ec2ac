/**
 * Every document in path order: each file, and the members of a container at `path!/`, sorted as plain strings. What
 * order the readings came in does not show here; the first path of a content is the one that its findings stand at.
 */
import type { Unread } from "../collect/walk.ts";
import { deepest } from "../pool/limits.ts";
import type { Member } from "../pool/messages.ts";

export type Entry = {
  readonly path: string;
  readonly where: Buffer;
  readonly bytes: number;
  readonly stamp: string;
  sha256: string | null;
  unread: Unread | null;
};

export type Node = {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string | null;
  readonly unread: Unread | null;
  readonly depth: number;
  readonly within: Node | null;
  readonly entry: Entry;
  /** Why not all of its members are listed. */
  cut: string | null;
  /** False until its last member is out. */
  listed: boolean;
};

export type Members = {
  of(node: Node): Promise<readonly Member[]>;
  /** What is listed of a file whose members are over its budget, settled before; null for all others. */
  keptOf(node: Node): readonly Node[] | null;
};

export function nodeOf(entry: Entry): Node {
  const { path, bytes, sha256, unread } = entry;
  return { path, name: path, bytes, sha256, unread, depth: 0, within: null, entry, cut: null, listed: false };
}

/** `nodes` sorted by path, each followed, where its turn comes, by its members. */
export async function* inOrder(nodes: Iterable<Node>, members: Members): AsyncGenerator<Node> {
  const waiting: Node[] = [];
  for (const node of nodes) {
    // "a.zip b" stands before "a.zip!/x": a container's members wait for the names between.
    while (waiting.length > 0 && placeOf(waiting[0]!) < node.path) yield* block(waiting.shift()!, members);
    yield node;
    if (node.sha256 !== null) insert(waiting, node);
  }
  for (const node of waiting) yield* block(node, members);
}

function placeOf(node: Node): string {
  return `${node.path}!/`;
}

function insert(waiting: Node[], node: Node): void {
  const place = placeOf(node);
  let at = waiting.length;
  while (at > 0 && placeOf(waiting[at - 1]!) > place) at--;
  waiting.splice(at, 0, node);
}

/** The members of one container, at every depth. */
export async function* block(container: Node, members: Members): AsyncGenerator<Node> {
  const kept = members.keptOf(container);
  if (kept !== null) yield* kept;
  else if (container.depth < deepest)
    yield* inOrder(nodesIn(container, await members.of(container)), members);
  container.listed = true;
}

function nodesIn(container: Node, members: readonly Member[]): readonly Node[] {
  return members
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map((member) => ({
      path: `${container.path}!/${member.name}`,
      name: member.name,
      bytes: "bytes" in member ? member.bytes : 0,
      sha256: "sha256" in member ? member.sha256 : null,
      unread: "sha256" in member ? null : { outcome: member.outcome, reason: member.reason },
      depth: container.depth + 1,
      within: container,
      entry: container.entry,
      cut: null,
      listed: false,
    }));
}
