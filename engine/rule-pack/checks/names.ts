import type { Category } from '../../terms.ts';
import { conditionsOf, factsOf } from '../conditions-of.ts';
import type { PackData } from '../schema.ts';
import type { Found } from './found.ts';

type Path = readonly PropertyKey[];
type Named = { readonly name: string; readonly path: Path };

/** Nothing that is called by a name may be there twice. */
export function checkTwice(pack: PackData): readonly Found[] {
  const lists: readonly (readonly [string, readonly Named[]])[] = [
    ['category', named(pack.categories.ranked, ['categories', 'ranked'])],
    ['pool', named(pack.pools, ['pools'])],
    ['answer', named(pack.answers, ['answers'])],
    ['disease list', named(pack.diseaseLists, ['diseaseLists'])],
    ['reading', named(pack.readings, ['readings'])],
    ['figure', pack.figures.map((f, i) => ({ name: f.key, path: ['figures', i] }))],
    [
      'subsidy row',
      (pack.subsidy?.rows ?? []).flatMap(({ id }, i) =>
        id === undefined ? [] : [{ name: id, path: ['subsidy', 'rows', i] }],
      ),
    ],
    ...pack.diseaseLists.map(
      ({ id, diseases }, i) =>
        [
          `disease of ${id}`,
          'list' in diseases
            ? []
            : diseases.flatMap(({ name, also }, j) =>
                [name, ...(also ?? [])].map((n) => ({
                  name: n,
                  path: ['diseaseLists', i, 'diseases', j],
                })),
              ),
        ] as const,
    ),
  ];
  return lists.flatMap(([kind, all]) =>
    all
      .filter(({ name }, index) => all.findIndex((other) => other.name === name) !== index)
      .map(({ name, path }) => ({ path, message: `${kind} ${name} is there twice: leave one` })),
  );
}

function named(list: readonly { readonly id: string }[], path: Path): readonly Named[] {
  return list.map(({ id }, index) => ({ name: id, path: [...path, index] }));
}

/** Every category that a rule names is ranked, and stands there once. */
export function checkCategories(pack: PackData): readonly Found[] {
  const ranked = new Set(pack.categories.ranked.map((c) => c.id));
  return [...unranked(pack, ranked), ...doubled(pack), ...countedForNothing(pack)];
}

function doubled(pack: PackData): readonly Found[] {
  return categoriesUsed(pack).flatMap(([path, categories]) =>
    categories.flatMap((category, index) =>
      categories.indexOf(category) === index
        ? []
        : [{ path: [...path, index], message: `category ${category} is there twice: leave one` }],
    ),
  );
}

/** What a category is in another pack matters only where that pack is asked about it. */
function countedForNothing(pack: PackData): readonly Found[] {
  const rows = [
    ...pack.answers.map((answer, i) => [['answers', i], answer] as const),
    ...(pack.subsidy?.rows ?? []).map((row, i) => [['subsidy', 'rows', i], row] as const),
  ];
  return rows.flatMap(([path, row]) => {
    if (row.kind !== 'of-pack') return [];
    return Object.keys(row.countsAs)
      .filter((category) => !row.categories.some((c) => c === category))
      .map((category) => ({
        path: [...path, 'countsAs', category],
        message: `countsAs names ${category}, which is not among the categories: add it there or remove it`,
      }));
  });
}

function unranked(pack: PackData, ranked: ReadonlySet<Category>): readonly Found[] {
  return categoriesUsed(pack).flatMap(([path, categories]) =>
    categories.flatMap((category, index) =>
      ranked.has(category)
        ? []
        : [
            {
              path: [...path, index],
              message: `category ${category} is not in categories.ranked: add it there or correct it`,
            },
          ],
    ),
  );
}

function categoriesUsed(pack: PackData): readonly (readonly [Path, readonly Category[]])[] {
  const lists: readonly (readonly [Path, string | readonly Category[] | undefined])[] = [
    ...pack.answers.flatMap((answer, i): readonly (readonly [Path, 'all' | Category[]])[] =>
      answer.kind === 'benefit'
        ? answer.rows.map((row, j) => [['answers', i, 'rows', j, 'categories'], row.categories])
        : [[['answers', i, 'categories'], answer.categories]],
    ),
    [
      ['tilt', 'categories'],
      pack.tilt === null || pack.tilt.kind === 'rules-elsewhere' ? [] : pack.tilt.categories,
    ],
    ...pack.deposits.map((d, i) => [['deposits', i, 'categories'], d.categories] as const),
    ...(pack.subsidy?.rows ?? []).map(
      (r, i) => [['subsidy', 'rows', i, 'categories'], r.categories] as const,
    ),
    [['catastrophic', 'categories'], pack.catastrophic?.categories],
    [['warning', 'who'], pack.warning?.who],
    [['payout', 'byApplication', 'categories'], pack.payout.byApplication?.categories],
  ];
  return lists.flatMap(([path, list]) =>
    list === undefined || typeof list === 'string' ? [] : [[path, list] as const],
  );
}

/** Every pool that a benefit draws on is defined, and every pool is drawn on. */
export function checkPools(pack: PackData): readonly Found[] {
  const used = pack.answers.flatMap((answer, i): readonly Named[] => {
    if (answer.kind !== 'benefit') return [];
    const own = { name: answer.pool, path: ['answers', i, 'pool'] };
    if (answer.within === null) return [own];
    return [own, { name: answer.within.pool, path: ['answers', i, 'within', 'pool'] }];
  });
  const itself = pack.answers.flatMap((answer, i) =>
    answer.kind === 'benefit' && answer.within?.pool === answer.pool
      ? [
          {
            path: ['answers', i, 'within', 'pool'],
            message: `pool ${answer.pool} cannot lie within itself: name the wider pool`,
          },
        ]
      : [],
  );
  return [...undefinedAndIdle('pool', 'pools', named(pack.pools, ['pools']), used), ...itself];
}

/** Every disease list that a condition names is defined, and every list is asked for. */
export function checkLists(pack: PackData): readonly Found[] {
  const used = conditionsOf(pack)
    .flatMap(({ path, when }) => factsOf(when, path))
    .flatMap(({ path, facts: { diseaseIn: name } }) =>
      name === undefined ? [] : [{ name, path: [...path, 'diseaseIn'] }],
    );
  const defined = named(pack.diseaseLists, ['diseaseLists']);
  return undefinedAndIdle('disease list', 'diseaseLists', defined, used);
}

function undefinedAndIdle(
  kind: string,
  place: string,
  defined: readonly Named[],
  used: readonly Named[],
): readonly Found[] {
  const unknown = used
    .filter(({ name }) => !defined.some((d) => d.name === name))
    .map(({ name, path }) => ({
      path,
      message: `${kind} ${name} is not under ${place}: add it there or correct it`,
    }));
  const idle = defined
    .filter(({ name }) => !used.some((u) => u.name === name))
    .map(({ name, path }) => ({
      path,
      message: `${kind} ${name} is used by no answer: use it or remove it`,
    }));
  return [...unknown, ...idle];
}
