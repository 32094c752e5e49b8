import type { FigureNames } from '../figure-book.ts';
import { ZERO } from '../money.ts';
import type { Reason } from '../reasons.ts';
import type { NotesAt } from '../rule-pack/notes.ts';
import type { PackData } from '../rule-pack/schema.ts';
import type { ClauseId } from '../terms.ts';
import { nothing as nothingStep } from '../trace.ts';
import type { Nothing, PayTilt, TiltInput, TiltPaid } from './tilt-paid.ts';
import { payOverLineOfYear } from './tilt-year.ts';
import { payVisitAtLine } from './tilt-visit.ts';

/**
 * Tilt aid on top of basic aid. Whether a bill counts at all is the document's own list; then come the place and the
 * referral, then the rule of its kind: over a line of the year, or at a line of the visit.
 */
export function compileTilt(pack: PackData, names: FigureNames, notes: NotesAt): PayTilt {
  const { tilt: rule, yearSelfPay } = pack;
  const head = rule === null ? {} : { title: rule.title, clause: rule.clause };
  const nothing: Nothing = (because, reasons, selfPay, excess = ZERO) => {
    const step = nothingStep('tilt', because, { ...head, ...notes.tilt });
    return { step, selfPay, excess, limits: null, reasons };
  };
  const counts = ({ claim, aid, refusal }: TiltInput) =>
    aid === null
      ? yearSelfPay.evenUncovered.includes(claim.care) ||
        (yearSelfPay.care.includes(claim.care) &&
          refusal !== null &&
          yearSelfPay.evenRefusedFor.some((code) => code === refusal.code))
      : yearSelfPay.care.includes(claim.care);
  return (input) => {
    const { claim, category, selfPay } = input;
    if (!counts(input)) return nothing('本次费用不计入倾斜救助', [], ZERO);
    const added = selfPay.amount;
    if (rule === null) return nothing('本文件没有倾斜救助', [], added);
    if (rule.kind === 'rules-elsewhere') {
      return nothing('倾斜救助另有办法', [because('TILT_RULES_ELSEWHERE', rule.clause)], added);
    }
    if (rule.categories !== 'all' && !rule.categories.includes(category)) {
      return nothing('本类人员没有倾斜救助', [], added);
    }
    const { route } = rule;
    const onRoute =
      route.referral.includes(claim.referral) && route.place.includes(claim.facility.place);
    if (!onRoute) {
      const reasons = [because('TILT_PLACE_OR_REFERRAL', route.clause)];
      return nothing('不在规定的就医路径上', reasons, yearSelfPay.onRouteOnly ? ZERO : added);
    }
    const on = { names, nothing, note: notes.tilt };
    return rule.kind === 'year-over-line'
      ? payOverLineOfYear(rule, input, on)
      : payVisitAtLine(rule, input, on);
  };
}

function because(code: Reason['code'], clause: ClauseId): Reason {
  return { code, clause, facts: {} };
}

/** What a bill that is not admitted at all gets of tilt. */
export function compileNoTilt(notes: NotesAt): TiltPaid {
  const step = nothingStep('tilt', '本次不予救助', { ...notes.tilt });
  return { step, selfPay: ZERO, excess: ZERO, limits: null, reasons: [] };
}
