import type { Figure } from '../claim.ts';
import { lineOn, type FigureNames } from '../figure-book.ts';
import { inYuan, lessFen, ZERO, type Fen, type Rate } from '../money.ts';
import { amountOfLimit, payWithin, roomLeft } from './limit.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import type { Reason } from '../reasons.ts';
import type { Limit, Line, PackData } from '../rule-pack/schema.ts';
import type { YearSums } from '../settlement.ts';
import type { CareKind, Category, ClauseId, IsoDate } from '../terms.ts';
import { carried, computed, term, type Step } from '../trace.ts';

/** A cell of the document's table: what a category gets for a care kind. */
export type Benefit = {
  readonly title: string;
  readonly pool: { readonly id: string; readonly title: string };
  readonly share: { readonly value: Rate; readonly clause: ClauseId };
  readonly deductible: Line;
  readonly cap: Limit;
};
export type Cell =
  | { readonly kind: 'benefit'; readonly benefit: Benefit }
  | { readonly kind: 'not-covered'; readonly reason: Reason };

export type AidPaid = {
  readonly step: Step;
  readonly deductible: Fen;
  readonly deductibleLeft: Fen;
  readonly pool: { readonly id: string; readonly name: string; readonly cap: Fen | null };
  readonly reasons: readonly Reason[];
};

export type PayAid = (
  benefit: Benefit,
  base: Step,
  on: { readonly day: IsoDate; readonly figures: readonly Figure[]; readonly year: YearSums },
) => Result<AidPaid, Problem<'FIGURE_MISSING'>>;

/** Looks up the cell of a category and care kind; the pack's check made sure that there is exactly one. */
export function compileCells(
  pack: PackData,
  careName: (care: CareKind) => string,
): (category: Category, care: CareKind) => Cell | null {
  const cells = new Map<string, Cell>();
  const pools = new Map(pack.pools.map((p) => [p.id, p]));
  for (const { id: category, name } of pack.categories.ranked) {
    for (const { care: cares, categories, reason, clause } of pack.notCovered) {
      if (categories !== 'all' && !categories.includes(category)) continue;
      for (const care of cares) {
        const facts = { category: name, care: careName(care) };
        cells.set(`${category} ${care}`, {
          kind: 'not-covered',
          reason: { code: reason, clause, facts },
        });
      }
    }
  }
  for (const { title, care: cares, pool, rows } of pack.benefits) {
    for (const { categories, ...row } of rows) {
      const benefit = { title, pool: { id: pool, title: pools.get(pool)?.title ?? pool }, ...row };
      for (const category of categories) {
        for (const care of cares) cells.set(`${category} ${care}`, { kind: 'benefit', benefit });
      }
    }
  }
  return (category, care) => cells.get(`${category} ${care}`) ?? null;
}

const POOL_NAMES = { limit: 'poolCap', used: 'poolUsedBefore', left: 'poolLeftBefore' } as const;

/** Basic aid: what is above the year's deductible, times the share, within what the yearly pool has left. */
export function compileAid(names: FigureNames): PayAid {
  return (benefit, base, { day, figures, year }) => {
    const line = lineOn('deductibleLine', benefit.deductible, day, figures, names);
    if (!line.ok) return line;
    const consumed = payDeductible(base, line.value, benefit.deductible.clause, year.deductible);
    const above = computed('aboveDeductible', {
      kind: 'difference',
      of: term(base),
      less: [term(consumed.step)],
      neverBelowZero: true,
    });
    const due = computed(
      'aidDue',
      { kind: 'share', of: term(above), share: benefit.share.value },
      { clause: benefit.share.clause },
    );
    const used = year.pools[benefit.pool.id] ?? ZERO;
    const room = roomLeft(benefit.cap, used, POOL_NAMES);
    const step = payWithin('aid', benefit.title, due, room, benefit.cap.clause, [
      consumed.step,
      above,
    ]);
    const left = lessFen(consumed.owed, consumed.step.amount);
    return ok({
      step,
      deductible: consumed.step.amount,
      deductibleLeft: left,
      pool: {
        id: benefit.pool.id,
        name: benefit.pool.title,
        cap: amountOfLimit(benefit.cap),
      },
      reasons: [
        ...belowDeductible(base.amount, consumed.step.amount, left, benefit.deductible.clause),
        ...capReached(benefit.cap, due.amount, step.amount),
      ],
    });
  };
}

function payDeductible(
  base: Step,
  line: Step | null,
  clause: ClauseId,
  usedBefore: Fen,
): { readonly step: Step; readonly owed: Fen } {
  if (line === null) {
    const none: Step = {
      name: 'deductible',
      amount: ZERO,
      how: { kind: 'nothing', because: '不设起付标准' },
      clause,
      steps: [],
    };
    return { step: none, owed: ZERO };
  }
  const used = carried('deductibleUsedBefore', usedBefore);
  const owed = computed(
    'deductibleOwed',
    { kind: 'difference', of: term(line), less: [term(used)], neverBelowZero: true },
    {},
    [line, used],
  );
  const step = computed(
    'deductible',
    { kind: 'smallest', of: [term(base), term(owed)] },
    { clause },
    [owed],
  );
  return { step, owed: owed.amount };
}

function belowDeductible(base: Fen, consumed: Fen, left: Fen, clause: ClauseId): readonly Reason[] {
  if (base === ZERO || consumed < base) return [];
  return [{ code: 'BELOW_DEDUCTIBLE', clause, facts: { left: inYuan(left) } }];
}

function capReached(cap: Limit, due: Fen, paid: Fen): readonly Reason[] {
  if (paid >= due || cap.kind === 'none') return [];
  const facts = { cap: inYuan(cap.yuan), short: inYuan(lessFen(due, paid)) };
  return [{ code: 'CAP_REACHED', clause: cap.clause, facts }];
}
