import type { FigureNames } from '../figure-book.ts';
import { ZERO } from '../money.ts';
import type { Reason } from '../reasons.ts';
import type { NotesAt } from '../rule-pack/notes.ts';
import type { PackData } from '../rule-pack/schema.ts';
import { formOf, nothingStep, type Notes, type Step } from '../trace.ts';
import {
  unpaid,
  type PayTilt,
  type TiltInput,
  type TiltPaid,
  type TiltParts,
} from './tilt-paid.ts';
import { compileOverLineOfYear } from './tilt-year.ts';
import { compileVisitAtLine } from './tilt-visit.ts';

/**
 * Tilt aid on top of basic aid. Whether a bill counts at all is the document's own list; then come the place and the
 * referral, then the rule of its kind: over a line of the year, or at a line of the visit.
 */
export function compileTilt(pack: PackData, names: FigureNames, { tilt: notes }: NotesAt): PayTilt {
  const nothing = (because: string) => nothingTilt(because, pack.tilt, notes);
  const notCounted = nothing('本次费用不计入倾斜救助');
  const counts = compileCounts(pack);
  const pay = compileRule(pack, { names, notes, nothing });
  return (input) => (counts(input) ? pay(input) : unpaid(notCounted, null, ZERO));
}

/** What a bill that is not admitted at all gets of tilt. */
export function compileNoTilt({ tilt: notes }: NotesAt): TiltPaid {
  return unpaid(nothingTilt('本次不予救助', null, notes), null, ZERO);
}

function nothingTilt(because: string, rule: PackData['tilt'], notes: Notes | null): Step {
  const { title = null, clause = null } = rule ?? {};
  return nothingStep(formOf('tilt', { kind: 'nothing', because }, { title, clause, notes }));
}

/** Whether a bill counts towards tilt, whatever it then gets. */
function compileCounts({ yearSelfPay }: PackData): (input: TiltInput) => boolean {
  const { care: cares, evenUncovered, evenRefusedFor } = yearSelfPay;
  return ({ claim: { care }, aid, refusal }) => {
    if (aid !== null) return cares.includes(care);
    if (evenUncovered.includes(care)) return true;
    const isForgiven = refusal !== null && evenRefusedFor.some((code) => code === refusal.code);
    return isForgiven && cares.includes(care);
  };
}

function compileRule({ tilt: rule, yearSelfPay }: PackData, parts: TiltParts): PayTilt {
  const { nothing } = parts;
  if (rule === null) return always(nothing('本文件没有倾斜救助'), null);
  if (rule.kind === 'rules-elsewhere') {
    const { clause } = rule;
    return always(nothing('倾斜救助另有办法'), { code: 'TILT_RULES_ELSEWHERE', clause, facts: {} });
  }
  const { categories, route } = rule;
  const otherwise = always(nothing('本类人员没有倾斜救助'), null);
  const offRoute = nothing('不在规定的就医路径上');
  const { clause } = route;
  const missed: Reason = { code: 'TILT_PLACE_OR_REFERRAL', clause, facts: {} };
  const pay =
    rule.kind === 'year-over-line'
      ? compileOverLineOfYear(rule, parts)
      : compileVisitAtLine(rule, parts);
  return (input) => {
    const { claim, category, selfPay } = input;
    if (categories !== 'all' && !categories.includes(category)) return otherwise(input);
    const isOnRoute =
      route.referral.includes(claim.referral) && route.place.includes(claim.facility.place);
    if (isOnRoute) return pay(input);
    return unpaid(offRoute, missed, yearSelfPay.onRouteOnly ? ZERO : selfPay.amount);
  };
}

/** Nothing at any bill, and all its self-pay counts. */
function always(step: Step, reason: Reason | null): PayTilt {
  return ({ selfPay }) => unpaid(step, reason, selfPay.amount);
}
