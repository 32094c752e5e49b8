import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem, Result } from '../../engine/problem.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { buildPerson, MORNING } from './build-draft.ts';
import { valueOf } from './desk.ts';
import { entryFor } from './sending-desk.ts';

/**
 * What must be true of messages, kept with nothing of the ledger's own: each bill is where the last step that was
 * allowed left it, and a person has at most one on its way.
 */
type Bill = {
  readonly person: 0 | 1;
  readonly messageId: string | null;
  state: 'sending' | 'unknown' | 'abandoned' | 'settled';
  settlementId: string | null;
  isReversed: boolean;
  /** What the platform called it; null while it said nothing. */
  platformId: string | null;
};

const PEOPLE = ['person-1', 'person-2'] as const;
const STEPS = ['send', 'record', 'answer', 'lose', 'abandon', 'reverse', 'confirm'] as const;
type Step = {
  readonly what: (typeof STEPS)[number];
  readonly person: 0 | 1;
  readonly which: number;
};

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(...STEPS),
  person: fc.constantFrom(0, 1),
  which: fc.nat(30),
});

function codeOf(result: Result<unknown, Problem>): string {
  return result.ok ? 'OK' : result.problem.code;
}

const isOpen = ({ state }: Bill) => state === 'sending' || state === 'unknown';
const openOf = (bills: readonly Bill[], person: 0 | 1) =>
  bills.find((bill) => bill.person === person && isOpen(bill));

async function perform(ledger: Ledger, bills: Bill[], { what, person, which }: Step, n: number) {
  if (what === 'send') return send(ledger, bills, person, n);
  if (what === 'record') return record(ledger, bills, person, n);
  const bill = bills[which % Math.max(bills.length, 1)];
  if (bill === undefined) return;
  if (what === 'reverse') return reverse(ledger, bills, bill, n);
  if (what === 'confirm') return confirm(ledger, bill, n);
  if (bill.messageId !== null) await follow(ledger, bill, bill.messageId, what, n);
}

const amounts = (n: number) => ({ total: 100_000 + n, basic: 60_000, aid: 10_000 });
const whenBusy = (bills: readonly Bill[], person: 0 | 1) =>
  openOf(bills, person) === undefined ? 'OK' : 'MESSAGE_OPEN';

async function send(ledger: Ledger, bills: Bill[], person: 0 | 1, n: number): Promise<void> {
  const sent = await ledger.send(await entryFor(ledger, PEOPLE[person], `key-${n}`, amounts(n)));
  expect(codeOf(sent)).toBe(whenBusy(bills, person));
  if (!sent.ok || sent.value.state !== 'sending') return;
  const { messageId, state } = sent.value;
  const said = { settlementId: null, platformId: null, isReversed: false };
  bills.push({ person, messageId, state, ...said });
}

async function record(ledger: Ledger, bills: Bill[], person: 0 | 1, n: number): Promise<void> {
  const entry = await entryFor(ledger, PEOPLE[person], `key-${n}`, amounts(n));
  const recorded = await ledger.record(entry);
  expect(codeOf(recorded)).toBe(whenBusy(bills, person));
  if (!recorded.ok) return;
  const { id: settlementId } = recorded.value;
  const said = { messageId: null, platformId: null, isReversed: false };
  bills.push({ person, state: 'settled', settlementId, ...said });
}

async function follow(
  ledger: Ledger,
  bill: Bill,
  messageId: string,
  what: 'answer' | 'lose' | 'abandon',
  n: number,
): Promise<void> {
  const open = isOpen(bill);
  if (what === 'answer') {
    const answer = { platformId: `S-${n}`, differences: [] };
    const answered = await ledger.answered(messageId, answer, MORNING);
    expect(codeOf(answered)).toBe(open ? 'OK' : 'MESSAGE_CLOSED');
    if (!answered.ok) return;
    Object.assign(bill, {
      state: 'settled',
      settlementId: answered.value.id,
      platformId: `S-${n}`,
    });
    return;
  }
  if (what === 'lose') {
    const lost = await ledger.unanswered(messageId, '无应答', MORNING);
    expect(codeOf(lost)).toBe(open ? 'OK' : 'MESSAGE_CLOSED');
    if (open) bill.state = 'unknown';
    return;
  }
  const abandoned = await ledger.abandon(messageId, '查无此笔', MORNING);
  expect(codeOf(abandoned)).toBe(bill.state === 'settled' ? 'MESSAGE_CLOSED' : 'OK');
  if (open) bill.state = 'abandoned';
}

async function reverse(ledger: Ledger, bills: readonly Bill[], bill: Bill, n: number) {
  if (bill.settlementId === null) return;
  const reversed = await ledger.reverse(bill.settlementId, '录错', `key-${n}`, MORNING);
  const busy = whenBusy(bills, bill.person);
  expect(codeOf(reversed)).toBe(bill.isReversed ? 'ALREADY_REVERSED' : busy);
  if (reversed.ok) bill.isReversed = true;
}

async function confirm(ledger: Ledger, bill: Bill, n: number) {
  if (bill.settlementId === null) return;
  const said = { settlementId: bill.settlementId, platformId: `S-${n}`, differences: [] };
  const confirmed = await ledger.confirm(said, MORNING);
  expect(codeOf(confirmed)).toBe(bill.platformId === null ? 'OK' : 'ALREADY_CONFIRMED');
  if (confirmed.ok) bill.platformId = `S-${n}`;
}

test('whatever is sent, recorded, answered, lost, abandoned, reversed and confirmed: both queues hold what waits, and all verifies', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const ledger = valueOf(openLedger({ file: ':memory:' }));
      valueOf(await ledger.savePerson(buildPerson('person-1'), MORNING));
      const other = buildPerson('person-2', { certificate: '510402195503081023' });
      valueOf(await ledger.savePerson(other, MORNING));
      const bills: Bill[] = [];
      for (const [n, one] of steps.entries()) {
        await perform(ledger, bills, one, n);
        const open = await ledger.openMessages();
        expect(open.map(({ messageId, state }) => [messageId, state])).toEqual(
          bills.filter(isOpen).map(({ messageId, state }) => [messageId, state]),
        );
      }
      const waiting = bills.filter(
        (bill) => bill.state === 'settled' && bill.platformId === null && !bill.isReversed,
      );
      const { rows, total } = await ledger.unconfirmed({ offset: 0, limit: 100 });
      expect([total, ...rows.map(({ id }) => id)]).toEqual([
        waiting.length,
        ...waiting.map(({ settlementId }) => settlementId),
      ]);
      expect((await ledger.verify()).faults).toEqual([]);
      await ledger.close();
    }),
    { numRuns: 60 },
  );
});
