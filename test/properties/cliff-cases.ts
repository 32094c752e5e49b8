/** For each cliff, cases on both sides of it, reckoned by hand. */
import type { Json } from '../oracle/case-form.ts';
import type { CliffId } from './cliffs.ts';
import type { Comparison } from './comparison.ts';
import { packs } from './engine-level.ts';
import { compareEnlarged } from './larger-bill.ts';
import { fundShares } from './raised-packs.ts';
import { compareRaised } from './raised-share.ts';
import { compareSplit } from './two-stays.ts';

const [HECHUAN, CHONGQING, JIYUAN] = [
  'hechuan/2024-06-25',
  'chongqing/2012-07-24',
  'jiyuan/2022-05-01',
];

function person(
  pack: string,
  category: string,
  claims: readonly Json[],
  ...readings: readonly string[]
): Json {
  const identities = [{ category, from: '2010-01-01' }];
  return { id: 'cliff', pack, readings, identities, claims };
}
/** A stay of so much in scope, of which insurance paid so much. */
const stayOn =
  (settledOn: string) =>
  (inScope: string, basic = '0', more: Json = {}): Json => ({
    care: 'inpatient',
    settledOn,
    fees: { total: inScope, inScope },
    paid: { basic },
    ...more,
  });
const in2024 = stayOn('2024-08-01');
const in2013 = stayOn('2013-08-01');
const in2022 = stayOn('2022-08-01');
const SPECIAL = { special: true };
const dialysis = (inScope: string): Json => ({
  ...in2022(inScope),
  care: 'chronic-outpatient',
  disease: '终末期肾病',
});

const aFenMore = (given: Json): Comparison => compareEnlarged(given, 'inScope', 1);
function raisedBy(given: Json, name: string, by: number): Comparison {
  const share = fundShares(HECHUAN, packs).find((one) => one.name === `${HECHUAN} ${name}`);
  const compared = share === undefined ? undefined : compareRaised(given, share, by).at(-1);
  if (compared === undefined) throw new Error(`${HECHUAN} has no share ${name}`);
  return compared;
}

/** 6.00 is left of 6 万元: 85705.71 × 70% = 59994.00, in another province so that no tilt is paid. */
const ALL_BUT_SIX_YUAN = in2024('85705.71', '0', { facility: { place: 'province' } });
/** 90000 × 70% is above 6 万元. */
const USED_UP = '90000';

export const CLIFF_CASES: Readonly<Record<CliffId, readonly (() => Comparison)[]>> = {
  'hechuan-large-stay': [
    // No aid, or 30000.01 × 70% = 21000.01; 特困: 20000.00 of tilt, or 9000.00 × 70% = 6300.00.
    () => aFenMore(person(HECHUAN, 'minimum-living', [in2024('30000')])),
    () => aFenMore(person(HECHUAN, 'destitute', [in2024('30000')])),
    () => aFenMore(person(HECHUAN, 'destitute', [in2024('30000')], 'tilt-needs-basic-aid')),
    // 42000.00 and 12600.00 of tilt, or twice 30000: no aid, and tilt to its limit.
    () => compareSplit(person(HECHUAN, 'destitute', [in2024('60000')]), 3_000_000),
  ],
  'hechuan-tilt-line': [
    // 9999.98 − 6999.99 = 2999.99 is below the line, 9999.99 − 6999.99 = 3000.00 reaches it.
    () => aFenMore(person(HECHUAN, 'destitute', [in2024('9999.98', '0', SPECIAL)])),
    // 3005.00 of self-pay is tilted; a fen more brings the last 6.00 of aid, and 2999.01 is not.
    () => {
      const stays = [ALL_BUT_SIX_YUAN, in2024('30000', '26995')];
      return aFenMore(person(HECHUAN, 'destitute', stays));
    },
    // 12000 − 8400 = 3600 is above the line, of 4000 and 8000 neither is.
    () => compareSplit(person(HECHUAN, 'destitute', [in2024('12000', '0', SPECIAL)]), 400_000),
    // At 70% 3000 are left and 2100 of it tilted; at 71% 2900 are left.
    () => {
      const given = person(HECHUAN, 'destitute', [in2024('10000', '0', SPECIAL)]);
      return raisedBy(given, 'answers.special-disease.rows.0.share', 1);
    },
  ],
  'hechuan-each-visit': [
    // (9000 − 3000) × 70% = 4200.00, or twice (4500 − 3000) × 70% = 1050.00.
    () => {
      const stays = [in2024('30000', '0', SPECIAL)];
      return compareSplit(person(HECHUAN, 'destitute', stays, 'tilt-on-excess-only'), 1_500_000);
    },
  ],
  'hechuan-large-stay-2012': largeStay2012(HECHUAN, 'orphan', in2024, 'original-policy-2012'),
  'chongqing-large-stay': largeStay2012(CHONGQING, 'minimum-living', in2013),
  'jiyuan-limit-reached': [
    // With 10000.00 before, 28571.42 × 70% = 19999.99 leaves a fen of 3 万元, 28571.43 × 70% nothing:
    // (10000.00 + 8571.43 − 16000) × 60% = 1542.86.
    () => aFenMore(person(JIYUAN, 'minimum-living', [dialysis('20000'), in2022('28571.42')])),
    // With 10000.01 before, 28571.41 × 70% rounds up to all that is left; 10000.02 and 18571.39
    // round down.
    () => {
      const bills = [dialysis('20000.02'), in2022('28571.41')];
      return compareSplit(person(JIYUAN, 'minimum-living', bills), 1_000_002);
    },
  ],
  'jiyuan-excess-lost': [
    // (30000 − 16000) × 60% = 8400.00; of 58000 and 2000, the first loses 13000: 1000 × 60% =
    // 600.00.
    () => {
      const bills = [dialysis('60000')];
      return compareSplit(
        person(JIYUAN, 'minimum-living', bills, 'tilt-after-cap-only'),
        5_800_000,
      );
    },
  ],
  'jiyuan-hospital-share': [
    // 1000 − 2000.05 × 10% = 799.995 rounds up, 1000 − 2000.06 × 10% = 799.994 down; no aid below
    // 3200.
    () => {
      const fees = { total: '2000.05', inScope: '1000.05' };
      const stay = { ...in2022('0'), fees, facility: { level: 3 } };
      return aFenMore(person(JIYUAN, 'low-income-margin', [stay]));
    },
  ],
};

/** 渝府发〔2012〕78号 二(三)2: 60% within 6000 up to 3 万元, 70% within 6 万元 above it. */
function largeStay2012(
  pack: string,
  category: string,
  stay: typeof in2013,
  ...readings: readonly string[]
): readonly (() => Comparison)[] {
  const of = (...stays: readonly Json[]) => person(pack, category, stays, ...readings);
  return [
    // 6000.00, or 21000.01; and where 6 万元 are used up, 6000.00 or nothing.
    () => aFenMore(of(stay('30000'))),
    () => aFenMore(of(stay(USED_UP), stay('30000'))),
    // 42000.00, or 6000.00 for both.
    () => compareSplit(of(stay('60000')), 3_000_000),
  ];
}
