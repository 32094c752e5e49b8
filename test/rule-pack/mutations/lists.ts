import { isTree, keyOf, type Node, type Tree } from './tree.ts';
import type { Mutation } from './mutation.ts';

/** Lists of things: one left out, two that stand the other way round; a disease written otherwise. */
export function* thingMutations({ path, value }: Node): Generator<Mutation> {
  if (!Array.isArray(value)) return;
  const key = keyOf(path);
  const things: readonly unknown[] = value;
  if (key === 'ranked' || key === 'answers') yield* swapped(path, things);
  if (key === 'sources' && things.length > 1) {
    yield { kind: 'order', path, to: things.toReversed() };
  }
  const kind = REMOVABLE[key];
  if (kind !== undefined) {
    for (const index of things.keys()) yield { kind, path, to: things.toSpliced(index, 1) };
  }
  if (key === 'diseases') yield* diseaseMutations(path, things);
  if (key === 'bands' && things.length > 1) yield { kind: 'band', path, to: things.toReversed() };
}

const REMOVABLE: Readonly<Record<string, Mutation['kind']>> = {
  answers: 'answer',
  rows: 'answer',
  deposits: 'answer',
  published: 'answer',
  any: 'answer',
  sources: 'rule',
  bands: 'band',
};

/** Each thing and the next change places, where that says something else. */
function* swapped(path: Mutation['path'], things: readonly unknown[]): Generator<Mutation> {
  for (const [index, thing] of things.entries()) {
    const next = things[index + 1];
    if (next === undefined || (keyOf(path) === 'answers' && !meet(thing, next))) continue;
    yield { kind: 'order', path, to: things.with(index, next).with(index + 1, thing) };
  }
}

/** Two answers to other bills say the same in either order. */
function meet(a: unknown, b: unknown): boolean {
  return isTree(a) && isTree(b) && share(a['care'], b['care']) && share(whomOf(a), whomOf(b));
}
function whomOf({ categories, rows }: Tree): unknown {
  if (!Array.isArray(rows)) return categories;
  return rows.flatMap((row: unknown) => (isTree(row) ? row['categories'] : []));
}
function share(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return true;
  const others: readonly unknown[] = b;
  return a.some((item: unknown) => others.includes(item));
}

function* diseaseMutations(
  path: Mutation['path'],
  diseases: readonly unknown[],
): Generator<Mutation> {
  for (const [index, disease] of diseases.entries()) {
    if (!isTree(disease)) continue;
    const { name, also } = disease;
    yield { kind: 'disease', path, to: diseases.toSpliced(index, 1) };
    yield {
      kind: 'disease',
      path,
      to: diseases.with(index, { ...disease, name: `${String(name)}病` }),
    };
    if (!Array.isArray(also)) continue;
    const forms: readonly unknown[] = also;
    for (const form of forms.keys()) {
      const fewer: Tree = { ...disease, also: forms.toSpliced(form, 1) };
      yield { kind: 'disease', path, to: diseases.with(index, fewer) };
    }
  }
}
