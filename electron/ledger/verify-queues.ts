import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { whole } from './shapes.ts';
import type { Report } from './verify-journal.ts';

type Queue = {
  readonly name: string;
  /** By the rows of messages and settlements, which are compared with the journal entry by entry. */
  readonly expected: string;
  /** Of what is stored, what says of its entry what the entry says. */
  readonly right: string;
};

const QUEUES: readonly Queue[] = [
  {
    name: 'open_message',
    expected: `
      SELECT m.seq FROM message m
       WHERE m.state = 'sending' AND NOT EXISTS (
         SELECT 1 FROM message l
          WHERE l.message_id = m.message_id AND l.state IN ('settled', 'abandoned'))`,
    right: `
      SELECT o.seq FROM open_message o
        JOIN message m ON m.seq = o.seq AND m.message_id = o.message_id
                      AND m.person_id = o.person_id`,
  },
  {
    name: 'unconfirmed',
    expected: `
      SELECT s.seq FROM settlement s
       WHERE s.reverses IS NULL AND s.adjusts IS NULL
         AND NOT EXISTS (SELECT 1 FROM confirmation c WHERE c.settlement_id = s.id)
         AND NOT EXISTS (SELECT 1 FROM settlement r WHERE r.reverses = s.id)`,
    right: 'SELECT seq FROM unconfirmed',
  },
];

const seqRow = z.strictObject({ seq: whole });

/** What awaits the platform is queued, and nothing else. */
export function checkQueues(db: Database, report: Report): void {
  for (const { name, expected, right } of QUEUES) {
    for (const row of db.prepare(`${expected} EXCEPT ${right} ORDER BY 1`).all()) {
      report(seqRow.parse(row).seq, `it awaits the platform, and ${name} does not say so`);
    }
    for (const row of db.prepare(`SELECT seq FROM ${name} EXCEPT ${expected} ORDER BY 1`).all()) {
      report(seqRow.parse(row).seq, `${name} has it, and it does not await the platform`);
    }
  }
}
