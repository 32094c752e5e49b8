import { textAt, textsAt, type Json } from '../oracle/case-form.ts';
import { anyCatastrophic, anySubsidy } from '../oracle/chongqing/random-asks.ts';
import { anyCase, wellFormedCase } from '../oracle/chongqing/random-cases.ts';
import { testAllProperties } from './all-properties.ts';
import type { Settled } from './bills.ts';
import { districtCap } from './district-caps.ts';
import { testLargeStays } from './large-stay.ts';
import type { Limit, PackUnderTest } from './pack-under-test.ts';

const of: PackUnderTest = {
  pack: 'chongqing/2012-07-24',
  anyCase,
  wellFormedCase,
  anySubsidy,
  anyCatastrophic,
  limits,
  tilt: null,
  hasDeductible: false,
  hasPublishedFigures: false,
  lowestPercent: 40,
  unasked: [
    {
      facts: [
        'place',
        'referral',
        'agencyException',
        'primaryCareFirst',
        'filedOn',
        'localHousehold',
        'special',
        'treatmentListed',
        'rareDiseaseListed',
        'rareFacilityNamed',
        'rareDrugCost',
      ],
      figures: [
        'resident-income',
        'poverty-monitor-line',
        'deductible-margin',
        'deductible-illness',
        'tilt-line',
        'warning-line',
      ],
    },
  ],
};
testAllProperties(of);
testLargeStays(of);

/** 二(二)、二(三): 各额度互相独立; 另读 one-major-pool 时大额费用并在特殊病种之内. */
function limits(given: Json, one: Settled): readonly Limit[] {
  const pool = textAt(one.result, 'pool', '');
  const isMajor = pool === 'special-disease' || pool === 'large-cost';
  const own = { pools: [pool], fen: districtCap(given, one) };
  if (!isMajor || !textsAt(given, 'readings').includes('one-major-pool')) return [own];
  const pools = ['special-disease', 'large-cost'];
  const both = { pools, fen: districtCap(given, one, 'special-disease') };
  return pool === 'special-disease' ? [both] : [own, both];
}
