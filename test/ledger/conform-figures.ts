import { expect, onTestFinished, test } from 'vitest';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { OfficeFigure } from '../../electron/ledger/records.ts';
import { region } from '../../electron/ledger/shapes.ts';
import { MORNING, stampAt, toDay } from './build-draft.ts';
import { openDesk, problemOf, valueOf, writesNothing } from './desk.ts';

function income(from: string, until: string | null, value = '36000'): OfficeFigure {
  return {
    key: 'resident-income',
    from: toDay(from),
    until: until === null ? null : toDay(until),
    value,
    source: '统计公报',
    region: null,
  };
}
const stamped = { enteredAt: MORNING.at, enteredBy: MORNING.by };

export function figuresConform(openFresh: () => Promise<Ledger>): void {
  const open = async () => {
    const ledger = await openFresh();
    onTestFinished(() => ledger.close());
    return ledger;
  };

  test('a ledger begins without figures and keeps those that are entered, by key and day', async () => {
    const ledger = await open();
    expect(await ledger.figures()).toEqual([]);
    const later = income('2024-01-01', '2024-12-31', '38000');
    const earlier = income('2023-01-01', '2023-12-31');
    const line: OfficeFigure = { ...earlier, key: 'poverty-monitor-line', value: '8000' };
    for (const figure of [later, earlier, line]) valueOf(await ledger.enterFigure(figure, MORNING));
    expect(await ledger.figures()).toEqual(
      [line, earlier, later].map((figure) => ({ ...figure, ...stamped })),
    );
  });

  test('a figure of the same key and first day replaces the earlier one', async () => {
    const ledger = await open();
    valueOf(await ledger.enterFigure(income('2023-01-01', null), MORNING));
    const evening = stampAt('2026-05-10T18:00:00+08:00');
    const corrected = income('2023-01-01', '2023-12-31', '36100');
    const figures = valueOf(await ledger.enterFigure(corrected, evening));
    expect(figures).toEqual([{ ...corrected, enteredAt: evening.at, enteredBy: evening.by }]);
  });

  test('the same figure again writes nothing', async () => {
    const ledger = await open();
    valueOf(await ledger.enterFigure(income('2023-01-01', null), MORNING));
    const again = await writesNothing(ledger, async () =>
      ledger.enterFigure(income('2023-01-01', null), stampAt('2027-01-01T00:00:00+08:00')),
    );
    expect(valueOf(again)).toEqual([{ ...income('2023-01-01', null), ...stamped }]);
  });

  test.each([
    ['inside it', income('2023-03-01', '2023-03-31')],
    ['over its first day', income('2022-06-01', '2023-01-01')],
    ['over its last day', income('2023-12-31', '2024-12-30')],
    ['around it', income('2022-01-01', null)],
  ])('a figure may not lie over another of its key: %s', async (_where, figure) => {
    const ledger = await open();
    valueOf(await ledger.enterFigure(income('2023-01-01', '2023-12-31'), MORNING));
    const answer = await writesNothing(ledger, async () => ledger.enterFigure(figure, MORNING));
    expect(problemOf(answer)).toMatchObject({
      code: 'FIGURE_OVERLAP',
      facts: { key: 'resident-income', recordedFrom: '2023-01-01', recordedUntil: '2023-12-31' },
    });
  });

  test('an open-ended figure must be ended before a later one begins, and the message says how', async () => {
    const ledger = await open();
    valueOf(await ledger.enterFigure(income('2023-01-01', null), MORNING));
    const later = income('2024-01-01', null, '38000');
    const problem = problemOf(await ledger.enterFigure(later, MORNING));
    expect(problem.message).toContain('enter it again from 2023-01-01 with its last day');
    valueOf(await ledger.enterFigure(income('2023-01-01', '2023-12-31'), MORNING));
    expect(valueOf(await ledger.enterFigure(later, MORNING))).toHaveLength(2);
  });

  test('a replacement may not grow over its neighbour', async () => {
    const ledger = await open();
    valueOf(await ledger.enterFigure(income('2023-01-01', '2023-12-31'), MORNING));
    valueOf(await ledger.enterFigure(income('2024-01-01', '2024-12-31'), MORNING));
    const grown = await ledger.enterFigure(income('2023-01-01', null), MORNING);
    expect(problemOf(grown).facts).toMatchObject({ recordedFrom: '2024-01-01' });
  });

  test('another key may hold on the same days', async () => {
    const ledger = await open();
    valueOf(await ledger.enterFigure(income('2023-01-01', null), MORNING));
    const line: OfficeFigure = { ...income('2023-01-01', null), key: 'warning-line' };
    expect(valueOf(await ledger.enterFigure(line, MORNING))).toHaveLength(2);
  });

  test('each region has its own figures: they may hold on the same days and are ended alone', async () => {
    const ledger = await open();
    const own = income('2023-01-01', null);
    const district: OfficeFigure = { ...own, value: '31000', region: region.parse('500103') };
    const other: OfficeFigure = { ...own, value: '29000', region: region.parse('500117') };
    for (const figure of [own, other, district]) {
      valueOf(await ledger.enterFigure(figure, MORNING));
    }
    const ended: OfficeFigure = { ...district, until: toDay('2023-12-31') };
    valueOf(await ledger.enterFigure(ended, MORNING));
    expect(await ledger.figures()).toEqual(
      [own, ended, other].map((figure) => ({ ...figure, ...stamped })),
    );
    const over = await ledger.enterFigure({ ...other, from: toDay('2022-01-01') }, MORNING);
    expect(problemOf(over).code).toBe('FIGURE_OVERLAP');
  });

  test('a figure moves the version of everybody', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const before = await ledger.yearSoFar(personId, 2026);
    valueOf(await ledger.enterFigure(income('2026-01-01', null), MORNING));
    const after = await ledger.yearSoFar(personId, 2026);
    expect(after.version).toBeGreaterThan(before.version);
    expect(after.sums).toEqual(before.sums);
  });
}
