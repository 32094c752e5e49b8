import { anyCatastrophic, anySubsidy } from '../oracle/changzhou/random-asks.ts';
import { anyCase, wellFormedCase } from '../oracle/changzhou/random-cases.ts';
import { expect, test } from 'vitest';
import { isJson, textAt, textsAt, under, type Json } from '../oracle/case-form.ts';
import { testAllProperties } from './all-properties.ts';
import { fenOf, settledOf, type Settled } from './bills.ts';
import { checkEach, MINUTES } from './cases.ts';
import { DISTRICT_FIGURES } from './district-caps.ts';
import type { Limit } from './pack-under-test.ts';

testAllProperties({
  pack: 'changzhou/2023-01-01',
  anyCase,
  wellFormedCase,
  anySubsidy,
  anyCatastrophic,
  limits,
  tilt: null,
  hasDeductible: false,
  hasPublishedFigures: false,
  lowestPercent: 50,
  unasked: [
    {
      facts: [
        'level',
        'filedOn',
        'primaryCareFirst',
        'disease',
        'special',
        'treatment',
        'treatmentListed',
        'registered',
        'patientAge',
        'homeMaintenance',
      ],
      figures: [
        'resident-income',
        'poverty-monitor-line',
        'deductible-margin',
        'deductible-illness',
        'tilt-line',
        'warning-line',
        ...DISTRICT_FIGURES,
      ],
    },
    { facts: ['referral', 'agencyException'], figures: [], unless: 'strict-referral' },
  ],
});

/** 四(六): 普通门诊 1 万元，其余共用 20 万元. */
function limits(_: Json, { result }: Settled): readonly Limit[] {
  const pool = textAt(result, 'pool', '');
  return [{ pools: [pool], fen: pool === 'ordinary-outpatient' ? 1_000_000 : 20_000_000 }];
}

test(
  '县域内定点住院的个人自付以政策范围内费用的一成为限，超出多少照数写明',
  () => {
    checkEach(wellFormedCase, (given) => {
      const countsAll = textsAt(given, 'readings').includes('control-counts-out-of-scope');
      for (const { bill, result, fen } of settledOf(given)) {
        const { control } = result;
        if (!isJson(control)) continue;
        const { total, inScope } = under(bill, 'fees');
        const outOfScope = countsAll ? fenOf(total) - fenOf(inScope) : 0;
        const overInTenths = (fen('selfPayInScope') + outOfScope) * 10 - fenOf(inScope);
        expect(control['within']).toBe(overInTenths <= 0);
        expect(fenOf(control['excess'])).toBe(Math.max(0, Math.floor((overInTenths + 5) / 10)));
      }
    });
  },
  30 * MINUTES,
);
