import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { assert, fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { Journal } from './journal.ts';
import type { Lookups } from './lookups.ts';
import type { MessageLookups } from './message-lookups.ts';
import { messageOpen } from './message-refusals.ts';
import type { AdjustingOperations, Change, Counting, CountingYear } from './port-adjusting.ts';
import type { RecordedSettlement } from './records.ts';
import { noSettlement, stale } from './refusals.ts';
import { text, whole } from './shapes.ts';
import { assertSameSums } from './year-sums.ts';
import type { Year } from './year.ts';
import type { Transactions } from './transactions.ts';

/** Each is one transaction of the caller. */
export type Adjusting = {
  countingYear(personId: string, year: number): CountingYear;
  adjust(request: AdjustRequest): Result<readonly RecordedSettlement[], AdjustProblem>;
  adjustments(run: string, personId: string): readonly RecordedSettlement[];
  peopleOfYear(year: number): readonly string[];
};
type AdjustRequest = Parameters<AdjustingOperations['adjust']>[0];
type AdjustProblem = Problem<'STALE' | 'NOT_FOUND' | 'MESSAGE_OPEN'>;

type Parts = {
  readonly journal: Journal;
  readonly year: Year;
  readonly lookups: Lookups;
  readonly messages: MessageLookups;
};

const idRow = z.strictObject({ id: text });
const personRow = z.strictObject({ person_id: text });
const changeRow = z.strictObject({
  kind: z.enum(['person', 'figure', 'plan', 'reading', 'reversal', 'adjustment']),
  seq: whole,
  from: text.nullable(),
  until: text.nullable(),
});

/** What holds for everybody, and what is about the person; days where they are of some days only. */
export const CHANGES = `
  WITH change AS (
    SELECT kind, seq FROM journal WHERE kind IN ('figure', 'plan', 'reading') AND seq > @after
    UNION ALL
    SELECT kind, seq FROM journal
     WHERE subject = +@personId AND kind IN ('person', 'reversal', 'adjustment') AND seq > @after)
  SELECT c.kind AS kind, c.seq AS seq, coalesce(f.from_day, p.from_day) AS "from",
         coalesce(f.until_day, p.until_day) AS until
    FROM change c
    LEFT JOIN figure f ON f.seq = c.seq
    LEFT JOIN plan p ON p.seq = c.seq
   ORDER BY c.seq`;

/** The pluses keep SQLite from asking for what is not reversed first, which is nearly everything. */
export const COUNTING = `
  SELECT s.id AS id FROM settlement s
   WHERE s.person_id = +? AND s.year = +? AND +s.reverses IS NULL AND +s.adjusts IS NULL
     AND NOT EXISTS (SELECT 1 FROM settlement r WHERE r.reverses = s.id)
   ORDER BY s.seq`;

export function openAdjusting(
  db: Database,
  { journal, year, lookups, messages }: Parts,
): Adjusting {
  const selectCounting = db.prepare(COUNTING);
  const selectPeople = db.prepare(
    `SELECT s.person_id AS person_id FROM settlement s
      WHERE s.year = ? AND s.reverses IS NULL AND s.adjusts IS NULL
        AND NOT EXISTS (SELECT 1 FROM settlement r WHERE r.reverses = s.id)
      GROUP BY s.person_id ORDER BY min(s.seq)`,
  );
  const selectChanges = db.prepare(CHANGES);

  const countingOf = (settlementId: string): Counting => {
    const { original, newest, draft } = lookups.standing(settlementId);
    const { seq, hash } = newest;
    // What was sent was computed before it was sent; what the platform answered is the same, later.
    const { messageId } = original.body;
    const sent = messageId === null || newest !== original ? null : messages.find(messageId);
    const computedAt = sent?.sent.seq ?? seq;
    const recorded = { ...lookups.recorded(original), ...draft };
    return { recorded, newest: { seq, hash, computedAt } };
  };

  const countingYear = (personId: string, inYear: number): CountingYear => {
    const settlements = selectCounting
      .all(personId, inYear)
      .map((row) => countingOf(idRow.parse(row).id));
    const after = Math.min(...settlements.map(({ newest }) => newest.computedAt));
    const changes =
      settlements.length === 0 ? [] : selectChanges.all({ personId, after }).map(readChange);
    return { settlements, changes, version: year.version(personId) };
  };

  const adjust = ({ adjustments, after, expectedVersion, stamp }: AdjustRequest) => {
    const [first] = adjustments;
    if (first === undefined) return ok([]);
    const { personId, year: inYear } = first;
    const open = messages.ofPerson(personId);
    if (open !== null) return fail(messageOpen(open));
    const version = year.version(personId);
    if (version !== expectedVersion) return fail(stale(expectedVersion, version));
    const ids = new Set(countingYear(personId, inYear).settlements.map((s) => s.recorded.id));
    const recorded: RecordedSettlement[] = [];
    for (const draft of adjustments) {
      if (!ids.has(draft.adjusts)) return fail(noSettlement(draft.adjusts));
      assert(draft.personId === personId && draft.year === inYear, 'one person, one year');
      assert(draft.approvedBy !== stamp.by, 'whoever approves an adjustment did not make it');
      const entry = journal.append({ kind: 'adjustment', body: draft }, stamp);
      assert(entry.kind === 'adjustment', 'what was adjusted is an adjustment');
      recorded.push(lookups.recorded(entry));
    }
    assertSameSums(after, year.sums(personId, inYear), 'the year after its adjustments');
    return ok(recorded);
  };

  const adjustments = (run: string, personId: string) =>
    journal
      .all('adjustment', personId)
      .filter((entry) => entry.body.run === run)
      .map((entry) => lookups.recorded(entry));

  const peopleOfYear = (inYear: number) =>
    selectPeople.all(inYear).map((row) => personRow.parse(row).person_id);

  return { countingYear, adjust, adjustments, peopleOfYear };
}

export function adjustingOperations(
  adjusting: Adjusting,
  { reading, writing }: Pick<Transactions, 'reading' | 'writing'>,
): AdjustingOperations {
  return {
    countingYear: async (personId, year) => reading(() => adjusting.countingYear(personId, year)),
    adjust: async (request) => writing(() => adjusting.adjust(request)),
    adjustments: async (run, personId) => reading(() => adjusting.adjustments(run, personId)),
    peopleOfYear: async (year) => reading(() => adjusting.peopleOfYear(year)),
  };
}

function readChange(row: unknown): Change {
  return changeRow.parse(row);
}
