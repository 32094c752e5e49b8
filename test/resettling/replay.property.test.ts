import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ClaimInput, IdentityInput } from '../../engine/claim.ts';
import { FACILITY, PERSON, valueOf } from '../workstation/open.ts';
import { openInMemory } from './in-memory.ts';
import { finishedRun, recordBill } from './year-of-bills.ts';

const RUNS = Number(process.env['YIDAN_REPLAY_RUNS'] ?? '40');
const SEED = Number(process.env['YIDAN_REPLAY_SEED'] ?? '20261122');
const YEAR = 2026;

/** What becomes known of a year, bit by bit: who the person is, and the figures. */
type Known = {
  readonly identities: readonly IdentityInput[];
  readonly income: string;
  readonly line: string;
  readonly commercialFirst: boolean;
};

const day = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 28 }))
  .map(([month, date]) => `${YEAR}-0${month}-${date}`);
const known: fc.Arbitrary<Known> = fc.record({
  identities: fc
    .uniqueArray(
      fc.constantFrom('destitute', 'minimum-living', 'low-income-margin', 'poverty-monitored'),
      { maxLength: 2 },
    )
    .chain((categories) =>
      fc.tuple(...categories.map((category) => day.map((from) => ({ category, from })))),
    ),
  income: fc.constantFrom('20000', '36000', '44000'),
  line: fc.constantFrom('6000', '9000', '16000'),
  commercialFirst: fc.boolean(),
});
const yuan = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((fen) => fen / 100);
const bill: fc.Arbitrary<ClaimInput> = fc
  .record({
    care: fc.constantFrom('inpatient', 'chronic-outpatient', 'ordinary-outpatient'),
    settledOn: day,
    total: yuan(200_000),
    basic: fc.double({ min: 0, max: 0.6, noNaN: true }),
    commercial: fc.double({ min: 0, max: 0.3, noNaN: true }),
  })
  .map(({ care, settledOn, total, basic, commercial }) => ({
    care,
    settledOn,
    fees: { total: total.toFixed(2), inScope: total.toFixed(2) },
    paid: { basic: (total * basic).toFixed(2), commercial: (total * commercial).toFixed(2) },
  }));

async function workstationKnowing(first: Known) {
  const opened = openInMemory();
  valueOf(await opened.api.saveFacility(FACILITY));
  const person = valueOf(await opened.api.savePerson({ ...PERSON, identities: first.identities }));
  await learn(opened, person.id, first);
  return { opened, personId: person.id };
}

async function learn(
  { api }: ReturnType<typeof openInMemory>,
  id: string,
  { identities, income, line, commercialFirst }: Known,
) {
  valueOf(await api.savePerson({ ...PERSON, id, identities }));
  for (const [key, value] of [
    ['resident-income', income],
    ['poverty-monitor-line', line],
  ] as const) {
    const days = { from: `${YEAR}-01-01`, until: `${YEAR}-12-31` };
    valueOf(await api.enterFigure({ key, value, ...days, source: '公告' }));
  }
  const reading = { place: 'panzhihua', reading: 'commercial-before-aid', on: commercialFirst };
  valueOf(await api.switchReading({ ...reading, reason: '答复', approvedBy: '主任丙' }));
}

/** The year and the funds are what they are in a ledger that knew it all from the beginning. */
async function expectAsFromScratch(
  { ledger }: ReturnType<typeof openInMemory>,
  personId: string,
  known: Known,
  claims: readonly ClaimInput[],
) {
  const scratch = await workstationKnowing(known);
  for (const claim of claims) await recordBill(scratch.opened, scratch.personId, claim);
  const fromScratch = await scratch.opened.ledger.yearSoFar(scratch.personId, YEAR);
  expect((await ledger.yearSoFar(personId, YEAR)).sums).toEqual(fromScratch.sums);
  const { accounts } = await ledger.stats();
  const after = (await scratch.opened.ledger.stats()).accounts;
  for (const fund of ['fund:aid', 'fund:tilt', 'fund:basic', 'hospital'] as const) {
    expect(accounts[fund] ?? 0, fund).toBe(after[fund] ?? 0);
  }
  expect((await ledger.verify()).faults).toEqual([]);
  await scratch.opened.close();
}

test('重算等于一开始就知道：任意单据、任意次变动、任意撤销之后，年度累计与从头结算的相同', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(known, fc.array(bill, { minLength: 1, maxLength: 3 })), {
        minLength: 2,
        maxLength: 3,
      }),
      fc.nat(),
      async (chapters, reversed) => {
        const first = chapters[0]?.[0] ?? expect.fail('at least one chapter');
        const { opened, personId } = await workstationKnowing(first);
        const bills: { readonly claim: ClaimInput; readonly id: string }[] = [];
        let last = first;
        for (const [now, claims] of chapters) {
          await learn(opened, personId, now);
          last = now;
          for (const claim of claims) {
            bills.push({ claim, id: (await recordBill(opened, personId, claim)).id });
          }
        }
        const takenBack = bills[reversed % bills.length];
        const { api } = opened;
        const reversal = { settlementId: takenBack?.id ?? '', reason: '录错', key: 'r' };
        valueOf(await api.reverse(reversal));
        const run = await finishedRun(opened, { year: YEAR });
        expect(run.state).toBe('done');
        const people = run.people.map((person) => person.personId);
        if (people.length > 0) {
          const approval = { run: run.run, people, approvedBy: '主任丙' };
          expect(valueOf(await api.approveResettling(approval)).refused).toEqual([]);
        }
        const kept = bills.filter(({ id }) => id !== takenBack?.id);
        await expectAsFromScratch(
          opened,
          personId,
          last,
          kept.map(({ claim }) => claim),
        );
        await opened.close();
      },
    ),
    { numRuns: RUNS, seed: SEED },
  );
});
