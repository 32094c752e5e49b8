import { expect, test } from 'vitest';
import { CLIFF_CASES } from './cliff-cases.ts';
import { CLIFFS, unexplained } from './cliffs.ts';
import { packs } from './engine-level.ts';
import { amountsOf } from './pack-amounts.ts';

const cliffs = CLIFFS.map((cliff) => [`${cliff.clause} ${cliff.name}`, cliff] as const);

test.each(cliffs)('%s：确有其事，两边只差在写明的各项', (_, cliff) => {
  const compared = CLIFF_CASES[cliff.id].map((made) => made());
  const others = CLIFFS.filter((other) => other.id !== cliff.id);
  for (const one of compared) {
    expect(unexplained(cliff.pack, one)).toEqual([]);
    expect(unexplained(cliff.pack, one, others)).not.toEqual([]);
  }
  // What no case shows must not be excused.
  const shown = (bound: string, field: string) =>
    compared.some((one) => {
      const faults = one.faults.filter((fault) => fault.bound === bound && fault.field === field);
      return faults.length > 0 && unexplained(cliff.pack, { ...one, faults }, others).length > 0;
    });
  const excused = Object.entries(cliff.breaks).flatMap(([bound, fields]) =>
    fields.map((field) => [bound, field] as const),
  );
  expect(excused.filter(([bound, field]) => !shown(bound, field))).toEqual([]);
});

test.each(cliffs)('%s：条款在所引的文件里', (_, { pack, clause }) => {
  expect(amountsOf(pack, packs).clauses).toContain(clause);
});
