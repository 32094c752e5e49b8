import { CARE_KINDS, PLACES, REFERRALS } from '../../../engine/terms.ts';
import { thingMutations } from './lists.ts';
import type { Mutation } from './mutation.ts';
import type { Random } from './random.ts';
import { isTree, nodeAt, nodesOf, type Path } from './tree.ts';
import { ruleMutations } from './rules.ts';
import { listMutations, valueMutations } from './values.ts';

/**
 * Every wrong thing that this generator knows to do to a pack. What says who wrote the document and who reviewed it, and
 * the words shown beside a rule, are not rules and stay.
 */
export function* mutationsOf(
  source: unknown,
  clauses: readonly string[],
  random: Random,
): Generator<Mutation> {
  const names = { pools: idsOf(source, 'pools', 'id'), figures: idsOf(source, 'figures', 'key') };
  const vocabulary = {
    categories: ranked(source),
    who: ranked(source),
    care: CARE_KINDS,
    evenUncovered: CARE_KINDS,
    evenRefusedFor: ['NOT_SPECIAL_DISEASE', 'LEVEL_TOO_LOW', 'STAY_NOT_OVER_THRESHOLD'],
    place: PLACES,
    referral: REFERRALS,
    treatmentIn: ['chemo-radiotherapy', 'dialysis', 'transfusion'],
  };
  // What begins with the document itself cannot begin earlier: no bill before that day is looked at.
  const firstDay = nodeAt(source, ['inForce', 'from']);
  for (const node of nodesOf(source)) {
    if (isNoRule(node.path) || isOnlyContribution(node.path, source)) continue;
    yield* valueMutations(node, { clauses, firstDay }, random);
    const words =
      node.path[0] === 'subsidy' ? { ...vocabulary, categories: unaided(source) } : vocabulary;
    yield* listMutations(node, words, random);
    yield* ruleMutations(node, names, random);
    yield* thingMutations(node);
  }
}

/** Of several rows the largest counts: a category that has one is not helped by a second that gives less. */
function unaided(source: unknown): readonly string[] {
  const subsidy: unknown = isTree(source) ? source['subsidy'] : null;
  const rows: unknown = isTree(subsidy) ? subsidy['rows'] : [];
  const aided: readonly unknown[] = Array.isArray(rows)
    ? rows.flatMap((row: unknown) => (isTree(row) ? row['categories'] : []))
    : [];
  return ranked(source).filter((category) => !aided.includes(category));
}

/** Where a row is for the first tier alone, the chosen tier's contribution and the first one's are the same. */
function isOnlyContribution(path: Path, source: unknown): boolean {
  if (path.at(-1) !== 'of') return false;
  const row = nodeAt(source, path.slice(0, -1));
  return isTree(row) && Array.isArray(row['tiers']) && !row['tiers'].includes(2);
}

const NO_RULES = new Set(['id', 'region', 'document', 'reviewed', 'notComputed', 'shownAt']);

function isNoRule(path: Path): boolean {
  return path.some((step) => typeof step === 'string' && NO_RULES.has(step));
}

function idsOf(source: unknown, list: string, key: string): readonly string[] {
  const items: unknown = isTree(source) ? source[list] : [];
  if (!Array.isArray(items)) return [];
  return items.flatMap((item: unknown) => (isTree(item) ? [String(item[key])] : []));
}

function ranked(source: unknown): readonly string[] {
  return isTree(source) ? idsOf(source['categories'], 'ranked', 'id') : [];
}
