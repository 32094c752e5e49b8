import { describe, expect, test } from 'vitest';
import { casesOf, missesOf } from './pack-cases.ts';
import { caughtBy, dependents } from './mutations/catch.ts';
import { mutationsOf } from './mutations/mutate.ts';
import { inWords, type Mutation } from './mutations/mutation.ts';
import { seeded, type Random } from './mutations/random.ts';
import { nodeAt } from './mutations/tree.ts';
import { rulePacks } from './read-pack.ts';

const packs = rulePacks();
const SEED = 20_261_122;
const EACH = 40;
/** Of a hundred wrong things at least so many are refused by the compiler or found by a case. */
const CAUGHT = 0.95;

type Tried = { readonly pack: string; readonly mutation: Mutation; readonly words: string };

/** Some of every kind of mutation, then others as they come, chosen by the seed. */
function sampleOf(all: readonly Mutation[], random: Random): readonly Mutation[] {
  const waiting = shuffled(all, random);
  const kinds = [...new Set(waiting.map((m) => m.kind))];
  const first = kinds.flatMap((kind) => waiting.filter((m) => m.kind === kind).slice(0, 2));
  const others = waiting.filter((m) => !first.includes(m));
  return [...first, ...others].slice(0, EACH);
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, at: random.below(2 ** 31) }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

describe('规则包里改错一处，编译器或算例会发现', () => {
  const tried: Tried[] = [];
  const survivors: string[] = [];

  test.each(packs.packs.map((p) => p.data.id))('%s', (id) => {
    const pack = packs.packs.find((p) => p.data.id === id);
    if (pack === undefined) throw new Error(`no pack ${id}`);
    const cases = dependents(pack, packs).flatMap(casesOf);
    expect(cases.flatMap((each) => missesOf(each, packs))).toEqual([]);
    const random = seeded(SEED);
    const all = [...mutationsOf(pack.source, [...pack.clauses.keys()], random)];
    expect(all.length).toBeGreaterThan(EACH * 3);
    for (const mutation of sampleOf(all, random)) {
      const words = `${id}: ${inWords(mutation, nodeAt(pack.source, mutation.path))}`;
      tried.push({ pack: id, mutation, words });
      if (caughtBy(mutation, pack, packs, cases) === 'not') survivors.push(words);
    }
    expect(tried.filter((t) => t.pack === id).length).toBe(EACH);
  });

  test('百处里至少发现九十五处', () => {
    expect(tried.length).toBe(EACH * packs.packs.length);
    const caught = 1 - survivors.length / tried.length;
    expect(caught, `not found:\n${survivors.join('\n')}`).toBeGreaterThanOrEqual(CAUGHT);
  });

  test('各种错都试到了：数字、条文、类别、清单、分段、限额池、日子、病种、读法……', () => {
    expect(new Set(tried.map((t) => t.mutation.kind))).toEqual(
      new Set([
        'amount',
        'answer',
        'band',
        'cap',
        'category',
        'choice',
        'clause',
        'condition',
        'date',
        'deductible',
        'disease',
        'figure',
        'flag',
        'list entry',
        'number',
        'order',
        'pool',
        'rule',
        'share',
      ]),
    );
    expect(tried.some((t) => t.words.includes('readings.'))).toBe(true);
    expect(new Set(tried.map((t) => t.words)).size).toBeGreaterThan(tried.length * 0.95);
  });

  test('没有算例就发现不了：确是算例在看守', () => {
    const pack = packs.packs.find((p) => p.data.id.startsWith('changzhou'));
    if (pack === undefined) throw new Error('no pack');
    const path = ['answers', 0, 'rows', 0, 'cap', 'yuan'];
    expect(nodeAt(pack.source, path)).toBe('200000');
    const mutation: Mutation = { kind: 'amount', path, to: '210000' };
    expect(caughtBy(mutation, pack, packs, [])).toBe('not');
    expect(caughtBy(mutation, pack, packs, casesOf(pack.data.id))).toBe('by a case');
    expect(caughtBy({ ...mutation, to: '-1' }, pack, packs, [])).toBe('by the compiler');
  });
});
