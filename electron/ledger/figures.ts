import { shareDay, type Days } from '../../engine/terms.ts';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { assert, fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { Journal } from './journal.ts';
import type { FigureEntry, OfficeFigure, Stamp } from './records.ts';
import { whole } from './shapes.ts';

export type Figures = {
  /** Those in use, by key, region and first day; what a newer entry replaced stays in the journal. */
  all(): readonly FigureEntry[];
  enter(
    figure: OfficeFigure,
    stamp: Stamp,
  ): Result<readonly FigureEntry[], Problem<'FIGURE_OVERLAP'>>;
};

const seqRow = z.strictObject({ seq: whole });

export function openFigures(db: Database, journal: Journal): Figures {
  const selectAll = db.prepare(
    `SELECT f.seq AS seq FROM figure f
      WHERE f.seq = (SELECT max(g.seq) FROM figure g
                      WHERE g.key = f.key AND g.region IS f.region AND g.from_day = f.from_day)
      ORDER BY f.key, f.region, f.from_day`,
  );
  const all = () =>
    selectAll.all().map((row): FigureEntry => {
      const entry = journal.at(seqRow.parse(row).seq);
      assert(entry?.kind === 'figure', 'a figure stands in the journal');
      return { ...entry.body, enteredAt: entry.at, enteredBy: entry.by };
    });

  const enter: Figures['enter'] = ({ key, from, until, value, source, region }, stamp) => {
    assert(until === null || until >= from, `a figure ends before it begins: ${from}..${until}`);
    const others = all().filter((known) => known.key === key && known.region === region);
    const inTheWay = others.find(
      (known) => known.from !== from && shareDay(known, { from, until }),
    );
    if (inTheWay !== undefined) return fail(overlapProblem({ key, from, until }, inTheWay));
    const same = others.find((known) => known.from === from);
    const isUnchanged =
      same !== undefined && same.until === until && same.value === value && same.source === source;
    if (!isUnchanged) {
      journal.append({ kind: 'figure', body: { key, from, until, value, source, region } }, stamp);
    }
    return ok(all());
  };

  return { all, enter };
}

function overlapProblem(
  { key, from, until }: Days & Pick<OfficeFigure, 'key'>,
  known: FigureEntry,
): Problem<'FIGURE_OVERLAP'> {
  const asked = `${key} ${from}..${until ?? ''}`;
  const recorded = `the one from ${known.from}..${known.until ?? ''}`;
  const mend =
    known.until === null && known.from < from
      ? `the earlier one has no last day: enter it again from ${known.from} with its last day, then this one`
      : `correct the first or the last day, or enter the recorded one again from ${known.from} with another last day`;
  return {
    code: 'FIGURE_OVERLAP',
    message: `${asked} overlaps ${recorded}: ${mend}`,
    at: 'from',
    facts: { key, from, until, recordedFrom: known.from, recordedUntil: known.until },
  };
}
