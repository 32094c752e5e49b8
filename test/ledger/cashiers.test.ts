import { expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../electron/ledger/open.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { buildPerson, MORNING } from './build-draft.ts';
import type { Acknowledged } from './cashier-process.ts';
import { problemOf, valueOf } from './desk.ts';
import { makeLedger } from './make-ledger.ts';
import { billAsked } from './model-books.ts';
import { add, negative, type Sums } from './model-memory.ts';
import { plain } from './model-town.ts';
import { startScript } from './own-process.ts';
import { wholeFromEnv } from './seeded.ts';
import { entryFor, LATER } from './sending-desk.ts';
import { temporaryFile } from './temporary-file.ts';
import { YEARLY_CAP, YEARLY_DEDUCTIBLE } from './yearly-bill.ts';

/** YIDAN_CASHIERS=8 YIDAN_CASHIER_ACTS=500 YIDAN_MODEL_SEED=7: a longer day with more windows. */
const SEED = wholeFromEnv('YIDAN_MODEL_SEED', 1);
const CASHIERS = wholeFromEnv('YIDAN_CASHIERS', 4);
const ACTS = wholeFromEnv('YIDAN_CASHIER_ACTS', 50);
const CASHIER = new URL('./cashier-process.ts', import.meta.url);
const LOCK_HOLDER = new URL('./lock-holder.ts', import.meta.url);
const PEOPLE = ['person-1', 'person-2'] as const;

function openFile(file: string): Ledger {
  const ledger = valueOf(openLedger({ file }));
  onTestFinished(() => ledger.close());
  return ledger;
}

/** Everything that so many windows did, each a process of its own, all begun at once. */
async function workTogether(file: string): Promise<readonly Acknowledged[]> {
  const windows = Array.from({ length: CASHIERS }, (_, index) =>
    startScript(CASHIER, file, `${index + 1}`, `${SEED * 100 + index}`, `${ACTS}`),
  );
  await Promise.all(windows.map((window) => window.said(1)));
  for (const window of windows) window.tell('go');
  const ends = await Promise.all(windows.map((window) => window.ended));
  expect(ends).toEqual(windows.map(() => ({ code: 0, errors: '' })));
  return windows.flatMap(({ lines }) => lines.filter(isAcknowledged));
}

function isAcknowledged(line: unknown): line is Acknowledged {
  return typeof line === 'object' && line !== null && 'did' in line;
}

function billOf({ wish, bill, at }: Acknowledged) {
  return wish === null || bill === null ? null : billAsked(wish, at.facility, bill);
}

test('windows in processes of their own: all that was acknowledged is there, once, and adds up', async () => {
  const file = temporaryFile();
  const ledger = openFile(file);
  for (const [index, id] of PEOPLE.entries()) {
    const certificate = `51040219600101101${index}`;
    valueOf(await ledger.savePerson(buildPerson(id, { certificate }), MORNING));
  }
  const before = (await ledger.stats()).entries;
  const acts = await workTogether(file);
  const done = acts.filter(({ code }) => code === 'ok');

  const expected = ['ok', 'STALE', 'MESSAGE_OPEN', 'ALREADY_REVERSED', 'NOTHING_TO_CLOSE'];
  expect(acts.filter(({ code }) => !expected.includes(code))).toEqual([]);
  expect(acts.filter(({ did, code }) => did === 'record' && code === 'STALE')).toEqual([]);
  expect(done.length).toBeGreaterThan(acts.length / 2);
  expect(acts.reduce((sum, { stale }) => sum + stale, 0)).toBeGreaterThan(0);

  const { entries, faults } = await ledger.verify();
  expect(faults).toEqual([]);
  // Everything that was acknowledged wrote one entry, and nothing else wrote any.
  expect(entries).toBe(before + done.length);

  const booked = done.flatMap(({ entry }) => (entry === null ? [] : [entry]));
  expect(new Set(booked.map(({ seq }) => seq)).size).toBe(booked.length);
  for (const { id, hash } of booked) expect((await ledger.find(id))?.hash).toBe(hash);
  expect((await ledger.list({ offset: 0, limit: 1 })).total).toBe(booked.length);

  const reversed = new Set(done.map(({ reverses }) => reverses));
  const counting = done.filter(({ entry }) => entry !== null && !reversed.has(entry.id));
  for (const id of PEOPLE) {
    const mine = counting.map(billOf).filter((bill) => bill?.wish.personId === id);
    const { sums } = await ledger.yearSoFar(id, 2026);
    expect(plain(sums)).toEqual(add(...mine.map((bill) => bill?.counts ?? {})));
    expect(sums.deductible).toBeLessThanOrEqual(YEARLY_DEDUCTIBLE);
    expect(sums.pools['serious-illness'] ?? 0).toBeLessThanOrEqual(YEARLY_CAP);
  }
  await checkAccounts(ledger, counting);
});

/** What was taken and not taken back, beside what the closes moved out of the drawers. */
async function checkAccounts(ledger: Ledger, counting: readonly Acknowledged[]): Promise<void> {
  const { accounts } = await ledger.stats();
  const { rows } = await ledger.closes({ offset: 0, limit: 10_000 });
  const handed = rows.reduce((sum, { counted }) => sum + counted, 0);
  const closed: Sums = { 'cash:drawer': -handed, 'cash:handed-over': handed };
  const posted = counting.map((act) => billOf(act)?.posted ?? {});
  expect(add(accounts, negative(closed))).toEqual(add(...posted));
}

test('another program that holds the file for less than the wait is waited for', async () => {
  const file = await makeLedger();
  const ledger = openFile(file);
  const entry = await entryFor(ledger, 'person-1', 'k-2');
  const holder = startScript(LOCK_HOLDER, file, '600');
  await holder.said(1);
  valueOf(await ledger.record(entry));
  await holder.ended;
  expect(holder.lines).toEqual(['held', 'given back']);
});

test('one that holds it for longer is named in a sentence, reading goes on, and the same key succeeds afterwards', async () => {
  const file = await makeLedger();
  const ledger = openFile(file);
  const entry = await entryFor(ledger, 'person-1', 'k-2');
  const holder = startScript(LOCK_HOLDER, file, '0');
  await holder.said(1);
  const before = await ledger.stats();
  const began = performance.now();
  const problem = problemOf(await ledger.record(entry));
  const waited = performance.now() - began;
  expect(problem).toMatchObject({ code: 'LEDGER_UNUSABLE', facts: { file, why: 'busy' } });
  expect(problem.message).toMatch(/nothing was recorded; another program holds it: /);
  expect(waited).toBeGreaterThan(4500);
  expect(waited).toBeLessThan(9000);
  expect(await ledger.stats()).toEqual(before);

  holder.tell('give back');
  await holder.ended;
  const settled = valueOf(await ledger.record({ ...entry, stamp: LATER }));
  expect((await ledger.stats()).entries).toBe(before.entries + 1);
  expect((await ledger.find(settled.id))?.hash).toBe(settled.hash);
  expect((await ledger.verify()).faults).toEqual([]);
});
