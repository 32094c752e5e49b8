import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeDetails } from '../../electron/exchange/details-file.ts';
import { totalsFile } from '../../electron/exchange/interface-files.ts';
import { ALL_PARTS, sumPeriod } from '../../electron/exchange/period-sums.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { dayAfter, type IsoDate } from '../../engine/terms.ts';
import { toDay } from '../ledger/build-draft.ts';
import { valueOf } from '../ledger/desk.ts';
import { diceOf } from '../ledger/seeded.ts';
import { temporaryFile } from '../ledger/temporary-file.ts';
import { fenOf, textsOf, uploadedRows, type Uploaded } from './centre.ts';
import { cashOf, openRandomBooks, type Done } from './random-books.ts';
import { SAID, speakingAs } from './speaking.ts';

const RUNS = 40;
const speaking = speakingAs();

type Days = { readonly from: IsoDate; readonly until: IsoDate };
type Sums = {
  readonly total: number;
  readonly fund: number;
  readonly account: number;
  readonly cash: number;
  readonly count: number;
};
const NOTHING: Sums = { total: 0, fund: 0, account: 0, cash: 0, count: 0 };

/** What a list of what was done comes to, by hand: commercial cover is outside the fund total, as the office says. */
function expectedOf(done: readonly Done[]): Sums {
  return done.reduce((sums, { sign, charged: { bill, account = 0 } }) => {
    const { basic = 0, catastrophic = 0, otherInsurance = 0, rareDiseaseFund = 0 } = bill;
    const { aid = 0, tilt = 0, tiltRefund = 0 } = bill;
    const fund =
      basic + catastrophic + otherInsurance + rareDiseaseFund + aid + (tilt - tiltRefund);
    return {
      total: sums.total + sign * bill.total,
      fund: sums.fund + sign * fund,
      account: sums.account + sign * account,
      cash: sums.cash + sign * (cashOf(bill) - account),
      count: sums.count + sign,
    };
  }, NOTHING);
}

async function summed(ledger: Ledger, days: Days) {
  const period = { ...days, facility: null };
  const asked = { period, speaking, part: ALL_PARTS };
  const by = ['insurance', 'clearingKind', 'settlingOffice'] as const;
  const sums = valueOf(await sumPeriod(ledger, asked, { by }));
  const { amounts, count } = sums.whole;
  const whole = {
    total: amounts.total,
    fund: amounts.fundsPay,
    account: amounts.accountPays,
    cash: amounts.cashPays,
    count,
  };
  return { sums, asked, whole };
}

const KINDS = [
  ['21', ['inpatient']],
  ['11', ['chronic-outpatient', 'ordinary-outpatient']],
] as const;

/** The rows of one text of the ZIP, added up by a program that knows nothing of our tables. */
function uploadedSums(rows: readonly Uploaded[]): Omit<Sums, 'cash'> {
  const sum = (of: (row: Uploaded) => number) => rows.reduce((added, row) => added + of(row), 0);
  return {
    total: sum((row) => fenOf(row.medfee_sumamt)),
    fund: sum((row) => fenOf(row.fund_pay_sumamt)),
    account: sum((row) => fenOf(row.acct_pay)),
    count: sum((row) => (row.refd_setl_flag === '0' ? 1 : -1)),
  };
}

function bodySums(body: Readonly<Record<string, unknown>> | undefined): Omit<Sums, 'cash'> {
  const { cash: _none, ...nothing } = NOTHING;
  if (body === undefined) return nothing;
  return {
    total: fenOf(String(body['medfee_sumamt'])),
    fund: fenOf(String(body['fund_pay_sumamt'])),
    account: fenOf(String(body['acct_pay'])),
    count: Number(body['fixmedins_setl_cnt']),
  };
}

test('任何账本、任何期间：3201 各组之和、3202 各行之和、逐笔手算，三者相等', async () => {
  let refunds = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer(), fc.nat(8), fc.nat(8), async (seed, a, b) => {
      const { books, done } = await openRandomBooks(diceOf(seed));
      const from = toDay(`2026-05-0${1 + Math.min(a, b)}`);
      const until = toDay(`2026-05-0${1 + Math.max(a, b)}`);
      const within = done.filter(({ day }) => from <= day && day <= until);
      const { sums, asked, whole } = await summed(books.ledger, { from, until });
      expect(whole).toEqual(expectedOf(within));

      const { place } = speaking.dictionary;
      const { data } = totalsFile({ asked: { from, until }, place, sums });
      const zip = temporaryFile('3202.zip');
      valueOf(await writeDetails(zip, books.ledger, asked));
      const texts = await textsOf(readFileSync(zip));
      for (const [kind, cares] of KINDS) {
        const own = within.filter(({ charged: { care } }) => cares.some((each) => each === care));
        const { cash: _cash, ...expected } = expectedOf(own);
        const text = texts.get(`3202-${SAID.settlingOffice}-${kind}.txt`);
        const rows = uploadedRows(text ?? '');
        expect(uploadedSums(rows)).toEqual(expected);
        expect(bodySums(data.find((body) => body['clr_type'] === kind))).toEqual(expected);
        expect(text === undefined).toBe(own.length === 0);
        const back = rows.filter((row) => row.refd_setl_flag === '1');
        refunds += back.length;
        for (const row of back) expect(fenOf(row.medfee_sumamt)).toBeLessThanOrEqual(0);
      }
    }),
    { numRuns: RUNS, seed: 20_260_522 },
  );
  expect(refunds).toBeGreaterThan(RUNS);
});

test('[a, b] 加 (b, c] 等于 [a, c]', async () => {
  const cuts = fc.tuple(fc.nat(7), fc.nat(7), fc.nat(7));
  let cut = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer(), cuts, async (seed, said) => {
      const [a = 0, b = 0, c = 0] = said.toSorted((x, y) => x - y);
      if (b === c) return;
      cut += 1;
      const { books } = await openRandomBooks(diceOf(seed));
      const [first, middle, last] = [day(a), day(b), day(c)];
      const { whole: one } = await summed(books.ledger, { from: first, until: middle });
      const { whole: two } = await summed(books.ledger, { from: dayAfter(middle), until: last });
      expect((await summed(books.ledger, { from: first, until: last })).whole).toEqual({
        total: one.total + two.total,
        fund: one.fund + two.fund,
        account: one.account + two.account,
        cash: one.cash + two.cash,
        count: one.count + two.count,
      });
    }),
    { numRuns: RUNS, seed: 20_260_523 },
  );
  expect(cut).toBeGreaterThan(RUNS / 2);
});

function day(nth: number): IsoDate {
  return toDay(`2026-05-0${1 + nth}`);
}
