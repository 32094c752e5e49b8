// What the explanation costs: settle() with its whole trace against bare integers for one category and care kind.
import { fileURLToPath } from 'node:url';
import { readRulePacks } from '../../electron/rule-packs.ts';
import { parseClaim, parseFigures, parseIdentities, type Claim } from '../../engine/claim.ts';
import { inYuan, toFen } from '../../engine/money.ts';
import { assert, type Problem, type Result } from '../../engine/problem.ts';
import { explain } from '../../engine/explain.ts';
import { settle } from '../../engine/settle.ts';
import type { YearSums } from '../../engine/settlement.ts';
import { traceText } from '../../engine/trace-text.ts';
import { EMPTY_YEAR } from '../../engine/year.ts';
import { machine, measure, table } from './measure.ts';
import { createRandom } from './random.ts';

const POOL = 'inpatient-and-chronic';
const BILLS = 2000;

function must<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

const packs = readRulePacks(fileURLToPath(new URL('../../rules', import.meta.url)));
assert(packs.ok, 'the rule packs do not parse');
const pack = must(packs.value.compiled('panzhihua/2023-02-01', []));
const figures = must(
  parseFigures([
    { key: 'resident-income', from: '2023-01-01', value: '36000' },
    { key: 'poverty-monitor-line', from: '2023-01-01', value: '8000' },
  ]),
);
const identities = must(parseIdentities([{ category: 'minimum-living', from: '2010-01-01' }]));

type Bill = { readonly claim: Claim; readonly year: YearSums };

function inventBills(): readonly Bill[] {
  const random = createRandom(20_261_122);
  return Array.from({ length: BILLS }, () => {
    const inScope = random(20_000_000);
    const basic = random(inScope);
    const catastrophic = random(inScope - basic);
    const yuan = (fen: number) => inYuan(toFen(fen));
    const claim = must(
      parseClaim({
        care: 'inpatient',
        settledOn: '2024-08-01',
        fees: { total: yuan(inScope + random(2_000_000)), inScope: yuan(inScope) },
        paid: { basic: yuan(basic), catastrophic: yuan(catastrophic) },
      }),
    );
    const selfPay = random(2_000_000);
    const tiltExcess = Math.max(0, selfPay - 800_000);
    const year: YearSums = {
      ...EMPTY_YEAR,
      pools: { [POOL]: toFen(random(7_000_000)) },
      selfPay: toFen(selfPay),
      tiltExcess: toFen(tiltExcess),
      tilt: toFen(Math.min(2_000_000, Math.round(tiltExcess / 2))),
    };
    return { claim, year };
  });
}

/** 第十二条 and 第十三条 for 低保对象 in hospital, as one would write them for nothing else: integers, no reasons, no words. */
function byHand({ claim, year }: Bill): {
  readonly aid: number;
  readonly tilt: number;
  readonly cash: number;
} {
  const { basic, catastrophic } = claim.paid;
  const base = Math.max(0, claim.fees.inScope - basic - catastrophic);
  const aid = Math.min(
    Math.floor((base * 70 + 50) / 100),
    Math.max(0, 7_000_000 - (year.pools[POOL] ?? 0)),
  );
  const selfPay = base - aid;
  const excess = Math.max(0, year.selfPay + selfPay - 800_000);
  const due = Math.floor((Math.max(0, excess - year.tiltExcess) + 1) / 2);
  const tilt = Math.min(due, Math.max(0, 2_000_000 - year.tilt));
  const ofThisBill = tilt - Math.max(0, tilt - selfPay);
  return {
    aid,
    tilt,
    cash: Math.max(0, claim.fees.total - basic - catastrophic - aid - ofThisBill),
  };
}

const bills = inventBills();
const bill = (n: number): Bill => {
  const found = bills[n % BILLS];
  assert(found !== undefined, 'there are no bills');
  return found;
};
const input = (n: number) => ({ ...bill(n), identities, figures });
const settled = (n: number) => must(settle(pack, input(n)));
const explained = (n: number) => explain(pack, input(n), settled(n));

// A race in which one side answers something else is no race.
for (let n = 0; n < BILLS; n++) {
  const [ours, plain] = [settled(n), byHand(bill(n))];
  const same = ours.aid === plain.aid && ours.tilt === plain.tilt && ours.cash === plain.cash;
  assert(same, `bill ${n} differs: ${JSON.stringify({ claim: bill(n), plain, ours })}`);
}

const timings = await measure([
  { name: 'integers by hand, no explanation', run: (n) => byHand(bill(n)).cash },
  { name: 'settle(), whole explanation', run: (n) => settled(n).cash },
  {
    name: 'settle() and the explanation written out',
    run: (n) => explained(n).cash,
  },
  {
    name: 'settle() and the explanation as text',
    run: (n) => traceText(explained(n).trace).length,
  },
]);
console.log(`${table(timings)}\n\n${machine()}; ${BILLS} bills, equal results on all of them`);
