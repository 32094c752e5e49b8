import { textAt, textsAt, type Json } from '../oracle/case-form.ts';
import { anyCatastrophic, anySubsidy } from '../oracle/hechuan/random-asks.ts';
import { anyCase, wellFormedCase } from '../oracle/hechuan/random-cases.ts';
import { testAllProperties } from './all-properties.ts';
import { placeOf, type Settled } from './bills.ts';
import { DISTRICT_FIGURES, districtCap } from './district-caps.ts';
import { testLargeStays } from './large-stay.ts';
import type { Limit, PackUnderTest } from './pack-under-test.ts';

const of: PackUnderTest = {
  pack: 'hechuan/2024-06-25',
  anyCase,
  wellFormedCase,
  anySubsidy,
  anyCatastrophic,
  limits,
  tilt: { cap: 2_000_000, needs: hasReachedTheLine },
  hasDeductible: false,
  hasPublishedFigures: false,
  lowestPercent: 40,
  unasked: [
    {
      facts: [
        'filedOn',
        'localHousehold',
        'treatmentListed',
        'patientAge',
        'homeMaintenance',
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
    {
      facts: ['treatment', 'registered'],
      figures: DISTRICT_FIGURES,
      unless: 'original-policy-2012',
    },
  ],
};
testAllProperties(of);
testLargeStays(of);

/** 二(三)2: 特殊疾病 10 万元、大额费用 6 万元; 另读 one-major-pool 时后者并在前者之内; 原政策各类依 2012 年文件. */
function limits(given: Json, one: Settled): readonly Limit[] {
  const pool = textAt(one.result, 'pool', '');
  if (pool.startsWith('chongqing:')) return [{ pools: [pool], fen: districtCap(given, one) }];
  const areOne = textsAt(given, 'readings').includes('one-major-pool');
  const both = { pools: ['special-disease', 'large-cost'], fen: 10_000_000 };
  const special = areOne ? both : { pools: ['special-disease'], fen: 10_000_000 };
  const large = { pools: ['large-cost'], fen: 6_000_000 };
  if (pool === 'special-disease') return [special];
  return areOne ? [large, both] : [large];
}

/** 二(三)3: 特困人员，规范转诊且在市内，一次就医自付达到 3000 元. */
function hasReachedTheLine(_: Json, { bill, result, fen }: Settled): boolean {
  return (
    result['category'] === 'destitute' &&
    bill['referral'] !== 'none' &&
    ['county', 'city'].includes(placeOf(bill)) &&
    fen('aidBase') - fen('aid') >= 300_000
  );
}
