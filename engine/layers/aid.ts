import type { FigureNames, Moment } from '../figure-book.ts';
import { compileLine, type LineOn } from '../line.ts';
import { excessFen, lessFen, smallerFen, ZERO, type Fen } from '../money.ts';
import { ok, type Problem, type Result } from '../problem.ts';
import { NO_REASONS, withReason, type Reason, type ReasonMet } from '../reasons.ts';
import { remembered } from '../remembered.ts';
import type { NotesAt } from '../rule-pack/notes.ts';
import type { BillLine, Limit, Share } from '../rule-pack/schema.ts';
import type { YearSums } from '../settlement.ts';
import type { ClauseId } from '../terms.ts';
import {
  differenceStep,
  EXCESS,
  formOf,
  NO_STEPS,
  nothingStep,
  SMALLEST,
  smallestStep,
  type Form,
  type Step,
} from '../trace.ts';
import { leftForms, leftOf } from './left.ts';
import {
  compileRoom,
  cutReason,
  payWithin,
  type Room,
  type RoomNames,
  type RoomOn,
} from './limit.ts';
import { compileShare, type ShareOn } from './share.ts';

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

export type AidPaid = {
  readonly step: Step;
  readonly deductible: Fen;
  readonly deductibleLeft: Fen;
  /** The benefit's own pool and its yearly limit. */
  readonly pool: Benefit['pool'];
  readonly cap: Fen | null;
  /** What stays of the pools after this bill: the narrowest of them limits the next one. */
  readonly left: Fen | null;
  /** Pool ids that this bill's aid counts in. */
  readonly counts: readonly string[];
  readonly reasons: readonly ReasonMet[];
};

export type PayAid = (
  benefit: Benefit,
  base: Step,
  year: YearSums,
  on: Moment,
) => Result<AidPaid, Problem<'FIGURE_MISSING'>>;

const OWN: RoomNames = { limit: 'poolCap', used: 'poolUsedBefore', left: 'poolLeftBefore' };
const WIDER: RoomNames = {
  limit: 'widerPoolCap',
  used: 'widerPoolUsedBefore',
  left: 'widerPoolLeftBefore',
};
const OWED = leftForms('deductibleUsedBefore', 'deductibleOwed');
const ABOVE = formOf('aboveDeductible', EXCESS);

/** Basic aid: the share of what is above the deductible, within what the yearly pools have left. */
export function compileAid(names: FigureNames, notes: NotesAt): PayAid {
  const ready = remembered((benefit: Benefit) => compileBenefit(benefit, names, notes));
  return (benefit, base, year, on) => payBenefit(ready(benefit), base, year, on);
}

/** A benefit with everything about it that is the same at every bill. */
type Ready = {
  readonly benefit: Benefit;
  readonly lineOn: LineOn;
  readonly noDeductible: Step;
  readonly deductible: Form<typeof SMALLEST>;
  readonly shareOn: ShareOn;
  readonly roomOn: RoomOn;
  readonly widerRoomOn: RoomOn | null;
  readonly counts: readonly string[];
};

function compileBenefit(benefit: Benefit, names: FigureNames, { aid: notes }: NotesAt): Ready {
  const { title, pool, within, share, deductible, deductiblePer, cap } = benefit;
  const line = deductiblePer === 'stay' ? 'stayDeductibleLine' : 'deductibleLine';
  const { clause } = deductible;
  const none = { kind: 'nothing', because: '不设起付标准' } as const;
  const paidAs = { name: 'aid', title, notes } as const;
  return {
    benefit,
    lineOn: compileLine(line, deductible, names),
    noDeductible: nothingStep(formOf('deductible', none, { clause })),
    deductible: formOf('deductible', SMALLEST, { clause }),
    shareOn: compileShare('aidDue', paidAs, share, names),
    roomOn: compileRoom(cap, OWN, paidAs, names),
    widerRoomOn: within === null ? null : compileRoom(within.cap, WIDER, paidAs, names),
    counts: within === null ? [pool.id] : [pool.id, within.pool],
  };
}

function payBenefit(
  ready: Ready,
  base: Step,
  year: YearSums,
  on: Moment,
): Result<AidPaid, Problem<'FIGURE_MISSING'>> {
  const { benefit, counts } = ready;
  const line = ready.lineOn(on);
  if (!line.ok) return line;
  const owed = line.value === null ? null : owedOf(line.value, benefit, year);
  const consumed =
    owed === null ? ready.noDeductible : smallestStep(ready.deductible, [base, owed], [owed]);
  const above = differenceStep(ABOVE, [base, consumed], NO_STEPS);
  const own = ready.roomOn(year.pools[benefit.pool.id] ?? ZERO, on);
  const wider = widerRoom(ready, year, on);
  const paid = payWithin(ready.shareOn(on), above, consumed, own, wider);
  const { step } = paid;
  const deductibleLeft = lessFen(owed?.amount ?? ZERO, consumed.amount);
  const below = belowDeductible(base.amount, consumed, deductibleLeft);
  return ok({
    step,
    deductible: consumed.amount,
    deductibleLeft,
    pool: benefit.pool,
    cap: own?.cap.amount ?? null,
    left: leftAfter(leftAfter(null, own, step), wider, step),
    counts,
    reasons: withReason(withReason(NO_REASONS, below), cutReason('CAP_REACHED', paid)),
  });
}

/** What of a line the person still bears: of one that holds for the year, less what earlier bills bore. */
function owedOf(line: Step, { deductiblePer }: Benefit, year: YearSums): Step {
  return deductiblePer === 'stay' ? line : leftOf(line, year.deductible, OWED);
}

function widerRoom({ benefit, widerRoomOn }: Ready, year: YearSums, on: Moment): Room | null {
  const { within } = benefit;
  if (within === null || widerRoomOn === null) return null;
  return widerRoomOn(year.pools[within.pool] ?? ZERO, on);
}

function leftAfter(least: Fen | null, room: Room | null, paid: Step): Fen | null {
  if (room === null) return least;
  const after = excessFen(room.step.amount, paid.amount);
  return least === null ? after : smallerFen(least, after);
}

function belowDeductible(base: Fen, { amount, form }: Step, left: Fen): ReasonMet | null {
  if (base === ZERO || amount < base) return null;
  const facts = { left };
  const { clause } = form;
  return clause === null
    ? { code: 'BELOW_DEDUCTIBLE', facts }
    : { code: 'BELOW_DEDUCTIBLE', clause, facts };
}

/** The step of a bill that gets no basic aid, under the clause that refuses it. */
export function compileNoAid({ aid: notes }: NotesAt): (refusal: Reason | null) => Step {
  const none = { kind: 'nothing', because: '本次不予救助' } as const;
  return (refusal) => {
    const clause = refusal?.clause ?? null;
    return nothingStep(formOf('aid', none, { clause, notes }));
  };
}

/** What a bill adds to the year's pools. */
export function poolsOf(aid: AidPaid | null): Readonly<Record<string, Fen>> {
  if (aid === null) return {};
  const pools: Record<string, Fen> = {};
  for (const id of aid.counts) pools[id] = aid.step.amount;
  return pools;
}
