import { textAt, type Json } from '../oracle/case-form.ts';
import { lineOn } from '../oracle/jiyuan/lines.ts';
import { anyCatastrophic, anySubsidy } from '../oracle/jiyuan/random-asks.ts';
import { anyCase, wellFormedCase } from '../oracle/jiyuan/random-cases.ts';
import { fromText, isAbove } from '../oracle/rational.ts';
import { testAllProperties } from './all-properties.ts';
import { placeOf, type Settled } from './bills.ts';
import { DISTRICT_FIGURES } from './district-caps.ts';
import type { Limit } from './pack-under-test.ts';

testAllProperties({
  pack: 'jiyuan/2022-05-01',
  anyCase,
  wellFormedCase,
  anySubsidy,
  anyCatastrophic,
  limits,
  tilt: { cap: 1_000_000, needs: hasUsedUpTheLimit },
  hasDeductible: true,
  hasPublishedFigures: true,
  lowestPercent: 30,
  unasked: [
    {
      facts: [
        'filedOn',
        'localHousehold',
        'special',
        'treatment',
        'registered',
        'patientAge',
        'homeMaintenance',
        'rareDiseaseListed',
        'rareFacilityNamed',
        'rareDrugCost',
      ],
      figures: ['poverty-monitor-line', 'warning-line', ...DISTRICT_FIGURES],
    },
  ],
});

/** 四(三)3: 住院和门诊共用，特困、低保、返贫致贫 3 万元，其他 1 万元. */
function limits(_: Json, { result }: Settled): readonly Limit[] {
  const first = ['destitute', 'minimum-living', 'returned-to-poverty'];
  const isFirst = first.includes(textAt(result, 'category', ''));
  return [{ pools: ['inpatient-and-outpatient'], fen: isFirst ? 3_000_000 : 1_000_000 }];
}

/** 四(三)4: 救助金额达到年度限额，规范转诊且在省域内，年度自付超过居民人均可支配收入的一半. */
function hasUsedUpTheLimit(given: Json, { bill, result }: Settled): boolean {
  const line = lineOn(given, 'tilt-line', textAt(bill, 'settledOn', ''));
  const isOnRoute = bill['referral'] !== 'none' && placeOf(bill) !== 'outside';
  const isAboveLine = line !== null && isAbove(fromText(textAt(result, 'yearSelfPay', '0')), line);
  return isOnRoute && isAboveLine && result['poolLeft'] === '0.00';
}
