import type { Claim, Paid } from '../claim.ts';
import { addFen, ZERO } from '../money.ts';
import type { Reason } from '../reasons.ts';
import type { PackData } from '../rule-pack/schema.ts';
import { computed, given, term, type Step } from '../trace.ts';

export type AidBase = { readonly step: Step; readonly reason: Reason | null };

const ALWAYS_BEFORE = ['basic', 'catastrophic', 'otherInsurance', 'rareDiseaseFund'] as const;

/** In-scope cost after what was paid before aid: insurers always, commercial cover where the document puts it first. */
export function compileAidBase(pack: PackData): (claim: Claim) => AidBase {
  const { clause, commercial } = pack.beforeAid;
  return (claim) => {
    const commercialFirst = commercial.care.includes(claim.care) && claim.paid.commercial > ZERO;
    const names: readonly (keyof Paid)[] = commercialFirst
      ? [...ALWAYS_BEFORE, 'commercial']
      : ALWAYS_BEFORE;
    const paid = names.flatMap((name) => {
      const shown = claim.paid[name] > ZERO || name === 'basic' || name === 'catastrophic';
      const by = name === 'commercial' ? { clause: commercial.clause } : {};
      return shown ? [given(name, claim.paid[name], by)] : [];
    });
    const inScope = given('inScope', claim.fees.inScope);
    const step = computed(
      'aidBase',
      { kind: 'difference', of: term(inScope), less: paid.map(term), neverBelowZero: true },
      { clause },
      [inScope, ...paid],
    );
    const exceeds = addFen(...paid.map((p) => p.amount)) > claim.fees.inScope;
    return { step, reason: exceeds ? { code: 'PAYMENTS_EXCEED_SCOPE', clause, facts: {} } : null };
  };
}
