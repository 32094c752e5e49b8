import { mod11_2 } from 'cdigit';
import type { ClaimInput } from '../../engine/claim.ts';
import type { InsurancePlanInput } from '../../engine/insurance/plan.ts';
import type { FacilityInput, PersonInput } from '../contract.ts';

/** Invented people: certificates of the region 999999 do not exist, and neither do they. */
export type DemonstrationPerson = {
  readonly person: PersonInput;
  readonly bills: readonly DemonstrationBill[];
};
export type DemonstrationBill = {
  readonly diagnosis: string;
  readonly claim: ClaimInput;
  /** Why the bill is in the demonstration. */
  readonly shows: string;
  readonly reversedBecause?: string;
};

/** It lies in 攀枝花市东区. */
export const DEMONSTRATION_FACILITY: FacilityInput = {
  name: '演示医院（虚构）',
  code: 'H99999900001',
  level: 2,
  regionCode: '510402',
  desk: '3号窗口',
  operator: '收费员 演示',
};

export const DEMONSTRATION_SOURCE = '演示数据（虚构），不得用于真实结算';

/** A table of basic and catastrophic insurance that no place has, for bills whose insurance is computed. */
export function demonstrationPlan(year: string): InsurancePlanInput & { readonly id: string } {
  return {
    id: 'demonstration',
    name: '演示用医保方案（虚构，不得用于真实结算）',
    from: `${year}-01-01`,
    until: `${year}-12-31`,
    source: DEMONSTRATION_SOURCE,
    basic: {
      rows: [
        {
          care: ['inpatient'],
          levels: [1, 2, 3],
          deductibles: ['500', '300'],
          bands: [{ upTo: null, share: '0.75' }],
        },
      ],
      cap: '150000',
    },
    catastrophic: {
      deductible: '15000',
      bands: [
        { upTo: '50000', share: '0.60' },
        { upTo: null, share: '0.70' },
      ],
      cap: null,
    },
  };
}

/** A bill of the demonstration's hospital, settled today unless it says otherwise. */
export type MakeBill = (
  fees: readonly [total: string, inScope: string],
  paid: NonNullable<ClaimInput['paid']>,
  more?: Partial<ClaimInput>,
) => ClaimInput;

export function billsOn(today: string): MakeBill {
  return ([total, inScope], paid, more = {}) => ({
    care: 'inpatient',
    settledOn: today,
    fees: { total, inScope },
    paid,
    facility: { level: 2, designated: true },
    ...more,
  });
}

/** Somebody of one category; `until` left out: without an end. */
export function invented(
  [name, bornOn, order, recognisedIn]: readonly [
    name: string,
    bornOn: string,
    order: string,
    recognisedIn: string,
  ],
  category: PersonInput['identities'][number]['category'],
  from: string,
  until: string | null = null,
): PersonInput {
  const body = `999999${bornOn}${order}`;
  return {
    name,
    certificate: `${body}${mod11_2.compute(body)}`,
    recognisedIn,
    identities: [{ category, from, until, source: DEMONSTRATION_SOURCE }],
  };
}
