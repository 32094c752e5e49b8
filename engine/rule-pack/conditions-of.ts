import type { Condition, PlainCondition } from './condition-schema.ts';
import type { PackData } from './schema.ts';

type Path = readonly PropertyKey[];

/** A condition of a pack, with where it stands. */
export type ConditionAt = { readonly path: Path; readonly when: Condition };

/** Every condition of a pack's own answers and of their rows; what it takes over has its conditions there. */
export function conditionsOf({ answers }: Pick<PackData, 'answers'>): readonly ConditionAt[] {
  return answers.flatMap((answer, i) => {
    if (answer.kind === 'of-pack') return [];
    const rows = answer.kind === 'benefit' ? answer.rows : [];
    return [
      ...placed(answer.when, ['answers', i, 'when']),
      ...rows.flatMap((row, j) => placed(row.when, ['answers', i, 'rows', j, 'when'])),
    ];
  });
}

function placed(when: Condition | undefined, path: Path): readonly ConditionAt[] {
  return when === undefined ? [] : [{ path, when }];
}

/** The facts that a condition names, group by group: its own, those of `not`, those of each of `any`. */
export function factsOf(
  { not, any, ...own }: Condition,
  path: Path = [],
): readonly { readonly path: Path; readonly facts: PlainCondition }[] {
  return [
    { path, facts: own },
    ...(not === undefined ? [] : [{ path: [...path, 'not'], facts: not }]),
    ...(any ?? []).map((facts, i) => ({ path: [...path, 'any', i], facts })),
  ];
}
