import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addFen, toFen, ZERO, type Fen } from '../../engine/money.ts';
import type { YearSums } from '../../engine/settlement.ts';
import { EMPTY_YEAR } from '../../engine/year.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { buildPerson, MORNING, type Bill } from './build-draft.ts';
import { recordFor, valueOf } from './desk.ts';

const PEOPLE = ['person-1', 'person-2'] as const;

const amount = (most: number) => fc.integer({ min: 0, max: most });
const bill: fc.Arbitrary<Bill> = fc
  .record({
    settledOn: fc.constantFrom('2025-12-31', '2026-01-01', '2026-05-10'),
    total: amount(10_000_000),
    basic: amount(6_000_000),
    catastrophic: amount(500_000),
    commercialOutOfScope: amount(100_000),
    charity: amount(100_000),
    deductible: amount(300_000),
    aid: amount(3_000_000),
    tilt: amount(500_000),
    tiltExcess: amount(500_000),
    major: amount(1_000_000),
    ordinary: amount(1_000_000),
    hospitalBorne: amount(50_000),
  })
  .map(({ major, ordinary, ...rest }) => ({
    ...rest,
    tiltRefund: Math.trunc(rest.tilt / 3),
    pools: { major, ordinary },
  }));

type Act =
  | { readonly kind: 'record'; readonly person: 0 | 1; readonly bill: Bill }
  | { readonly kind: 'reverse'; readonly which: number };
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('record'), person: fc.constantFrom(0, 1), bill }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('reverse'), which: fc.nat(20) }) },
);

/** What was recorded and not reversed, added up with nothing of the ledger's own. */
type Kept = {
  readonly id: string;
  readonly personId: string;
  readonly year: number;
  readonly counts: YearSums;
  isReversed: boolean;
};

function naiveSums(kept: readonly Kept[], personId: string, year: number): YearSums {
  const mine = kept.filter((k) => k.personId === personId && k.year === year && !k.isReversed);
  const sum = (of: (counts: YearSums) => Fen) => addFen(...mine.map((k) => of(k.counts)));
  const pools = [...new Set(mine.flatMap((k) => Object.keys(k.counts.pools)))]
    .map((pool) => [pool, sum((counts) => counts.pools[pool] ?? ZERO)] as const)
    .filter(([, used]) => used !== ZERO);
  return {
    deductible: sum((c) => c.deductible),
    pools: Object.fromEntries(pools),
    tilt: sum((c) => c.tilt),
    selfPay: sum((c) => c.selfPay),
    tiltExcess: sum((c) => c.tiltExcess),
    afterInsurance: sum((c) => c.afterInsurance),
    stays: mine.length,
    basic: sum((c) => c.basic),
    catastrophic: sum((c) => c.catastrophic),
    afterBasic: sum((c) => c.afterBasic),
  };
}

async function openTown(): Promise<Ledger> {
  const ledger = valueOf(openLedger({ file: ':memory:' }));
  valueOf(await ledger.savePerson(buildPerson('person-1'), MORNING));
  const other = buildPerson('person-2', { name: '李丁', certificate: '510402195503081023' });
  valueOf(await ledger.savePerson(other, MORNING));
  return ledger;
}

async function perform(ledger: Ledger, kept: Kept[], step: Act, key: string): Promise<void> {
  if (step.kind === 'record') {
    const personId = PEOPLE[step.person];
    const { id, year, settlement } = await recordFor(ledger, personId, step.bill, { key });
    kept.push({ id, personId, year, counts: settlement.counts, isReversed: false });
    return;
  }
  const target = kept[step.which % Math.max(kept.length, 1)];
  if (target === undefined) return;
  const answer = await ledger.reverse(target.id, '录错', key, MORNING);
  expect(answer.ok ? 'reversed' : answer.problem.code).toBe(
    target.isReversed ? 'ALREADY_REVERSED' : 'reversed',
  );
  target.isReversed = true;
}

test('whatever is recorded and reversed: postings balance, sums are those of what is left, all verifies', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async (acts) => {
      const ledger = await openTown();
      const kept: Kept[] = [];
      for (const [index, step] of acts.entries()) {
        await perform(ledger, kept, step, `key-${index}`);
        const { accounts } = await ledger.stats();
        expect(addFen(...Object.values(accounts))).toBe(0);
      }
      for (const personId of PEOPLE) {
        for (const year of [2025, 2026]) {
          const { sums } = await ledger.yearSoFar(personId, year);
          expect(sums).toEqual(naiveSums(kept, personId, year));
        }
      }
      const { settlements, reversals } = await ledger.stats();
      expect(settlements).toBe(kept.length);
      expect(reversals).toBe(kept.filter((k) => k.isReversed).length);
      expect((await ledger.verify()).faults).toEqual([]);
      await ledger.close();
    }),
    { numRuns: 60 },
  );
});

test('settling and then reversing leaves the year’s sums as they were', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(bill, { maxLength: 4 }), bill, async (earlier, last) => {
      const ledger = await openTown();
      for (const [index, one] of earlier.entries()) {
        await recordFor(ledger, 'person-1', one, { key: `key-${index}` });
      }
      const before = await sumsOfBoth(ledger);
      const { id } = await recordFor(ledger, 'person-1', last, { key: 'last' });
      valueOf(await ledger.reverse(id, '录错', 'reversal', MORNING));
      expect(await sumsOfBoth(ledger)).toEqual(before);
      await ledger.close();
    }),
    { numRuns: 40 },
  );
});

async function sumsOfBoth(ledger: Ledger): Promise<readonly YearSums[]> {
  const years = await Promise.all([2025, 2026].map((year) => ledger.yearSoFar('person-1', year)));
  return years.map(({ sums }) => sums);
}

test('the model is not the ledger’s mirror: it starts from nothing and adds by itself', () => {
  expect(naiveSums([], 'person-1', 2026)).toEqual(EMPTY_YEAR);
  const counts = { ...EMPTY_YEAR, tilt: toFen(7), pools: { major: toFen(3) } };
  const kept = { id: 'x', personId: 'person-1', year: 2026, counts, isReversed: false };
  expect(naiveSums([kept, kept], 'person-1', 2026)).toMatchObject({
    tilt: 14,
    pools: { major: 6 },
  });
});
