import type { Mutation } from './mutation.ts';
import { oneOf, type Random } from './random.ts';
import { isTree, keyOf, type Node, type Tree } from './tree.ts';

type Names = { readonly pools: readonly string[]; readonly figures: readonly string[] };

/** Limits and lines of another kind, pools and figures by another name, a condition or a whole rule left out. */
export function* ruleMutations(
  { path, value }: Node,
  names: Names,
  random: Random,
): Generator<Mutation> {
  const key = keyOf(path);
  if (typeof value === 'string') yield* otherName({ path, value }, names, random);
  if (!isTree(value)) return;
  if (key === 'cap') yield* capMutations(path, value);
  if (key === 'deductible') yield* lineMutations(path, value);
  if (key === 'share' && value['kind'] === 'at-least') {
    yield { kind: 'share', path, to: { ...without(value, 'figure'), kind: 'of-all' } };
  }
  if (key === 'when' || key === 'not') {
    for (const fact of Object.keys(value)) {
      yield { kind: 'condition', path, to: without(value, fact) };
    }
  }
  if (NULLABLE.has(key)) yield { kind: 'rule', path, to: null };
}

function* otherName(
  { path, value }: Node,
  { pools, figures }: Names,
  random: Random,
): Generator<Mutation> {
  const key = keyOf(path);
  const kind = key === 'pool' ? 'pool' : key === 'figure' || key === 'key' ? 'figure' : null;
  if (kind === null) return;
  const others = (kind === 'pool' ? pools : figures).filter((name) => name !== value);
  const other = oneOf(random, others);
  if (other !== undefined) yield { kind, path, to: other };
}

const NULLABLE = new Set([
  'treatedAs',
  'retroactive',
  'referral',
  'drugCost',
  'within',
  'gate',
  'tilt',
  'hospitalBears',
  'control',
  'byApplication',
  'subsidy',
  'catastrophic',
  'warning',
  'afterEnrolment',
  'listHandover',
  'aidReview',
  'fundCheck',
]);

function* capMutations(path: Mutation['path'], cap: Tree): Generator<Mutation> {
  const { kind, clause } = cap;
  if (kind === 'none') {
    yield { kind: 'cap', path, to: { kind: 'amount', yuan: '50000', clause } };
    return;
  }
  yield { kind: 'cap', path, to: { kind: 'none', clause } };
  if (kind === 'at-least')
    yield { kind: 'cap', path, to: { ...without(cap, 'figure'), kind: 'amount' } };
}

function* lineMutations(path: Mutation['path'], line: Tree): Generator<Mutation> {
  const { kind, clause } = line;
  if (kind === 'none')
    yield { kind: 'deductible', path, to: { kind: 'amount', yuan: '100', clause } };
  else yield { kind: 'deductible', path, to: { kind: 'none', clause } };
}

function without(tree: Tree, key: string): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([name]) => name !== key));
}
