import { expect, test } from 'vitest';
import { toFen } from '../../engine/money.ts';
import type { Paper } from '../../electron/printing/papers.ts';
import type { PrintSubject } from '../../electron/ledger/port-printing.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { adjustTo, NEXT_DAY } from './adjusting-desk.ts';
import { buildDraft, MORNING } from './build-draft.ts';
import { openDesk, problemOf, valueOf, writesNothing } from './desk.ts';
import { AGREED, LATER, STAY } from './sending-desk.ts';
import { closeShift, JIA, openTownForTest, takeAt } from './windows.ts';

const slipOf = (settlementId: string): PrintSubject => ({ kind: 'settlement', settlementId });

export function printingConforms(openFresh: () => Promise<Ledger>): void {
  const print = async (
    ledger: Ledger,
    subject: PrintSubject,
    reason: string | null = null,
    paper: Paper = 'a4',
  ) => ledger.recordPrint({ subject, paper, reason }, NEXT_DAY);

  test('every print of a slip is counted over all papers, with who, when, on what and why', async () => {
    const { ledger, record } = await openDesk(openFresh);
    const subject = slipOf((await record(STAY, 'k-1')).id);
    const other = slipOf((await record(STAY, 'k-2')).id);
    const first = valueOf(await print(ledger, subject));
    const second = valueOf(await print(ledger, subject, '患者遗失', '58mm'));
    expect(valueOf(await print(ledger, other)).number).toBe(1);
    const { at, by } = NEXT_DAY;
    expect(await ledger.prints(subject)).toEqual([first, second]);
    expect(second).toEqual({
      subject,
      paper: '58mm',
      number: 2,
      reason: '患者遗失',
      seq: first.seq + 1,
      at,
      by,
    });
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('the first print needs no reason and keeps none; every later one needs its own', async () => {
    const { ledger, record } = await openDesk(openFresh);
    const subject = slipOf((await record(STAY, 'k-1')).id);
    expect(valueOf(await print(ledger, subject, '患者遗失')).reason).toBeNull();
    for (const reason of [null, '', '  ']) {
      const answer = await writesNothing(ledger, async () => print(ledger, subject, reason));
      expect(problemOf(answer)).toMatchObject({
        code: 'REASON_MISSING',
        at: 'reason',
        facts: { number: 2 },
      });
    }
  });

  test('reversals and adjustments have slips of their own', async () => {
    const desk = await openDesk(openFresh);
    const { ledger, record } = desk;
    const taken = await record(STAY, 'k-1');
    const [adjusted] = valueOf(await adjustTo(desk, taken, { ...STAY, aid: 800_000 }));
    const reversal = valueOf(await ledger.reverse(taken.id, '录错', 'r-1', NEXT_DAY));
    for (const { id } of [taken, adjusted ?? expect.fail('adjusted'), reversal]) {
      expect(valueOf(await print(ledger, slipOf(id))).number).toBe(1);
    }
  });

  test('a notice is of one person and one approval, a report of a sealed period', async () => {
    const desk = await openDesk(openFresh);
    const { ledger, personId, record } = desk;
    const taken = await record(STAY, 'k-1');
    const adjusted = valueOf(await adjustTo(desk, taken, { ...STAY, aid: 800_000 }));
    const notice = { kind: 'notice', run: 'run-1', personId } as const;
    expect(await ledger.adjustments('run-1', personId)).toEqual(adjusted);
    expect(await ledger.adjustments('run-2', personId)).toEqual([]);
    expect(valueOf(await print(ledger, notice)).number).toBe(1);
    expect(valueOf(await print(ledger, notice, '患者遗失')).number).toBe(2);
    const none = await writesNothing(ledger, async () =>
      print(ledger, { ...notice, run: 'run-2' }),
    );
    expect(problemOf(none)).toMatchObject({ code: 'NOT_FOUND', at: 'subject.run' });
  });

  test('a report is of a sealed period', async () => {
    const ledger = await openTownForTest(openFresh);
    await takeAt(ledger, JIA, 'a');
    const closed = await closeShift(ledger, JIA);
    expect(await ledger.findClose(closed.seq)).toEqual(closed);
    expect(await ledger.findClose(closed.seq - 1)).toBeNull();
    const report = { kind: 'close', seq: closed.seq } as const;
    expect(valueOf(await print(ledger, report)).number).toBe(1);
    const before = { kind: 'close', seq: closed.seq - 1 } as const;
    expect(problemOf(await print(ledger, before))).toMatchObject({
      code: 'NOT_FOUND',
      facts: { seq: closed.seq - 1 },
    });
  });

  test('what is not in the ledger is not printed', async () => {
    const { ledger } = await openDesk(openFresh);
    const answer = await writesNothing(ledger, async () =>
      print(ledger, slipOf('20260510-009999')),
    );
    expect(problemOf(answer)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await ledger.prints(slipOf('20260510-009999'))).toEqual([]);
  });

  test('a settlement is found as it stood at any entry: not yet confirmed, adjusted or reversed', async () => {
    const desk = await openDesk(openFresh);
    const { ledger, record } = desk;
    const taken = await record(STAY, 'k-1');
    const confirmed = valueOf(await ledger.confirm({ settlementId: taken.id, ...AGREED }, LATER));
    const [adjusted] = valueOf(await adjustTo(desk, taken, { ...STAY, aid: 800_000 }));
    const reversal = valueOf(await ledger.reverse(taken.id, '录错', 'r-1', NEXT_DAY));
    const now = await ledger.find(taken.id);
    expect(now?.reversedBy?.id).toBe(reversal.id);
    expect(now?.adjustedBy.map(({ id }) => id)).toEqual([adjusted?.id]);
    expect(await ledger.find(taken.id, taken.seq)).toEqual(taken);
    expect(await ledger.find(taken.id, (adjusted?.seq ?? 0) - 1)).toEqual(confirmed);
    const before = await ledger.find(taken.id, reversal.seq - 1);
    expect(before).toEqual({ ...now, reversedBy: null });
    expect(await ledger.find(taken.id, reversal.seq)).toEqual(now);
  });

  test('a stay and the kinds of charge are kept as they were given', async () => {
    const { ledger, personId } = await openDesk(openFresh);
    const { draft, version } = await draftNow(ledger, personId);
    const item = { type: 'surgery', amount: toFen(2_000_000), classA: toFen(500_000) } as const;
    const rest = { classB: toFen(1_500_000), classC: toFen(0), paidFirst: toFen(0) };
    const details = {
      stay: { admittedOn: draft.claim.settledOn, dischargedOn: draft.claim.settledOn },
      feeItems: [{ ...item, ...rest, overLimit: toFen(0) }],
    };
    const asked = { draft: { ...draft, details }, expectedVersion: version, stamp: MORNING };
    const recorded = valueOf(await ledger.record({ ...asked, key: 'k-1' }));
    expect(recorded.details).toEqual(details);
    expect((await ledger.find(recorded.id))?.details).toEqual(details);
    expect(valueOf(await ledger.record({ ...asked, key: 'k-1' }))).toEqual(recorded);
    const other = await ledger.record({ ...asked, draft, key: 'k-1' });
    expect(problemOf(other)).toMatchObject({
      code: 'IDEMPOTENCY_CONFLICT',
      facts: {
        'recorded.details.feeItems.surgery': '20000.00 / 5000.00 / 15000.00 / 0.00 / 0.00 / 0.00',
        'asked.details.feeItems.surgery': null,
      },
    });
    expect((await ledger.verify()).faults).toEqual([]);
  });
}

async function draftNow(ledger: Ledger, personId: string) {
  const { sums, version } = await ledger.yearSoFar(personId, 2026);
  return { draft: buildDraft(personId, sums, STAY), version };
}
