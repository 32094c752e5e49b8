import { shareDay } from '../../engine/terms.ts';
import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import type { InsurancePlan } from '../../engine/insurance/plan.ts';
import { assert, fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { canonical } from './chain.ts';
import type { Journal } from './journal.ts';
import type { PlanEntry, Stamp } from './records.ts';
import { whole } from './shapes.ts';

export type Plans = {
  /** Those in use, by id and first day; what a newer entry replaced stays in the journal. */
  all(): readonly PlanEntry[];
  enter(plan: InsurancePlan, stamp: Stamp): Result<readonly PlanEntry[], Problem<'PLAN_INVALID'>>;
};

const seqRow = z.strictObject({ seq: whole });

export function openPlans(db: Database, journal: Journal): Plans {
  const selectAll = db.prepare(
    `SELECT p.seq AS seq FROM plan p
      WHERE p.seq = (SELECT max(q.seq) FROM plan q
                      WHERE q.plan_id = p.plan_id AND q.from_day = p.from_day)
      ORDER BY p.plan_id, p.from_day`,
  );
  const inUse = () =>
    selectAll.all().map((row) => {
      const entry = journal.at(seqRow.parse(row).seq);
      assert(entry?.kind === 'plan', 'a plan stands in the journal');
      return entry;
    });
  const all = () =>
    inUse().map(({ body, at, by }): PlanEntry => ({ ...body, enteredAt: at, enteredBy: by }));

  const enter: Plans['enter'] = (plan, stamp) => {
    const others = inUse()
      .map(({ body }) => body)
      .filter(({ id }) => id === plan.id);
    const inTheWay = others.find((known) => known.from !== plan.from && shareDay(known, plan));
    if (inTheWay !== undefined) return fail(overlapProblem(plan, inTheWay));
    const same = others.find((known) => known.from === plan.from);
    if (same === undefined || canonical(same) !== canonical(plan)) {
      journal.append({ kind: 'plan', body: plan }, stamp);
    }
    return ok(all());
  };

  return { all, enter };
}

function overlapProblem(
  { id, from, until }: InsurancePlan,
  known: InsurancePlan,
): Problem<'PLAN_INVALID'> {
  const recorded = `${known.from}..${known.until ?? ''}`;
  return {
    code: 'PLAN_INVALID',
    message: `plan ${id} ${from}..${until ?? ''} overlaps the one from ${recorded}: enter that one again with a last day before, or correct the days`,
    at: 'from',
    facts: { plan: id, from, until, recordedFrom: known.from, recordedUntil: known.until },
  };
}
