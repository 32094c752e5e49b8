import type { Database } from 'better-sqlite3';
import type { YearSums } from '../../engine/settlement.ts';
import { readEntry, settlementIdOf, type EntryOf } from './entries.ts';
import { whole } from './shapes.ts';
import { standingOf, type FindStanding } from './standing.ts';
import { carry, type Carried, type Trust } from './verify-carried.ts';
import { openYear } from './year.ts';

/** A person's year. */
export type YearOf = { readonly personId: string; readonly year: number };

/** What the entries before an entry come to. */
export type Before = {
  readonly sums: Carried<YearOf, YearSums>;
  /** How often each paper was printed. */
  readonly prints: Carried<string, number>;
  /** The latest adjustment of each settlement. */
  readonly adjustments: Carried<string, EntryOf<'adjustment'> | null>;
  readonly findStanding: FindStanding;
};

export function startBefore(db: Database, trust: Trust): Before {
  const adjustments = carryAdjustments(db, trust);
  return {
    sums: carrySums(db, trust),
    prints: carryPrints(db, trust),
    adjustments,
    findStanding: standingFinder(db, adjustments),
  };
}

function carrySums(db: Database, trust: Trust): Before['sums'] {
  const years = openYear(db);
  return carry(
    trust,
    ({ personId, year }) => `${year} ${personId}`,
    ({ personId, year }, before) => years.sumsAsOf(personId, year, { seq: before - 1 }),
  );
}

function carryPrints(db: Database, trust: Trust): Before['prints'] {
  const count = db
    .prepare("SELECT count(*) FROM journal WHERE subject = +? AND kind = 'print' AND seq < +?")
    .pluck();
  return carry(
    trust,
    (name) => name,
    (name, before) => whole.parse(count.get(name, before)),
  );
}

function carryAdjustments(db: Database, trust: Trust): Before['adjustments'] {
  const select = db.prepare(
    `SELECT j.* FROM settlement s JOIN journal j ON j.seq = s.seq
      WHERE s.adjusts = +? AND s.seq < +? ORDER BY s.seq DESC LIMIT 1`,
  );
  return carry(
    trust,
    (settlementId) => settlementId,
    (settlementId, before) => {
      const row = select.get(settlementId, before);
      const entry = row === undefined ? null : readEntry(row).entry;
      return entry?.kind === 'adjustment' ? entry : null;
    },
  );
}

/** By the number inside the settlement's id: the table of settlements is under suspicion itself. */
function standingFinder(db: Database, adjustments: Before['adjustments']): FindStanding {
  const selectAt = db.prepare('SELECT * FROM journal WHERE seq = ?');
  return (settlementId, before) => {
    const seq = Number(/^\d{8}-(\d{6,15})$/.exec(settlementId)?.[1] ?? 0);
    const { entry } = readEntry(selectAt.get(seq));
    return entry?.kind === 'settlement' && settlementIdOf(entry) === settlementId
      ? standingOf(entry, adjustments.get(settlementId, before))
      : null;
  };
}
