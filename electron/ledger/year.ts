import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { YearSums } from '../../engine/settlement.ts';
import { MOVES_YEAR_OF } from './entries.ts';
import type { AsOf } from './records.ts';
import { fen, text, whole } from './shapes.ts';

export type Year = {
  /** The sums of a person's year, derived from the settlements and reversals recorded for it. */
  sums(personId: string, year: number): YearSums;
  sumsAsOf(personId: string, year: number, asOf: AsOf): YearSums;
  /** The number of the last entry that could change what a bill of this person comes to. */
  version(personId: string): number;
};

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
const poolRow = z.strictObject({ pool: text, used: fen });
const versionRow = z.strictObject({ version: whole });

/** After every day that can be written with four digits. */
const LAST_DAY = '9999-12-31';

export function openYear(db: Database): Year {
  const selectSums = db.prepare(
    `SELECT coalesce(sum(year_deductible), 0) AS deductible, coalesce(sum(year_tilt), 0) AS tilt,
            coalesce(sum(year_self_pay), 0) AS selfPay,
            coalesce(sum(year_tilt_excess), 0) AS tiltExcess,
            coalesce(sum(year_after_insurance), 0) AS afterInsurance,
            coalesce(sum(year_stays), 0) AS stays, coalesce(sum(year_basic), 0) AS basic,
            coalesce(sum(year_catastrophic), 0) AS catastrophic,
            coalesce(sum(year_after_basic), 0) AS afterBasic
       FROM settlement WHERE person_id = ? AND year = ? AND seq <= ? AND recorded_on <= ?`,
  );
  const selectPools = db.prepare(
    `SELECT p.pool AS pool, sum(p.amount) AS used
       FROM settlement s JOIN settlement_pool p ON p.seq = s.seq
      WHERE s.person_id = ? AND s.year = ? AND s.seq <= ? AND s.recorded_on <= ?
      GROUP BY p.pool HAVING sum(p.amount) <> 0 ORDER BY p.pool`,
  );
  const selectVersion = db.prepare(
    `SELECT max(
       coalesce((SELECT max(seq) FROM journal
                  WHERE subject = ? AND kind IN (${kindsThatMove('its person')})), 0),
       coalesce((SELECT max(seq) FROM journal
                  WHERE kind IN (${kindsThatMove('everybody')})), 0)) AS version`,
  );
  const upTo = (personId: string, year: number, seq: number, day: string): YearSums => {
    const asked = [personId, year, seq, day];
    const pools = selectPools.all(...asked).map((row) => poolRow.parse(row));
    return {
      ...sumsRow.parse(selectSums.get(...asked)),
      pools: Object.fromEntries(pools.map(({ pool, used }) => [pool, used])),
    };
  };
  return {
    sums: (personId, year) => upTo(personId, year, Number.MAX_SAFE_INTEGER, LAST_DAY),
    sumsAsOf: (personId, year, asOf) =>
      'seq' in asOf
        ? upTo(personId, year, asOf.seq, LAST_DAY)
        : upTo(personId, year, Number.MAX_SAFE_INTEGER, asOf.day),
    version: (personId) => versionRow.parse(selectVersion.get(personId)).version,
  };
}

/** The kinds as a list for SQL: they are our own constants, never input. */
export function kindsThatMove(whose: 'its person' | 'everybody'): string {
  return Object.entries(MOVES_YEAR_OF)
    .filter(([, moves]) => moves === whose)
    .map(([kind]) => `'${kind}'`)
    .join(', ');
}
