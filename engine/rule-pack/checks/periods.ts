import type { IsoDate } from '../../terms.ts';
import type { Condition, PlainCondition } from '../condition-schema.ts';
import type { PackData } from '../schema.ts';
import type { Found } from './found.ts';

/** The days in force: the first is in the pack's id, and is not after the last. */
export function checkInForce({ id, inForce: { from, until } }: PackData): readonly Found[] {
  const found: Found[] = [];
  if (!id.endsWith(`/${from}`)) {
    found.push({ path: ['id'], message: `id ${id} must end in its first day in force, ${from}` });
  }
  if (until !== null && until < from) {
    found.push({
      path: ['inForce', 'until'],
      message: `the last day ${until} is before the first, ${from}: correct one of the two`,
    });
  }
  return found;
}

/** The days of rules that start or end inside the days in force: there is one on which a bill can meet them. */
export function checkDays({ answers }: PackData): readonly Found[] {
  return answers.flatMap((answer, i): readonly Found[] => {
    if (answer.kind === 'of-pack') return [];
    const rows = answer.kind === 'benefit' ? answer.rows : [];
    return [
      ...reversedDays(answer.when, ['answers', i, 'when'], {}),
      ...rows.flatMap((row, j) =>
        reversedDays(row.when, ['answers', i, 'rows', j, 'when'], answer.when ?? {}),
      ),
    ];
  });
}

type Path = readonly PropertyKey[];
type Days = Pick<PlainCondition, 'settledFrom' | 'settledUntil'>;

/** `around` are days that must hold as well: a row's condition stands inside its answer's, those of `any` inside their own. */
function reversedDays(when: Condition | undefined, path: Path, around: Days): readonly Found[] {
  if (when === undefined) return [];
  const { not = {}, any = [], ...own } = when;
  return [
    ...reversed(own, path, around),
    ...reversed(not, [...path, 'not'], {}),
    ...any.flatMap((one, i) => reversed(one, [...path, 'any', i], within(own, around))),
  ];
}

function reversed(days: Days, path: Path, around: Days): readonly Found[] {
  if (days.settledFrom === undefined && days.settledUntil === undefined) return [];
  const { settledFrom: from, settledUntil: until } = within(days, around);
  if (from === undefined || until === undefined || until >= from) return [];
  const key = days.settledUntil === until ? 'settledUntil' : 'settledFrom';
  const message = `the last day ${until} is before the first, ${from}: no bill can meet this, correct one of the two`;
  return [{ path: [...path, key], message }];
}

/** The days on which both hold. */
function within(a: Days, b: Days): Days {
  const [from] = [a.settledFrom, b.settledFrom].filter(isDay).toSorted().toReversed();
  const [until] = [a.settledUntil, b.settledUntil].filter(isDay).toSorted();
  return {
    ...(from === undefined ? {} : { settledFrom: from }),
    ...(until === undefined ? {} : { settledUntil: until }),
  };
}

function isDay(day: IsoDate | undefined): day is IsoDate {
  return day !== undefined;
}
