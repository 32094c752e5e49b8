import { compileBands } from '../bands.ts';
import type { Claim } from '../claim.ts';
import { leftForms, leftOf } from '../layers/left.ts';
import { assert } from '../problem.ts';
import type { YearSums } from '../settlement.ts';
import type { CareKind } from '../terms.ts';
import {
  dueStep,
  formOf,
  inputStep,
  NO_STEPS,
  SMALLEST,
  smallestStep,
  type DueForm,
  type Step,
} from '../trace.ts';
import type { BasicRow, InsurancePlan, Table } from './plan.ts';

/** What basic insurance pays of a bill's cost in scope; null where the table has no row for the bill. */
export type PayBasic = (claim: Claim, inScope: Step, year: YearSums) => Step | null;

/** What a row says to the first stay of a year, the second … */
type Stay = {
  readonly due: DueForm;
  readonly paid: DueForm;
  /** The deductible, which shows beneath. */
  readonly steps: readonly [deductible: Step];
};

const CUT = formOf('basic', SMALLEST);
const ROOM = leftForms('basicUsedBefore', 'basicLeftBefore');

/** Per stay: what is above the stay's deductible, band by band, within what the year has left. */
export function compileBasic(
  { rows, cap }: NonNullable<InsurancePlan['basic']>,
  table: Table,
): PayBasic {
  const cells = compileCells(rows, table);
  const whole = cap === null ? null : inputStep(formOf('basicCap', table), cap);
  return ({ care, facility }, inScope, year) => {
    const stays = cells[care]?.[facility.level];
    if (stays === undefined) return null;
    const stay = stays[Math.min(year.stays, stays.length - 1)];
    assert(stay !== undefined, 'a row has a deductible for every stay');
    const { due: form, paid, steps } = stay;
    if (whole === null) return dueStep(paid, inScope, steps);
    const due = dueStep(form, inScope, NO_STEPS);
    const room = leftOf(whole, year.basic, ROOM);
    return smallestStep(CUT, [due, room], [...steps, due, room]);
  };
}

type Stays = readonly Stay[];
type Cells = Partial<Record<CareKind, Partial<Record<1 | 2 | 3, Stays>>>>;

function compileCells(rows: readonly BasicRow[], table: Table): Cells {
  const cells: Cells = {};
  for (const { care: cares, levels, deductibles, bands } of rows) {
    const stays = deductibles.map((line): Stay => {
      const formula = { kind: 'bands', bands: compileBands(bands, line) } as const;
      const deductible = inputStep(formOf('basicDeductible', table), line);
      return {
        due: formOf('basicDue', formula),
        paid: formOf('basic', formula),
        steps: [deductible],
      };
    });
    for (const care of cares) {
      const cell = (cells[care] ??= {});
      for (const level of levels) cell[level] ??= stays;
    }
  }
  return cells;
}
