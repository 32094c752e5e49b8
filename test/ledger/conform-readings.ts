import { expect, onTestFinished, test } from 'vitest';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { ReadingSwitch } from '../../electron/ledger/records.ts';
import { MORNING, stampAt } from './build-draft.ts';
import { openDesk, valueOf, writesNothing } from './desk.ts';

export const READING: Omit<ReadingSwitch, 'on'> = {
  place: 'panzhihua',
  reading: 'commercial-before-aid',
  reason: '市医保局 2026 年 5 月答复',
  approvedBy: '主任丙',
};
const ON = { ...READING, on: true };
const EVENING = stampAt('2026-05-10T18:00:00+08:00');

export function readingsConform(openFresh: () => Promise<Ledger>): void {
  const open = async () => {
    const ledger = await openFresh();
    onTestFinished(() => ledger.close());
    return ledger;
  };

  test('a ledger begins without switched readings and keeps each as it stands now, by place and name', async () => {
    const ledger = await open();
    expect(await ledger.readings()).toEqual([]);
    const elsewhere = { ...ON, place: 'hechuan' };
    const another = { ...ON, reading: 'another' };
    for (const reading of [ON, elsewhere, another]) {
      valueOf(await ledger.switchReading(reading, MORNING));
    }
    const stamped = { enteredAt: MORNING.at, enteredBy: MORNING.by };
    expect(await ledger.readings()).toEqual(
      [elsewhere, another, ON].map((reading) => ({ ...reading, ...stamped })),
    );
  });

  test('switched off again it stays in the list, with who switched it and why', async () => {
    const ledger = await open();
    valueOf(await ledger.switchReading(ON, MORNING));
    const off = { ...READING, on: false, reason: '答复撤回', approvedBy: '主任丁' };
    expect(valueOf(await ledger.switchReading(off, EVENING))).toEqual([
      { ...off, enteredAt: EVENING.at, enteredBy: EVENING.by },
    ]);
    const { entries } = await ledger.stats();
    valueOf(await ledger.switchReading(ON, EVENING));
    expect((await ledger.stats()).entries).toBe(entries + 1);
  });

  test('switching to what holds already writes nothing', async () => {
    const ledger = await open();
    await writesNothing(ledger, async () =>
      expect(valueOf(await ledger.switchReading({ ...READING, on: false }, MORNING))).toEqual([]),
    );
    const [first] = valueOf(await ledger.switchReading(ON, MORNING));
    await writesNothing(ledger, async () =>
      expect(valueOf(await ledger.switchReading({ ...ON, reason: '再次' }, EVENING))).toEqual([
        first,
      ]),
    );
  });

  test('whoever enters it does not approve it', async () => {
    const ledger = await open();
    await writesNothing(ledger, async () =>
      expect(ledger.switchReading({ ...ON, approvedBy: MORNING.by }, MORNING)).rejects.toThrow(
        'is not who switches it',
      ),
    );
  });

  test('a reading moves the version of everybody and no sum', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const before = await ledger.yearSoFar(personId, 2026);
    valueOf(await ledger.switchReading(ON, MORNING));
    const after = await ledger.yearSoFar(personId, 2026);
    expect(after.version).toBeGreaterThan(before.version);
    expect(after.sums).toEqual(before.sums);
    expect((await ledger.verify()).faults).toEqual([]);
  });
}
