import { expect, test } from 'vitest';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { Payment, SettlementDraft } from '../../electron/ledger/records.ts';
import { toFen, ZERO } from '../../engine/money.ts';
import type { Result } from '../../engine/problem.ts';
import { buildDraft, buildPerson, MORNING, toDay, type Bill } from './build-draft.ts';
import { openDesk, problemOf, valueOf, writesNothing } from './desk.ts';
import { AGREED, entryFor, LATER, sendFor, STAY } from './sending-desk.ts';

const CASH: Payment = {
  account: toFen(20_000),
  mobile: ZERO,
  tendered: toFen(300_000),
  change: toFen(20_000),
};
type Change = (draft: SettlementDraft) => SettlementDraft;
const bill =
  (changes: Partial<Bill>): Change =>
  ({ personId, settlement }) =>
    buildDraft(personId, settlement.before, { ...STAY, ...changes });
const claim =
  (changes: Partial<SettlementDraft['claim']>): Change =>
  (draft) => ({ ...draft, claim: { ...draft.claim, ...changes } });

/** What is asked under the key now, and which fields are told: as they were recorded, and as they are asked. */
const CONFLICTS: readonly [
  string,
  Change,
  Record<string, readonly [string | null, string | null]>,
][] = [
  [
    'another amount',
    bill({ total: 2_000_001 }),
    {
      'fees.total': ['20000.00', '20000.01'],
      'fees.inScope': ['20000.00', '20000.01'],
    },
  ],
  ['another insurance', bill({ basic: 999_999 }), { 'paid.basic': ['10000.00', '9999.99'] }],
  ['another day', bill({ settledOn: '2026-05-09' }), { settledOn: ['2026-05-10', '2026-05-09'] }],
  [
    'another diagnosis',
    (draft) => ({ ...draft, diagnosis: '骨折' }),
    { diagnosis: ['慢性肾脏病5期', '骨折'] },
  ],
  [
    'a payment',
    (draft) => ({ ...draft, payment: CASH }),
    {
      'payment.account': [null, '200.00'],
      'payment.mobile': [null, '0.00'],
      'payment.tendered': [null, '3000.00'],
    },
  ],
  [
    'several things of the bill at once',
    claim({
      care: 'chronic-outpatient',
      referral: 'none',
      special: true,
      plan: 'resident',
      filedOn: toDay('2026-05-11'),
      rareDrugCost: toFen(5),
      disease: null,
      facility: { level: 3, designated: true, place: 'province' },
    }),
    {
      care: ['inpatient', 'chronic-outpatient'],
      referral: ['not-needed', 'none'],
      special: [null, 'true'],
      plan: [null, 'resident'],
      filedOn: [null, '2026-05-11'],
      rareDrugCost: [null, '0.05'],
      disease: ['慢性肾脏病5期', null],
      'facility.level': ['2', '3'],
      'facility.place': ['county', 'province'],
    },
  ],
  [
    'another person',
    (draft) => ({ ...draft, personId: 'person-2' }),
    { person: ['张甲 110***********1009', '李丁 510***********1023'] },
  ],
];

/** The same key for something else: both requests are told, in words. */
export function keysConform(openFresh: () => Promise<Ledger>): void {
  const open = async () => {
    const desk = await openDesk(openFresh);
    const other = { name: '李丁', certificate: '510402195503081023' };
    valueOf(await desk.ledger.savePerson(buildPerson('person-2', other), MORNING));
    return desk;
  };
  const told = (fields: (typeof CONFLICTS)[number][2]) =>
    Object.fromEntries(
      Object.entries(fields).flatMap(([field, [recorded, asked]]) => [
        [`recorded.${field}`, recorded],
        [`asked.${field}`, asked],
      ]),
    );

  test.each(CONFLICTS)('the same key with %s tells what differs, and only that', async (...row) => {
    const [, change, fields] = row;
    const { ledger, personId, record } = await open();
    const { id } = await record(STAY, 'k-1');
    const entry = await entryFor(ledger, personId, 'k-1', STAY, LATER);
    const changed = { ...entry, draft: change(entry.draft) };
    await writesNothing(ledger, async () => {
      const answers: Result<unknown>[] = [await ledger.record(changed), await ledger.send(changed)];
      for (const answer of answers) {
        const { code, message, facts = {} } = problemOf(answer);
        expect(code).toBe('IDEMPOTENCY_CONFLICT');
        const { key, settlementId, recordedHash, askedHash, ...differ } = facts;
        expect([key, settlementId]).toEqual(['k-1', id]);
        expect(recordedHash).not.toBe(askedHash);
        expect(differ).toEqual(told(fields));
        for (const [field, [recorded, asked]] of Object.entries(fields)) {
          expect(message).toContain(`${field} ${recorded ?? 'not given'}`);
          expect(message).toContain(`${field} ${asked ?? 'not given'}`);
        }
      }
    });
  });

  test('namesakes with like certificates are told apart by the ledger’s own number', async () => {
    const { ledger, personId, record } = await open();
    await record(STAY, 'k-1');
    // Two certificate numbers that look the same once they are masked.
    const twin = buildPerson('person-3', { certificate: '110101195001011009' });
    valueOf(await ledger.savePerson(twin, MORNING));
    const entry = await entryFor(ledger, twin.id, 'k-1');
    const { facts } = problemOf(await ledger.record(entry));
    expect(facts).toMatchObject({
      'recorded.personId': personId,
      'asked.personId': twin.id,
    });
    expect(facts).not.toHaveProperty('recorded.person');
  });

  test('a bill under the key of a reversal, and the other way round', async () => {
    const { ledger, personId, record } = await open();
    const { id } = await record(STAY, 'k-1');
    const reversal = problemOf(await ledger.reverse(id, '录错', 'k-1', LATER));
    expect(reversal.facts).toMatchObject({
      settlementId: id,
      'recorded.ask': 'record',
      'asked.ask': 'reverse',
      'recorded.person': '张甲 110***********1009',
      'asked.person': null,
      'recorded.fees.total': '20000.00',
      'asked.reverses': id,
      'asked.reason': '录错',
    });
    expect(reversal.facts).not.toHaveProperty('recorded.care');
    const booked = valueOf(await ledger.reverse(id, '录错', 'k-2', LATER));
    const other = problemOf(await ledger.reverse(id, '另一原因', 'k-2', LATER));
    expect(other.facts).toMatchObject({
      settlementId: booked.id,
      'recorded.reason': '录错',
      'asked.reason': '另一原因',
    });
    const entry = await entryFor(ledger, personId, 'k-2', STAY, LATER);
    const billed = problemOf(await ledger.record(entry));
    expect(billed.facts).toMatchObject({ settlementId: booked.id, 'recorded.reverses': id });
  });

  test('a key that was sent is named by its message, and by its settlement once there is one', async () => {
    const { ledger, personId } = await open();
    const { messageId } = await sendFor(ledger, personId, 'k-1');
    const other = async () => entryFor(ledger, personId, 'k-1', { ...STAY, total: 1 }, LATER);
    const sent = problemOf(await ledger.send(await other()));
    expect(sent.facts).toMatchObject({ messageId, 'recorded.fees.total': '20000.00' });
    expect(sent.message).toContain(`already sent ${messageId}`);
    const { id } = valueOf(await ledger.answered(messageId, AGREED, LATER));
    const settled = problemOf(await ledger.record(await other()));
    expect(settled.facts).toMatchObject({ settlementId: id, 'asked.fees.total': '0.01' });
    expect(settled.facts).not.toHaveProperty('messageId');
  });
}
