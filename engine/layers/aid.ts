import type { Claim, Figure } from '../claim.ts';
import { lineOn, type FigureNames } from '../figure-book.ts';
import { excessFen, inYuan, lessFen, smallerFen, ZERO, type Fen } from '../money.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import type { Reason } from '../reasons.ts';
import type { BillLine, Limit, Share } from '../rule-pack/schema.ts';
import type { YearSums } from '../settlement.ts';
import type { ClauseId } from '../terms.ts';
import { carried, differenceStep, nothing, smallestStep, type Step } from '../trace.ts';
import { cutReason, payWithin, roomLeft, type Room, type RoomNames } from './limit.ts';
import { payShare } from './share.ts';

/** What a document gives one category for a kind of bill. */
export type Benefit = {
  readonly title: string;
  readonly clause: ClauseId;
  readonly pool: { readonly id: string; readonly title: string };
  /** A wider pool that this benefit draws on as well. */
  readonly within: { readonly pool: string; readonly cap: Limit } | null;
  readonly share: Share;
  readonly deductible: BillLine;
  readonly deductiblePer: 'year' | 'stay';
  readonly cap: Limit;
};

/** The pools that a bill draws on: the benefit's own, and the wider one it lies in. */
export type PoolDrawn = {
  readonly id: string;
  readonly name: string;
  readonly cap: Fen | null;
  readonly left: Fen | null;
};

export type AidPaid = {
  readonly step: Step;
  readonly deductible: Fen;
  readonly deductibleLeft: Fen;
  readonly pool: PoolDrawn;
  /** Pool ids that this bill's aid counts in. */
  readonly counts: readonly string[];
  readonly reasons: readonly Reason[];
};

type AidInput = {
  readonly claim: Claim;
  readonly figures: readonly Figure[];
  readonly year: YearSums;
};
export type PayAid = (
  benefit: Benefit,
  base: Step,
  on: AidInput,
) => Result<AidPaid, Problem<'FIGURE_MISSING'>>;

const OWN: RoomNames = { limit: 'poolCap', used: 'poolUsedBefore', left: 'poolLeftBefore' };
const WIDER: RoomNames = {
  limit: 'widerPoolCap',
  used: 'widerPoolUsedBefore',
  left: 'widerPoolLeftBefore',
};

/** Basic aid: the share of what is above the deductible, within what the yearly pools have left. */
export function compileAid(names: FigureNames): PayAid {
  return (benefit, base, on) => {
    const { claim, figures, year } = on;
    const day = claim.settledOn;
    const { level } = claim.facility;
    const called = benefit.deductiblePer === 'stay' ? 'stayDeductibleLine' : 'deductibleLine';
    const line = lineOn(called, benefit.deductible, {
      day,
      figures,
      names,
      level,
      stays: year.stays,
    });
    if (!line.ok) return line;
    const consumed = payDeductible(base, line.value, benefit, year.deductible);
    const above = differenceStep('aboveDeductible', base, [consumed.step], true, []);
    const due = payShare('aidDue', above, benefit.share, { claim, figures, names });
    const rooms = roomsOf(benefit, on, names);
    const { step, cut } = payWithin('aid', benefit.title, due, rooms, [consumed.step, above]);
    const left = lessFen(consumed.owed, consumed.step.amount);
    return ok({
      step,
      deductible: consumed.step.amount,
      deductibleLeft: left,
      pool: poolDrawn(benefit, rooms, step.amount),
      counts: benefit.within === null ? [benefit.pool.id] : [benefit.pool.id, benefit.within.pool],
      reasons: [
        ...belowDeductible(base.amount, consumed.step.amount, left, benefit.deductible.clause),
        ...cutReason('CAP_REACHED', cut, due.amount),
      ],
    });
  };
}

function roomsOf(
  { pool, within, cap }: Benefit,
  { claim, figures, year }: AidInput,
  names: FigureNames,
): readonly (Room | null)[] {
  const moment = { day: claim.settledOn, figures, names };
  const own = roomLeft(cap, year.pools[pool.id] ?? ZERO, OWN, moment);
  if (within === null) return [own];
  return [own, roomLeft(within.cap, year.pools[within.pool] ?? ZERO, WIDER, moment)];
}

/** What stays of the pools after this bill: the narrowest of them limits the next one. */
function poolDrawn(benefit: Benefit, rooms: readonly (Room | null)[], paid: Fen): PoolDrawn {
  let left: Fen | null = null;
  for (const room of rooms) {
    if (room === null) continue;
    const after = excessFen(room.step.amount, paid);
    left = left === null ? after : smallerFen(left, after);
  }
  return {
    id: benefit.pool.id,
    name: benefit.pool.title,
    cap: rooms[0]?.cap ?? null,
    left,
  };
}

function payDeductible(
  base: Step,
  line: Step | null,
  { deductible: { clause }, deductiblePer }: Benefit,
  usedBefore: Fen,
): { readonly step: Step; readonly owed: Fen } {
  if (line === null) {
    return { step: nothing('deductible', '不设起付标准', { clause }), owed: ZERO };
  }
  const owed = deductiblePer === 'stay' ? line : owedOfYear(line, usedBefore);
  const step = smallestStep('deductible', [base, owed], [owed], { clause });
  return { step, owed: owed.amount };
}

function owedOfYear(line: Step, usedBefore: Fen): Step {
  const used = carried('deductibleUsedBefore', usedBefore);
  return differenceStep('deductibleOwed', line, [used], true, [line, used]);
}

function belowDeductible(base: Fen, consumed: Fen, left: Fen, clause: ClauseId): readonly Reason[] {
  if (base === ZERO || consumed < base) return [];
  return [{ code: 'BELOW_DEDUCTIBLE', clause, facts: { left: inYuan(left) } }];
}

/** What a bill adds to the year's pools. */
export function poolsOf(aid: AidPaid | null): Readonly<Record<string, Fen>> {
  if (aid === null) return {};
  const pools: Record<string, Fen> = {};
  for (const id of aid.counts) pools[id] = aid.step.amount;
  return pools;
}
