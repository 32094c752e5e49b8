import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { assert } from '../../engine/problem.ts';
import type { Journal } from './journal.ts';
import type { ReadingEntry, ReadingSwitch, Stamp } from './records.ts';
import { whole } from './shapes.ts';

export type Readings = {
  /** Every reading that was ever switched, by place and name, as it stands now. */
  all(): readonly ReadingEntry[];
  switch(reading: ReadingSwitch, stamp: Stamp): readonly ReadingEntry[];
};

const seqRow = z.strictObject({ seq: whole });

export function openReadings(db: Database, journal: Journal): Readings {
  const selectAll = db.prepare(
    `SELECT r.seq AS seq FROM reading r
      WHERE r.seq = (SELECT max(q.seq) FROM reading q
                      WHERE q.place = r.place AND q.reading = r.reading)
      ORDER BY r.place, r.reading`,
  );
  const all = () =>
    selectAll.all().map((row): ReadingEntry => {
      const entry = journal.at(seqRow.parse(row).seq);
      assert(entry?.kind === 'reading', 'a switched reading stands in the journal');
      return { ...entry.body, enteredAt: entry.at, enteredBy: entry.by };
    });

  const switchTo: Readings['switch'] = (asked, stamp) => {
    const { place, reading, on, reason, approvedBy } = asked;
    assert(approvedBy !== stamp.by, 'whoever approves a reading is not who switches it');
    const now = all().find((known) => known.place === place && known.reading === reading);
    // Off is how every reading begins.
    if ((now?.on ?? false) !== on) {
      journal.append({ kind: 'reading', body: { place, reading, on, reason, approvedBy } }, stamp);
    }
    return all();
  };

  return { all, switch: switchTo };
}
