import { CARE_KINDS, type CareKind, type Category, type ClauseId } from '../terms.ts';
import type { Clause } from './clauses.ts';
import { applyReadings, replaceAt } from './readings.ts';
import type { Line, PackData } from './schema.ts';

export type Found = { readonly path: readonly PropertyKey[]; readonly message: string };

/** What the shape alone cannot show: every name in a pack is defined and used, every cell has one answer. */
export function checkPack(
  pack: PackData,
  source: unknown,
  clauses: ReadonlyMap<ClauseId, Clause>,
): readonly Found[] {
  return [
    ...checkPeriod(pack),
    ...checkClauses(pack, clauses),
    ...checkCategories(pack),
    ...checkFigures(pack),
    ...checkPools(pack),
    ...checkCells(pack),
    ...checkReadings(pack, source),
  ];
}

function checkPeriod(pack: PackData): readonly Found[] {
  const { from, until } = pack.inForce;
  const found: Found[] = [];
  if (!pack.id.endsWith(`/${from}`)) {
    found.push({
      path: ['id'],
      message: `id ${pack.id} must end in its first day in force, ${from}`,
    });
  }
  if (until !== null && until < from) {
    found.push({
      path: ['inForce', 'until'],
      message: `the last day ${until} is before the first, ${from}`,
    });
  }
  return found;
}

function checkClauses(pack: PackData, clauses: ReadonlyMap<ClauseId, Clause>): readonly Found[] {
  const used = [...clausesUsed(pack)];
  const missing = used
    .filter(({ clause }) => !clauses.has(clause))
    .map(({ path, clause }) => ({
      path,
      message: `clause ${clause} has no heading in clauses.md: write it there`,
    }));
  const named = new Set(used.map(({ clause }) => clause));
  const idle = [...clauses.keys()]
    .filter((id) => !named.has(id))
    .map((id) => ({
      path: [],
      message: `clause ${id} of clauses.md is used nowhere: use it, or list it under notComputed`,
    }));
  return [...missing, ...idle];
}

/** Every clause that a pack names, with the path where it does. */
function* clausesUsed(
  node: unknown,
  path: readonly PropertyKey[] = [],
): Generator<{ readonly path: readonly PropertyKey[]; readonly clause: ClauseId }> {
  if (Array.isArray(node)) {
    for (const [index, item] of node.entries()) {
      if (path.at(-1) === 'clauses' && typeof item === 'string')
        yield { path: [...path, index], clause: item as ClauseId };
      else yield* clausesUsed(item, [...path, index]);
    }
  } else if (typeof node === 'object' && node !== null) {
    for (const [key, value] of Object.entries(node)) {
      const isClause = (key === 'clause' || key === 'bestOf') && typeof value === 'string';
      if (isClause) yield { path: [...path, key], clause: value as ClauseId };
      else yield* clausesUsed(value, [...path, key]);
    }
  }
}

function checkCategories(pack: PackData): readonly Found[] {
  const ranked = pack.categories.ranked.map((c) => c.id);
  const twice = ranked
    .map((id, index) => ({ id, index }))
    .filter(({ id, index }) => ranked.indexOf(id) !== index)
    .map(({ id, index }) => ({
      path: ['categories', 'ranked', index],
      message: `category ${id} is ranked twice`,
    }));
  const undefinedOnes = [...categoriesUsed(pack)]
    .filter(({ category }) => !ranked.includes(category))
    .map(({ path, category }) => ({
      path,
      message: `category ${category} is not in categories.ranked: add it there or correct it`,
    }));
  return [...twice, ...undefinedOnes];
}

function* categoriesUsed(
  pack: PackData,
): Generator<{ readonly path: readonly PropertyKey[]; readonly category: Category }> {
  const lists: readonly (readonly [
    readonly PropertyKey[],
    'all' | 'everyone' | readonly Category[],
  ])[] = [
    ...pack.benefits.flatMap((b, i) =>
      b.rows.map((row, j) => [['benefits', i, 'rows', j, 'categories'], row.categories] as const),
    ),
    ...pack.notCovered.map((n, i) => [['notCovered', i, 'categories'], n.categories] as const),
    ...pack.deposits.map((d, i) => [['deposits', i, 'categories'], d.categories] as const),
    ...(pack.subsidy?.rows ?? []).map(
      (r, i) => [['subsidy', 'rows', i, 'categories'], r.categories] as const,
    ),
    [['catastrophic', 'categories'], pack.catastrophic?.categories ?? []],
    [['warning', 'who'], pack.warning?.who ?? []],
    [['payout', 'byApplication', 'categories'], pack.payout.byApplication?.categories ?? []],
  ];
  for (const [path, list] of lists) {
    if (typeof list === 'string') continue;
    for (const [index, category] of list.entries()) yield { path: [...path, index], category };
  }
}

function checkFigures(pack: PackData): readonly Found[] {
  const defined = new Set(pack.figures.map((f) => f.key));
  const lines: readonly (readonly [readonly PropertyKey[], Line | undefined])[] = [
    ...pack.benefits.flatMap((b, i) =>
      b.rows.map((row, j) => [['benefits', i, 'rows', j, 'deductible'], row.deductible] as const),
    ),
    [['tilt', 'line'], pack.tilt?.line],
    [['warning', 'line'], pack.warning?.line],
  ];
  const used = lines.flatMap(([path, line]) =>
    line !== undefined && 'figure' in line ? [{ path: [...path, 'figure'], key: line.figure }] : [],
  );
  const unknown = used
    .filter(({ key }) => !defined.has(key))
    .map(({ path, key }) => ({
      path,
      message: `figure ${key} is not under figures: add it there with its clause`,
    }));
  const idle = pack.figures
    .map((f, index) => ({ key: f.key, path: ['figures', index] }))
    .filter(({ key }) => !used.some((u) => u.key === key))
    .map(({ key, path }) => ({
      path,
      message: `figure ${key} is used nowhere: use it or remove it`,
    }));
  return [...unknown, ...idle];
}

function checkPools(pack: PackData): readonly Found[] {
  const pools = pack.pools.map((p) => p.id);
  const unknown = pack.benefits
    .map((b, index) => ({ pool: b.pool, path: ['benefits', index, 'pool'] }))
    .filter(({ pool }) => !pools.includes(pool))
    .map(({ pool, path }) => ({
      path,
      message: `pool ${pool} is not under pools: add it there or correct it`,
    }));
  const idle = pack.pools
    .map((p, index) => ({ id: p.id, path: ['pools', index] }))
    .filter(({ id }) => !pack.benefits.some((b) => b.pool === id))
    .map(({ id, path }) => ({
      path,
      message: `pool ${id} is used by no benefit: use it or remove it`,
    }));
  return [...unknown, ...idle];
}

/** Each category × care kind must be a benefit or an explicit "not covered", and only one of them. */
function checkCells(pack: PackData): readonly Found[] {
  return pack.categories.ranked.flatMap(({ id: category, name }, rank) =>
    CARE_KINDS.flatMap((care) => {
      const answers = answersOf(pack, category, care);
      if (answers.length === 1) return [];
      return answers.length === 0
        ? [
            {
              path: ['categories', 'ranked', rank],
              message: `${name} (${category}) has no answer for ${care}: write a benefit or a notCovered row`,
            },
          ]
        : [
            {
              path: answers[1] ?? [],
              message: `${name} (${category}) has ${answers.length} answers for ${care}: leave one`,
            },
          ];
    }),
  );
}

function answersOf(
  pack: PackData,
  category: Category,
  care: CareKind,
): readonly (readonly PropertyKey[])[] {
  const benefits = pack.benefits.flatMap((b, i) =>
    b.care.includes(care)
      ? b.rows.flatMap((row, j) =>
          row.categories.includes(category) ? [['benefits', i, 'rows', j]] : [],
        )
      : [],
  );
  const refusals = pack.notCovered.flatMap((n, i) =>
    n.care.includes(care) && (n.categories === 'all' || n.categories.includes(category))
      ? [['notCovered', i]]
      : [],
  );
  return [...benefits, ...refusals];
}

function checkReadings(pack: PackData, source: unknown): readonly Found[] {
  return pack.readings.flatMap((reading, index): readonly Found[] => {
    const path = ['readings', index];
    if (pack.readings.findIndex((r) => r.id === reading.id) !== index) {
      return [{ path, message: `reading ${reading.id} is defined twice` }];
    }
    const lost = Object.entries(reading.set).filter(
      ([to, value]) => replaceAt(source, to.split('.'), value) === null,
    );
    if (lost.length > 0) {
      return lost.map(([to]) => ({
        path: [...path, 'set', to],
        message: `reading ${reading.id} sets ${to}, which this pack does not have`,
      }));
    }
    const applied = applyReadings(pack, source, [reading.id]);
    return applied.ok ? [] : [{ path: [...path, 'set'], message: applied.problem.message }];
  });
}
