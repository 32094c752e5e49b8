/**
 * The same properties where basic and catastrophic insurance are computed from a table: they are
 * layers before aid.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CARES,
  isJson,
  recordsAt,
  textAt,
  textsAt,
  under,
  type Json,
} from '../oracle/case-form.ts';
import { fenOf, sum } from './bills.ts';
import { checkEach, MINUTES, HALF_RUNS } from './cases.ts';
import { unexplained } from './cliffs.ts';
import { explainedTurn, packs, settledFrom, settledInTurn, type Turn } from './engine-level.ts';
import { expectToldRightly } from './explanation.ts';
import { compareEnlarged, partsOf } from './larger-bill.ts';
import { amountsOf } from './pack-amounts.ts';
import type { PackUnderTest } from './pack-under-test.ts';
import { expectPartsAddUp, expectWithinBase } from './parts.ts';
import { expectReversible } from './reversal.ts';
import { allSteps, fenAt } from './trace-check.ts';

const share = fc.constantFrom('0.50', '0.60', '0.655', '0.85', '1');
const bands = fc
  .record({ shares: fc.tuple(share, share, share), areThree: fc.boolean() })
  .map(({ shares: [first, second, third], areThree }) => [
    ...(areThree
      ? [
          { upTo: '5000', share: second },
          { upTo: '20000.01', share: third },
        ]
      : []),
    { upTo: null, share: first },
  ]);
const deductibles = fc.array(fc.constantFrom('0', '0.01', '200', '400.05', '1500'), {
  minLength: 1,
  maxLength: 3,
});
const row = (level: number) =>
  fc.record({ deductibles, bands }).map((rest) => ({ care: CARES, levels: [level], ...rest }));
const basic = fc.record({
  rows: fc.tuple(row(1), row(2), row(3)),
  cap: fc.constantFrom(null, '3000', '150000.01'),
});
const catastrophic = fc.record({
  deductible: fc.constantFrom('0', '3000', '11000.01'),
  bands,
  cap: fc.constantFrom(null, '4000.01', '30000'),
});
const table: fc.Arbitrary<Json> = fc
  .oneof(
    fc.record({ basic, catastrophic: fc.option(catastrophic) }),
    fc.record({ basic: fc.constant(null), catastrophic }),
  )
  .map((of) => ({ id: 'resident', name: '居民医保', from: '2000-01-01', source: '待遇表', ...of }));

/** The case with its insurance computed: what the table says, the bills do not say too. */
function insured(given: Json, of: Json): Json {
  const computed = ['basic', 'catastrophic'].filter((name) => isJson(of[name]));
  const claims = recordsAt(given, 'claims').map((bill) => ({
    ...bill,
    plan: 'resident',
    paid: Object.fromEntries(
      Object.entries(under(bill, 'paid')).filter(([name]) => !computed.includes(name)),
    ),
  }));
  return { ...given, plans: [of], claims };
}

export function testInsurance(of: PackUnderTest): void {
  const given = fc.tuple(of.wellFormedCase, table).map(([one, plan]) => insured(one, plan));
  const pack = amountsOf(of.pack, packs);
  const runs = HALF_RUNS;

  test(
    '保险按待遇表计算的，各项仍然加得拢、不超过基数，说明里的每个数都有来处',
    () => {
      checkEach(
        given,
        (one) => {
          for (const turn of settledInTurn(one, packs)) {
            const { bill, settlement } = turn;
            const settled = settledFrom(bill, settlement);
            const { basic: _, catastrophic: __, ...others } = under(bill, 'paid');
            const { counts } = settlement;
            const paid = sum(Object.values(others).map(fenOf)) + counts.basic + counts.catastrophic;
            expectPartsAddUp({ ...settled, paid });
            expectWithinBase(settled);
            expectToldRightly(one, { ...settled, result: explainedTurn(turn) }, pack);
          }
        },
        runs,
      );
    },
    30 * MINUTES,
  );

  test(
    '保险按待遇表计算的，起付线以下不支付，一年之内不超过限额，承前的数一分不差',
    () => {
      checkEach(
        given,
        (one) => {
          const turns = settledInTurn(one, packs);
          for (const [index, turn] of turns.entries()) {
            const { year } = settledFrom(turn.bill, turn.settlement);
            const isEarlier = (t: Turn) => settledFrom(t.bill, t.settlement).year === year;
            const earlier = turns.slice(0, index).filter(isEarlier);
            expectAboveDeductibles(one, turn, earlier);
            expectWithinCaps(one, [...earlier, turn]);
            expectCarriedOn(turn, earlier);
          }
        },
        runs,
      );
    },
    30 * MINUTES,
  );

  test(
    '保险按待遇表计算的，多一分钱也最多多付一分钱，冲销后累计回到原处',
    () => {
      checkEach(
        given,
        (one) => {
          // Insurance pays of all in scope: where a drug is aided by its own cost, both must grow.
          const part = partsOf(one).at(-1) ?? 'inScope';
          expect(unexplained(of.pack, compareEnlarged(one, part, 1))).toEqual([]);
          expectReversible(one);
        },
        runs,
      );
    },
    30 * MINUTES,
  );
}

const counted = (turns: readonly Turn[], name: 'basic' | 'catastrophic' | 'afterBasic') =>
  sum(turns.map(({ settlement }) => settlement.counts[name]));

function planOf(given: Json): { readonly basic: Json; readonly catastrophic: Json } {
  const [plan = {}] = recordsAt(given, 'plans');
  return { basic: under(plan, 'basic'), catastrophic: under(plan, 'catastrophic') };
}

function expectAboveDeductibles(given: Json, turn: Turn, earlier: readonly Turn[]): void {
  const { bill, settlement } = turn;
  const plan = planOf(given);
  const { counts } = settlement;
  const level = under(bill, 'facility')['level'] ?? 2;
  const own = recordsAt(plan.basic, 'rows').find((one) =>
    Object.values(one).flat().includes(level),
  );
  if (counts.basic > 0 && own !== undefined) {
    const stays = earlier.filter((one) => one.bill['care'] === 'inpatient').length;
    const lines = textsAt(own, 'deductibles');
    const line = lines[Math.min(stays, lines.length - 1)];
    expect(fenOf(under(bill, 'fees')['inScope'])).toBeGreaterThan(fenOf(line));
  }
  if (counts.catastrophic > 0 && plan.catastrophic['deductible'] !== undefined) {
    const line = fenOf(plan.catastrophic['deductible']) * deductibleShare(given);
    expect(counted([...earlier, turn], 'afterBasic')).toBeGreaterThan(line);
  }
}

function expectWithinCaps(given: Json, turns: readonly Turn[]): void {
  const plan = planOf(given);
  if (typeof plan.basic['cap'] === 'string') {
    expect(counted(turns, 'basic')).toBeLessThanOrEqual(fenOf(plan.basic['cap']));
  }
  const isRemoved = isTilted(given) && tiltOf(given)['cap'] === 'removed';
  if (typeof plan.catastrophic['cap'] === 'string' && !isRemoved) {
    expect(counted(turns, 'catastrophic')).toBeLessThanOrEqual(fenOf(plan.catastrophic['cap']));
  }
}

/**
 * What the explanation carries on is what the year's earlier bills came to; its bands are what is
 * above the line.
 */
function expectCarriedOn(turn: Turn, earlier: readonly Turn[]): void {
  const steps = allSteps(under(explainedTurn(turn), 'trace'));
  const carried: Readonly<Record<string, number>> = {
    basicUsedBefore: counted(earlier, 'basic'),
    catastrophicUsedBefore: counted(earlier, 'catastrophic'),
    yearAfterBasicBefore: counted(earlier, 'afterBasic'),
  };
  const lines: Readonly<Record<string, string>> = {
    inScope: 'basicDeductible',
    yearAfterBasic: 'catastrophicDeductible',
  };
  for (const step of steps) {
    const before = carried[textAt(step, 'name', '')];
    if (before !== undefined) expect(fenAt(step)).toBe(before);
    const how = under(step, 'how');
    if (how['kind'] !== 'bands') continue;
    const line = steps.find(({ name }) => name === lines[textAt(under(how, 'of'), 'name', '')]);
    const above = Math.max(0, fenAt(under(how, 'of')) - (line === undefined ? 0 : fenAt(line)));
    expect(sum(recordsAt(how, 'parts').map((part) => Number(part['of'])))).toBe(above);
  }
}

/** The document's tilt of catastrophic insurance, and whether anyone here may have it. */
function tiltOf(given: Json): Json {
  const found = packs.find(textAt(given, 'pack', ''));
  return found.ok && isJson(found.value.source) ? under(found.value.source, 'catastrophic') : {};
}
function isTilted(given: Json): boolean {
  const { categories } = tiltOf(given);
  if (categories === undefined || categories === 'all') return categories === 'all';
  const classes = recordsAt(given, 'identities').flatMap((one) => [
    one['category'],
    one['treatedAs'],
  ]);
  return textsAt(tiltOf(given), 'categories').some((category) => classes.includes(category));
}
function deductibleShare(given: Json): number {
  return isTilted(given) ? Number(tiltOf(given)['deductibleShare']) : 1;
}
