import { addFen, excessFen, lessFen, ZERO, type Fen } from '../../engine/money.ts';
import type { Settlement, YearSums } from '../../engine/settlement.ts';
import type { RecordedSettlement } from '../ledger/records.ts';

/**
 * One of the year's sums: before, what this bill added, after; and where it has one, the line or
 * limit of the year.
 */
type YearLine = {
  readonly word: string;
  readonly before: Fen;
  readonly now: Fen;
  readonly after: Fen;
  readonly limit: Fen | 'unlimited' | null;
  readonly left: Fen | null;
};

/** A figure of the year; null where there is none to give. */
export type YearFigure = Fen | 'unlimited' | null;

/** The year's sums as a table: `heads` name the figures of every row. */
export type YearTable = {
  readonly title: string;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly word: string; readonly figures: readonly YearFigure[] }[];
};

/** A reversal says what it takes out of the year: before and after are of another day than the settlement's. */
export function yearTable({ year, settlement, reverses }: RecordedSettlement): YearTable {
  const lines = yearLines(settlement);
  if (reverses !== null) {
    return {
      title: `${year} 年累计（元）`,
      heads: ['原单计入', '本次冲回'],
      rows: lines.map(({ word, now }) => ({ word, figures: [now, lessFen(ZERO, now)] })),
    };
  }
  return {
    title: `${year} 年累计（元）`,
    heads: ['本次前', '本次', '本次后', '标准或限额', '剩余'],
    rows: lines.map(({ word, before, now, after, limit, left }) => ({
      word,
      figures: [before, now, after, limit, left],
    })),
  };
}

function yearLines(settlement: Settlement): readonly YearLine[] {
  const { before, counts, after, tiltLimits } = settlement;
  const of = (word: string, sum: (year: YearSums) => Fen) => ({
    word,
    before: sum(before),
    now: sum(counts),
    after: sum(after),
  });
  const none = { limit: null, left: null };
  return [
    { ...of('起付标准（已抵）', (y) => y.deductible), ...deductibleLimit(settlement) },
    poolLine(settlement),
    {
      ...of('倾斜救助', (y) => y.tilt),
      ...(tiltLimits === null ? none : limitOf(tiltLimits.cap, after.tilt)),
    },
    {
      ...of('计入倾斜的自付', (y) => y.selfPay),
      ...(tiltLimits === null ? none : limitOf(tiltLimits.line, after.selfPay)),
    },
    { ...of('保险后政策范围内费用', (y) => y.afterInsurance), ...none },
  ];
}

function deductibleLimit(settlement: Settlement): Pick<YearLine, 'limit' | 'left'> {
  const { pool, deductibleUsed, deductibleLeft } = settlement;
  return pool === null
    ? { limit: null, left: null }
    : { limit: addFen(deductibleUsed, deductibleLeft), left: deductibleLeft };
}

/** The pool that this bill drew on; where it drew on none, all of the year's aid together. */
function poolLine({ pool, before, counts, after }: Settlement): YearLine {
  if (pool === null) {
    const all = (year: YearSums) => addFen(...Object.values(year.pools));
    const sums = { before: all(before), now: all(counts), after: all(after) };
    return { word: '医疗救助', ...sums, limit: null, left: null };
  }
  const of = (year: YearSums) => year.pools[pool.id] ?? ZERO;
  return {
    word: pool.name,
    before: of(before),
    now: of(counts),
    after: of(after),
    limit: pool.cap ?? 'unlimited',
    left: pool.left,
  };
}

function limitOf(limit: Fen | null, after: Fen): Pick<YearLine, 'limit' | 'left'> {
  return limit === null
    ? { limit: 'unlimited', left: null }
    : { limit, left: excessFen(limit, after) };
}
