/** The catalogue of a scan: every document in path order, whose bytes are whose, and where budgets end a listing. */
import { hintOf } from "../collect/names.ts";
import type { Journal } from "../journal/journal.ts";
import { deepest, mostMembers, mostUnpacked } from "../pool/limits.ts";
import { block, type Entry, inOrder, type Members, type Node, nodeOf } from "./order.ts";
import { type Key, keyOf, type Readings } from "./readings.ts";

export type Catalogue = ReturnType<typeof openCatalogue>;

/** `recover` reads what should have been read and was not; false where that is impossible now. */
export function openCatalogue(
  entries: readonly Entry[],
  journal: Journal,
  readings: Readings,
  recover: (node: Node) => Promise<boolean>,
) {
  /** By content: the first path in path order. */
  const first = new Map<string, string>();
  const keptOf = new Map<string, { readonly reason: string; readonly nodes: readonly Node[] }>();
  const weights = new Map<string, Weight>();
  const lost = new Set<Key>();

  const members: Members = {
    of: async (node) => (node.sha256 === null ? [] : readings.members(journal, keyOfNode(node))),
    keptOf: (node) => (node.within === null ? (keptOf.get(node.path)?.nodes ?? null) : null),
  };

  /** The reading that a node has: that of the first path with its bytes. */
  function keyOfNode(node: Node): Key {
    return keyOf(node.sha256!, hintOf(first.get(node.sha256!) ?? node.path));
  }

  async function* nodes(): AsyncGenerator<Node> {
    for await (const node of inOrder(entries.values().map(nodeOf), members)) {
      if (node.sha256 !== null && !first.has(node.sha256)) {
        first.set(node.sha256, node.path);
        await ensure(node);
        // A file that is gone by now lends its content's findings no place: the next with the same bytes does.
        if (node.within === null && node.entry.unread !== null) first.delete(node.sha256);
      }
      if (node.within === null) await settleBudget(node);
      if (node.depth === deepest && node.sha256 !== null && readings.hasMembers(keyOfNode(node))) {
        node.cut = `it is nested ${deepest} deep: what lies deeper is not read`;
      }
      yield node;
    }
  }

  async function ensure(node: Node): Promise<void> {
    const key = keyOfNode(node);
    if (readings.has(key) || lost.has(key)) return;
    if (!(await recover(node)) || !readings.has(key)) lost.add(key);
  }

  /** Decides once for a file whether its members, at every depth, keep within what a file of its size may hold. */
  async function settleBudget(node: Node): Promise<void> {
    if (node.sha256 === null || !readings.hasMembers(keyOfNode(node))) return;
    const limit = mostUnpacked(node.bytes);
    if (!keptOf.has(node.path)) {
      const weight = await weigh(keyOfNode(node), 0, limit);
      if (weight.bytes <= limit && weight.members <= mostMembers) return;
      keptOf.set(node.path, await listWithin(node, limit));
    }
    node.cut = keptOf.get(node.path)!.reason;
  }

  async function weigh(key: Key, depth: number, limit: number): Promise<Weight> {
    const known = weights.get(`${key} ${depth}`);
    if (known !== undefined) return known;
    let { bytes, members } = { bytes: 0, members: 0 };
    for (const member of await readings.members(journal, key)) {
      members++;
      if (!("spool" in member)) continue;
      bytes += member.bytes;
      const inner = keyOf(member.sha256, hintOf(member.name));
      if (depth + 1 < deepest && readings.hasMembers(inner) && bytes <= limit && members <= mostMembers) {
        const weight = await weigh(inner, depth + 1, limit);
        bytes += weight.bytes;
        members += weight.members;
      }
    }
    weights.set(`${key} ${depth}`, { bytes, members });
    return { bytes, members };
  }

  async function listWithin(top: Node, limit: number) {
    const kept: Node[] = [];
    let bytes = 0;
    for await (const node of block(top, members)) {
      bytes += node.bytes;
      if (bytes > limit || kept.length >= mostMembers) break;
      if (node.sha256 !== null) await ensure(node);
      kept.push(node);
    }
    const size = `${Math.round(limit / 1048576)} MB or ${mostMembers} members`;
    const reason = `with what is nested in it, it unpacks to more than ${size}; the first are kept`;
    for (const node of kept) {
      const whole = node.listed || node.sha256 === null || !readings.hasMembers(keyOfNode(node));
      if (!whole) node.cut = reason;
    }
    return { reason, nodes: kept };
  }

  return { nodes, keyOfNode, firstPath: (sha256: string) => first.get(sha256) };
}

type Weight = { readonly bytes: number; readonly members: number };
