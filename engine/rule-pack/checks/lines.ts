import { holdsOn, dayAfter, type IsoDate } from '../../terms.ts';
import type { BillLine, LineSource, PackData } from '../schema.ts';
import type { Found } from './found.ts';

type Path = readonly PropertyKey[];

/** Every line of a pack that may be an amount, a figure or a share of one, with where it stands. */
export function linesOf(pack: PackData): readonly (readonly [Path, BillLine])[] {
  const { tilt, warning } = pack;
  const ofAnswers = pack.answers.flatMap((answer, i) =>
    answer.kind === 'benefit'
      ? answer.rows.map(
          (row, j) => [['answers', i, 'rows', j, 'deductible'], row.deductible] as const,
        )
      : [],
  );
  const ofTilt =
    tilt === null || tilt.kind === 'rules-elsewhere'
      ? []
      : [[['tilt', 'line'], tilt.line] as const];
  const ofWarning = warning === null ? [] : [[['warning', 'line'], warning.line] as const];
  return [...ofAnswers, ...ofTilt, ...ofWarning];
}

/** Lines have a value, or a figure to ask for, on every day in force; amounts by stay are owed by stay. */
export function checkLines(pack: PackData): readonly Found[] {
  return [...linesThatEnd(pack), ...staysByYear(pack)];
}

function linesThatEnd(pack: PackData): readonly Found[] {
  return linesOf(pack).flatMap(([path, line]) => {
    if (line.kind !== 'first-of') return [];
    const gap = firstDayWithout(line.sources, pack.inForce);
    if (gap === null) return [];
    const message = `nothing says what holds on ${gap}: add the figure that decides where no amount is printed`;
    return [{ path: [...path, 'sources'], message }];
  });
}

/** The first day in force on which no printed amount holds; null where all are covered or a figure decides. */
function firstDayWithout(
  sources: readonly LineSource[],
  { from, until }: PackData['inForce'],
): IsoDate | null {
  const printed = sources.flatMap((source) => (source.kind === 'printed' ? [source] : []));
  if (printed.length < sources.length) return null;
  for (let day = from; until === null || day <= until;) {
    const today = day;
    const holding = printed.find((p) => holdsOn(p, today));
    if (holding === undefined) return day;
    if (holding.until === null) return null;
    day = dayAfter(holding.until);
  }
  return null;
}

/** A deductible that falls from stay to stay says nothing of the year. */
function staysByYear(pack: PackData): readonly Found[] {
  return pack.answers.flatMap((answer, i) =>
    answer.kind === 'benefit'
      ? answer.rows.flatMap((row, j) => {
          if (row.deductible.kind !== 'by-stay' || row.deductiblePer === 'stay') return [];
          const message =
            'amounts by stay are owed at each stay: write deductiblePer: stay beside them';
          return [{ path: ['answers', i, 'rows', j, 'deductible'], message }];
        })
      : [],
  );
}
