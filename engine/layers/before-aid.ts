import type { Claim } from '../claim.ts';
import type { Insured } from '../insurance/plan.ts';
import { ZERO } from '../money.ts';
import type { Reason } from '../reasons.ts';
import type { NotesAt } from '../rule-pack/notes.ts';
import type { PackData } from '../rule-pack/schema.ts';
import { differenceStep, EXCESS, formOf, GIVEN, inputStep, sumOf, type Step } from '../trace.ts';

export type AidBase = {
  /** The difference of `cost` and what was paid before aid. */
  readonly step: Step;
  readonly cost: Step;
  readonly reason: Reason | null;
};
export type AidBaseOf = (claim: Claim, insured: Insured) => AidBase;

const IN_SCOPE = formOf('inScope', GIVEN);
const OTHER_INSURANCE = formOf('otherInsurance', GIVEN);
const RARE_DISEASE_FUND = formOf('rareDiseaseFund', GIVEN);

/**
 * In-scope cost after what was paid before aid: insurers always, commercial cover where the document puts it first. The
 * two of social insurance are shown even where they paid nothing.
 */
export function compileAidBase(pack: PackData, notes: NotesAt): AidBaseOf {
  const { clause, commercial } = pack.beforeAid;
  const base = formOf('aidBase', EXCESS, { clause, notes: notes.aidBase });
  const commercialFirst = formOf('commercial', GIVEN, { clause: commercial.clause });
  const exceeds: Reason = { code: 'PAYMENTS_EXCEED_SCOPE', clause, facts: {} };
  const costOf = compileCost(pack);
  return (claim, { basic, catastrophic }) => {
    const { paid, care } = claim;
    const cost = costOf(claim);
    const of: [Step, ...Step[]] = [cost, basic, catastrophic];
    if (paid.otherInsurance > ZERO) of.push(inputStep(OTHER_INSURANCE, paid.otherInsurance));
    if (paid.rareDiseaseFund > ZERO) of.push(inputStep(RARE_DISEASE_FUND, paid.rareDiseaseFund));
    if (paid.commercial > ZERO && commercial.care.includes(care)) {
      of.push(inputStep(commercialFirst, paid.commercial));
    }
    const isMore = sumOf(of) - cost.amount > cost.amount;
    return { step: differenceStep(base, of, of), cost, reason: isMore ? exceeds : null };
  };
}

/** The cost in scope; where a document aids a drug whatever its scope, the drug's own cost stands for it. */
function compileCost({ beforeAid: { drugCost } }: PackData): (claim: Claim) => Step {
  if (drugCost === null) return ({ fees }) => inputStep(IN_SCOPE, fees.inScope);
  const ofDrug = formOf('rareDrugCost', GIVEN, { clause: drugCost.clause });
  return ({ care, rareDrugCost, fees }) =>
    rareDrugCost !== null && drugCost.care.includes(care)
      ? inputStep(ofDrug, rareDrugCost)
      : inputStep(IN_SCOPE, fees.inScope);
}
