import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { addFen, ZERO, type Fen } from '../../engine/money.ts';
import type { YearSums } from '../../engine/settlement.ts';
import { MOVES_YEAR_OF } from './entries.ts';
import type { AsOf } from './records.ts';
import { fen, text, whole } from './shapes.ts';
import { poolsInUse } from './year-sums.ts';

export type Year = {
  /** The sums of a person's year, derived from the settlements and reversals recorded for it. */
  sums(personId: string, year: number): YearSums;
  sumsAsOf(personId: string, year: number, asOf: AsOf): YearSums;
  /** The sums without the entry of that number and whatever came after it, and the sums with them. */
  around(
    personId: string,
    year: number,
    seq: number,
  ): { readonly before: YearSums; readonly after: YearSums };
  /** The number of the last entry that could change what a bill of this person comes to. */
  version(personId: string): number;
};

/** Each sum, and the column of `settlement` that it adds up. */
const SUMMED = {
  deductible: 'year_deductible',
  tilt: 'year_tilt',
  selfPay: 'year_self_pay',
  tiltExcess: 'year_tilt_excess',
  afterInsurance: 'year_after_insurance',
  stays: 'year_stays',
  basic: 'year_basic',
  catastrophic: 'year_catastrophic',
  afterBasic: 'year_after_basic',
} as const satisfies Record<Exclude<keyof YearSums, 'pools'>, string>;
const NAMES = Object.keys(SUMMED);

const sumsRow = z.strictObject({
  deductible: fen,
  tilt: fen,
  selfPay: fen,
  tiltExcess: fen,
  afterInsurance: fen,
  stays: whole,
  basic: fen,
  catastrophic: fen,
  afterBasic: fen,
});
const amounts = z.array(whole);
/** The number of an entry, a pool, and what the entry drew of it. */
const drawnRow = z.tuple([whole, text, fen]);
type Drawn = z.infer<typeof drawnRow>;

const OF_YEAR = 's.person_id = +@personId AND s.year = +@year';
const UP_TO = `${OF_YEAR} AND s.seq <= +@upTo AND s.recorded_on <= +@day`;
/** After every day that can be written with four digits. */
const LAST_DAY = '9999-12-31';

export function openYear(db: Database): Year {
  const select = (columns: string, where: string) =>
    db.prepare(`SELECT ${columns} FROM settlement s WHERE ${where}`).raw();
  // In this order the year's settlements are found in their index, and the pools of each by its number.
  const selectDrawn = (where: string) =>
    db
      .prepare(
        `SELECT p.seq, p.pool, p.amount
           FROM settlement s CROSS JOIN settlement_pool p ON p.seq = s.seq WHERE ${where}`,
      )
      .raw();
  const ofYear = { sums: select(sumsOf(), OF_YEAR), drawn: selectDrawn(OF_YEAR) };
  const upTo = { sums: select(sumsOf(), UP_TO), drawn: selectDrawn(UP_TO) };
  const selectAround = select(`${sumsOf('FILTER (WHERE s.seq < @seq)')}, ${sumsOf()}`, OF_YEAR);
  const selectVersion = db.prepare(VERSION).pluck();

  const sumsBy = ({ sums, drawn }: typeof ofYear, asked: object): YearSums =>
    yearSums(amounts.parse(sums.get(asked)), readDrawn(drawn.all(asked)));

  return {
    sums: (personId, year) => sumsBy(ofYear, { personId, year }),
    sumsAsOf: (personId, year, asOf) =>
      'seq' in asOf
        ? sumsBy(upTo, { personId, year, upTo: asOf.seq, day: LAST_DAY })
        : sumsBy(upTo, { personId, year, upTo: Number.MAX_SAFE_INTEGER, day: asOf.day }),
    around: (personId, year, seq) => {
      const sums = amounts.parse(selectAround.get({ personId, year, seq }));
      const drawn = readDrawn(ofYear.drawn.all({ personId, year }));
      const before = drawn.filter(([at]) => at < seq);
      return {
        before: yearSums(sums.slice(0, NAMES.length), before),
        after: yearSums(sums.slice(NAMES.length), drawn),
      };
    },
    version: (personId) => whole.parse(selectVersion.get({ personId })),
  };
}

function sumsOf(filter = ''): string {
  return Object.values(SUMMED)
    .map((column) => `coalesce(sum(s.${column}) ${filter}, 0)`)
    .join(', ');
}

function readDrawn(rows: readonly unknown[]): readonly Drawn[] {
  return rows.map((row) => drawnRow.parse(row));
}

function yearSums(summed: readonly number[], drawn: readonly Drawn[]): YearSums {
  const pools: Record<string, Fen> = {};
  for (const [, pool, amount] of drawn) pools[pool] = addFen(pools[pool] ?? ZERO, amount);
  const named = Object.fromEntries(NAMES.map((name, n) => [name, summed[n]]));
  return { ...sumsRow.parse(named), pools: poolsInUse(pools) };
}

/** The newest entry of each kind is found at once; asking for several kinds together walks through all of them. */
const VERSION = `SELECT max(0, ${[
  ...kindsThatMove('its person').map(
    (kind) => `(SELECT max(seq) FROM journal WHERE subject = +@personId AND kind = '${kind}')`,
  ),
  ...kindsThatMove('everybody').map(
    (kind) => `(SELECT max(seq) FROM journal WHERE kind = '${kind}')`,
  ),
]
  .map((newest) => `coalesce(${newest}, 0)`)
  .join(', ')}) AS version`;

/** The kinds whose entries move somebody's year: our own constants, never input. */
export function kindsThatMove(whose: 'its person' | 'everybody'): readonly string[] {
  return Object.entries(MOVES_YEAR_OF)
    .filter(([, moves]) => moves === whose)
    .map(([kind]) => kind);
}
