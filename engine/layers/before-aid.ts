import type { Claim, Paid } from '../claim.ts';
import { ZERO } from '../money.ts';
import type { Reason } from '../reasons.ts';
import type { PackData } from '../rule-pack/schema.ts';
import { differenceStep, given, type Step } from '../trace.ts';
import type { NotesAt } from '../rule-pack/notes.ts';

export type AidBase = { readonly step: Step; readonly reason: Reason | null };

const ALWAYS_BEFORE = ['basic', 'catastrophic', 'otherInsurance', 'rareDiseaseFund'] as const;
const WITH_COMMERCIAL = [...ALWAYS_BEFORE, 'commercial'] as const;

/**
 * In-scope cost after what was paid before aid: insurers always, commercial cover where the document puts it first.
 * Where a document aids a drug whatever its scope, its own cost stands for the cost in scope.
 */
export function compileAidBase(
  pack: PackData,
  notes: NotesAt,
): (claim: Claim, paidFirst: readonly Step[]) => AidBase {
  const { clause, commercial, drugCost } = pack.beforeAid;
  const extras = { clause, ...notes.aidBase };
  return (claim, paidFirst) => {
    const cost = costOf(claim, drugCost);
    const commercialFirst = claim.paid.commercial > ZERO && commercial.care.includes(claim.care);
    const paid: Step[] = [];
    let sum = 0;
    for (const name of commercialFirst ? WITH_COMMERCIAL : ALWAYS_BEFORE) {
      const step = paidFirst.find((s) => s.name === name) ?? givenPayment(name, claim, commercial);
      if (step === null) continue;
      paid.push(step);
      sum += step.amount;
    }
    const steps = [cost, ...paid];
    const step = differenceStep('aidBase', cost, paid, true, steps, extras);
    const exceeds = sum > cost.amount;
    return { step, reason: exceeds ? { code: 'PAYMENTS_EXCEED_SCOPE', clause, facts: {} } : null };
  };
}

function costOf(claim: Claim, drugCost: PackData['beforeAid']['drugCost']): Step {
  if (drugCost === null || !drugCost.care.includes(claim.care) || claim.rareDrugCost === null) {
    return given('inScope', claim.fees.inScope);
  }
  return given('rareDrugCost', claim.rareDrugCost, { clause: drugCost.clause });
}

/** A payment of the bill; the two of social insurance are shown even where nothing was paid. */
function givenPayment(
  name: keyof Paid,
  { paid }: Claim,
  commercial: PackData['beforeAid']['commercial'],
): Step | null {
  const amount = paid[name];
  if (amount === ZERO && name !== 'basic' && name !== 'catastrophic') return null;
  return given(name, amount, name === 'commercial' ? { clause: commercial.clause } : {});
}
