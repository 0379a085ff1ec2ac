/** Mentions to people: bundle, block, compare, cluster. The same findings give the same people, byte for byte. */
import type { DocumentFindings } from "../domain/documents/document.ts";
import { done, type Outcome } from "../domain/outcome.ts";
import type { PlacedMention } from "../domain/people/mention.ts";
import type { LinkReason, ResolvedPerson } from "../domain/people/person.ts";
import { type LinkProblem, withEngine } from "./block/engine.ts";
import { keysOf } from "./block/keys.ts";
import { candidatePairs, type Pairs } from "./block/pairs.ts";
import type { Bundle } from "./bundle/bundle.ts";
import { bundleDocument } from "./bundle/bundle-document.ts";
import { type Clusters, cluster, type Judgement } from "./cluster/cluster.ts";
import { type Edge, evidenceFor } from "./compare/evidence.ts";
import { fingerprint, isBare, type Profile, profileOf } from "./compare/profile.ts";
import { traitsOf } from "./compare/veto.ts";
import { possibleFlags } from "./could-be.ts";
import { sharedValues } from "./fan-out.ts";
import { isOfficial, ownDomains } from "./own-domains.ts";
import { isSomebody, resolvePerson } from "./person.ts";

export type LinkSettings = {
  /** For DuckDB, which stops rather than spill. */
  readonly memoryMb?: number;
  readonly pairBudget?: number;
  /** Domains of the body's own e-mail, beside those that the documents show. */
  readonly ownDomains?: readonly string[];
  readonly judgements?: readonly BundleJudgement[];
};

/** A verdict on two bundles, named by `path` and position in the document, so that it outlives a re-run. */
export type BundleJudgement = {
  readonly verdict: "same" | "different";
  readonly left: { readonly path: string; readonly ordinal: number };
  readonly right: { readonly path: string; readonly ordinal: number };
};

export type Assignment = { readonly bundle: string | null; readonly person: string | null };

export type Linked = {
  /** p1, p2, ... in order of first appearance. */
  readonly people: readonly ResolvedPerson[];
  /** For each document, parallel to its mentions. */
  assignmentOf(path: string): readonly Assignment[];
  /** Mentions that stand with nobody. */
  readonly unattributed: number;
  readonly rules: Clusters["rules"];
  readonly blocks: Pairs["byRule"];
};

export async function link(
  findings: AsyncIterable<DocumentFindings>,
  settings: LinkSettings = {},
): Promise<Outcome<Linked, LinkProblem>> {
  const gathered = await gatherBundles(findings, settings.ownDomains ?? []);
  const { profiles, profileOfBundle } = profilesOf(gathered.bundles);
  const outcome = await withEngine(settings.memoryMb ?? 1024, (connection) =>
    candidatePairs(connection, profiles.map(keysOf), settings.pairBudget ?? 40_000_000),
  );
  if (!outcome.ok) return outcome;
  if (!outcome.value.ok) return outcome.value;
  const pairs = outcome.value.value;
  const judgements = judgementsOn(gathered.bundles, profileOfBundle, settings.judgements ?? []);
  const clusters = cluster(profiles.map(traitsOf), edgesOf(profiles, pairs), judgements);
  return done(peopleFrom(gathered, profileOfBundle, clusters, pairs));
}

type Gathered = {
  readonly bundles: readonly Bundle[];
  /** For each document: index of its first bundle, and each mention's bundle within it (-1: nobody). */
  readonly documents: ReadonlyMap<string, { readonly first: number; readonly bundleOf: Int32Array }>;
  /** Mentions that are said to be somebody's at risk and stand with nobody. */
  readonly loose: readonly PlacedMention[];
};

/** How many documents are looked at for the body's own domains before the first is bundled. */
const LOOK_AHEAD = 2_000;

async function gatherBundles(
  findings: AsyncIterable<DocumentFindings>,
  stated: readonly string[],
): Promise<Gathered> {
  const ahead: DocumentFindings[] = [];
  let own: ReadonlySet<string> | null = null;
  const parts: { path: string; bundles: readonly Bundle[]; bundleOf: Int32Array }[] = [];
  const loose: PlacedMention[] = [];
  const take = (one: DocumentFindings): void => {
    if (one.mentions.length === 0) return;
    const bundled = bundleDocument(one, (email) => isOfficial(email, own!));
    parts.push({ path: one.document.path, ...bundled });
    for (const [at, mention] of one.mentions.entries())
      if (bundled.bundleOf[at] === -1 && mention.flags?.includes("at-risk")) loose.push(mention);
  };
  const settle = (): void => {
    own = new Set([...stated, ...ownDomains(ahead)]);
    for (const one of ahead) take(one);
    ahead.length = 0;
  };
  for await (const one of findings) {
    if (own !== null) take(one);
    else if (ahead.push(one) >= LOOK_AHEAD) settle();
  }
  if (own === null) settle();
  parts.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const bundles: Bundle[] = [];
  const documents = new Map<string, { first: number; bundleOf: Int32Array }>();
  for (const part of parts) {
    documents.set(part.path, { first: bundles.length, bundleOf: part.bundleOf });
    for (const bundle of part.bundles) bundles.push(bundle);
  }
  return { bundles, documents, loose };
}

/** Bundles that say the same share a profile. One with nothing but a name has its own and is compared with none. */
function profilesOf(bundles: readonly Bundle[]): {
  profiles: readonly Profile[];
  profileOfBundle: Int32Array;
} {
  const shared = sharedValues(bundles);
  const profiles: Profile[] = [];
  const known = new Map<string, number>();
  const profileOfBundle = Int32Array.from(bundles, (bundle) => {
    const profile = profileOf(bundle, (key) => shared.has(key));
    const print = isBare(profile) ? null : fingerprint(profile);
    const same = print === null ? undefined : known.get(print);
    if (same !== undefined) return same;
    if (print !== null) known.set(print, profiles.length);
    return profiles.push(profile) - 1;
  });
  return { profiles, profileOfBundle };
}

function edgesOf(profiles: readonly Profile[], { left, right }: Pairs): readonly Edge[] {
  const edges: Edge[] = [];
  for (let at = 0; at < left.length; at++) {
    const a = Math.min(left[at]!, right[at]!);
    const b = Math.max(left[at]!, right[at]!);
    const evidence = evidenceFor(profiles[a]!, profiles[b]!);
    if (evidence !== null) edges.push({ ...evidence, a, b });
  }
  return edges;
}

function judgementsOn(
  bundles: readonly Bundle[],
  profileOfBundle: Int32Array,
  judgements: readonly BundleJudgement[],
): readonly Judgement[] {
  if (judgements.length === 0) return [];
  const at = new Map(
    bundles.map(({ path, ordinal }, index) => [`${path}#${ordinal}`, profileOfBundle[index]!]),
  );
  return judgements.flatMap(({ verdict, left, right }) => {
    const a = at.get(`${left.path}#${left.ordinal}`);
    const b = at.get(`${right.path}#${right.ordinal}`);
    return a === undefined || b === undefined ? [] : [{ verdict, a, b }];
  });
}

function peopleFrom(
  { bundles, documents, loose }: Gathered,
  profileOfBundle: Int32Array,
  clusters: Clusters,
  pairs: Pairs,
): Linked {
  const members = new Map<number, number[]>();
  bundles.forEach((_, at) => {
    const root = clusters.clusterOf(profileOfBundle[at]!);
    const known = members.get(root);
    if (known === undefined) members.set(root, [at]);
    else known.push(at);
  });
  const linksOf = reasonsByCluster(clusters, profileOfBundle);
  const until = bundles.reduce<string | null>(
    (last, { latest }) => ((latest ?? "") > (last ?? "") ? latest : last),
    null,
  );
  const people: ResolvedPerson[] = [];
  const personOf: (string | null)[] = new Array(bundles.length).fill(null);
  const candidates = [...members].map(([root, own]) => ({
    traits: clusters.traitsOf(root),
    bundles: own.map((at) => bundles[at]!),
  }));
  const possible = possibleFlags(candidates, loose);
  for (const [at, [root, own]] of [...members].entries()) {
    const theirs = candidates[at]!.bundles;
    if (!isSomebody(theirs)) continue;
    const id = `p${people.length + 1}`;
    for (const at of own) personOf[at] = id;
    const ambiguous = clusters.isAmbiguous(root);
    people.push(resolvePerson(id, theirs, linksOf.get(root) ?? [], ambiguous, until, possible(at)));
  }
  const assignmentOf = (path: string): readonly Assignment[] => {
    const document = documents.get(path);
    if (document === undefined) return [];
    return Array.from(document.bundleOf, (ordinal) => {
      const at = document.first + ordinal;
      return ordinal < 0 ? { bundle: null, person: null } : { bundle: `b${at + 1}`, person: personOf[at]! };
    });
  };
  let unattributed = 0;
  for (const { first, bundleOf } of documents.values())
    for (const ordinal of bundleOf) if (ordinal < 0 || personOf[first + ordinal] === null) unattributed++;
  return { people, assignmentOf, unattributed, rules: clusters.rules, blocks: pairs.byRule };
}

/** Links are named by the first bundle of either profile. */
function reasonsByCluster(
  clusters: Clusters,
  profileOfBundle: Int32Array,
): ReadonlyMap<number, readonly LinkReason[]> {
  const firstBundle = new Map<number, number>();
  profileOfBundle.forEach((profile, bundle) => {
    if (!firstBundle.has(profile)) firstBundle.set(profile, bundle);
  });
  const reasons = new Map<number, LinkReason[]>();
  for (const { a, b, rule } of clusters.accepted) {
    const root = clusters.clusterOf(a);
    const reason = { from: `b${firstBundle.get(a)! + 1}`, to: `b${firstBundle.get(b)! + 1}`, rule };
    const known = reasons.get(root);
    if (known === undefined) reasons.set(root, [reason]);
    else known.push(reason);
  }
  return reasons;
}
