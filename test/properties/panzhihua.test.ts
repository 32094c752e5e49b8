import { figureOn, textAt, type Json } from '../oracle/case-form.ts';
import { anyCatastrophic, anySubsidy } from '../oracle/panzhihua/random-asks.ts';
import { anyCase, wellFormedCase } from '../oracle/panzhihua/random-cases.ts';
import { fromText, isAbove } from '../oracle/rational.ts';
import { testAllProperties } from './all-properties.ts';
import { placeOf, type Settled } from './bills.ts';
import { DISTRICT_FIGURES } from './district-caps.ts';
import type { Limit } from './pack-under-test.ts';

testAllProperties({
  pack: 'panzhihua/2023-02-01',
  anyCase,
  wellFormedCase,
  anySubsidy,
  anyCatastrophic,
  limits,
  tilt: { cap: 2_000_000, needs: isAboveMonitorLine },
  hasDeductible: true,
  hasPublishedFigures: false,
  lowestPercent: 50,
  unasked: [
    {
      facts: [
        'level',
        'localHousehold',
        'disease',
        'special',
        'treatment',
        'treatmentListed',
        'registered',
        'patientAge',
        'homeMaintenance',
        'rareDiseaseListed',
        'rareFacilityNamed',
        'rareDrugCost',
      ],
      figures: [
        'deductible-margin',
        'deductible-illness',
        'tilt-line',
        'warning-line',
        ...DISTRICT_FIGURES,
      ],
    },
  ],
});

/** 第九条、第十条、第十二条（三）: 特困人员、孤儿不封顶; 普通门诊 800 元; 住院和门诊慢特病 7 万元. */
function limits(_: Json, { result }: Settled): readonly Limit[] {
  const pool = textAt(result, 'pool', '');
  const isUncapped = ['destitute', 'orphan'].includes(textAt(result, 'category', ''));
  const cap = pool === 'ordinary-outpatient' ? 80_000 : 7_000_000;
  return [{ pools: [pool], fen: isUncapped ? null : cap }];
}

/** 第十三条: 年度累计超过监测收入标准，规范转诊且在省域内. */
function isAboveMonitorLine(given: Json, { bill, result }: Settled): boolean {
  const line = figureOn(given, 'poverty-monitor-line', textAt(bill, 'settledOn', ''));
  const isOnRoute = bill['referral'] !== 'none' && placeOf(bill) !== 'outside';
  return isOnRoute && line !== null && isAbove(fromText(textAt(result, 'yearSelfPay', '0')), line);
}
