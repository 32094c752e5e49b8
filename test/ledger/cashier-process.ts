import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Problem, Result } from '../../engine/problem.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { RecordedSettlement, Stamp } from '../../electron/ledger/records.ts';
import { toDay, type Bill } from './build-draft.ts';
import { argument, openOrders, say } from './child-lines.ts';
import { moment } from './model-town.ts';
import { diceOf } from './seeded.ts';
import { askFor, yearOfWish, type At, type Wish } from './yearly-bill.ts';
import { printSlip } from './print-slip.ts';

/** A window as a program of its own: works for a while on the file, and says what the ledger acknowledged. */

/** One act: what the ledger said in the end, and how often the year had moved meanwhile. */
export type Acknowledged = {
  readonly did: 'record' | 'answered' | 'send' | 'reverse' | 'close' | 'figure' | 'print';
  readonly code: string;
  readonly message: string;
  readonly stale: number;
  readonly at: At;
  readonly wish: Wish | null;
  readonly bill: Bill | null;
  /** The settlement, or what takes one back. */
  readonly entry: { readonly id: string; readonly seq: number; readonly hash: string } | null;
  readonly reverses: string | null;
};

const file = argument(0);
const name = argument(1);
const acts = Number(argument(3));
const dice = diceOf(Number(argument(2)));
const at: At = { facility: 'H51040200001', operator: `收费员${name}` };
const order = openOrders(z.literal('go'));

await work();

async function work(): Promise<void> {
  const opened = openLedger({ file });
  if (!opened.ok) throw new Error(opened.problem.message);
  const ledger = opened.value;
  say('ready');
  await order();
  for (let act = 0; act < acts; act += 1) await actOnce(ledger, `${name}-${act}`);
  await ledger.close();
  process.exit();
}

async function actOnce(ledger: Ledger, key: string): Promise<void> {
  const throws = dice.below(100);
  if (throws < 55) await bring(ledger, key);
  else if (throws < 65) await sendAndFollow(ledger, key);
  else if (throws < 80) await reverseOne(ledger, key);
  else if (throws < 90) await closeShift(ledger);
  else if (throws < 95) await printOne(ledger);
  else {
    const value = `${30_000 + dice.below(10_000)}`;
    const yearly = { key: 'resident-income', from: toDay('2026-01-01'), until: null } as const;
    // Its source is its own, so that it is never one that is known already.
    const figure = { ...yearly, value, source: key, region: null };
    tell('figure', await ledger.enterFigure(figure, now()));
  }
}

/** The pause between reading and writing, in which other windows act. */
async function pause(): Promise<void> {
  await wait(dice.below(5));
}

function now(): Stamp {
  return { at: moment(Date.now()), by: at.operator };
}

function wishNow(): Wish {
  const total = 10_000 + dice.below(100_000);
  const personId = dice.pick(['person-1', 'person-2']);
  const payment = dice.chance(50) ? null : { mobile: dice.below(100), tendered: total };
  return { personId, settledOn: '2026-05-10', total, basic: Math.trunc(total / 3), payment };
}

async function bring(ledger: Ledger, key: string): Promise<void> {
  const wish = wishNow();
  for (let stale = 0; ; stale += 1) {
    const year = await ledger.yearSoFar(wish.personId, yearOfWish(wish));
    await pause();
    const { bill, ...entry } = askFor(year, wish, at, { key, stamp: now() });
    const answer = await ledger.record(entry);
    if (!answer.ok && answer.problem.code === 'STALE') continue;
    tell('record', answer, { stale, wish, bill, entry: entryOf(answer) });
    return;
  }
}

async function sendAndFollow(ledger: Ledger, key: string): Promise<void> {
  const wish = wishNow();
  const year = await ledger.yearSoFar(wish.personId, yearOfWish(wish));
  await pause();
  const { bill, ...entry } = askFor(year, wish, at, { key, stamp: now() });
  const answer = await ledger.send(entry);
  const isStale = !answer.ok && answer.problem.code === 'STALE';
  tell('send', answer, { stale: isStale ? 1 : 0 });
  if (!answer.ok || answer.value.state !== 'sending') return;
  await pause();
  const said = { platformId: key, differences: [] };
  const settled = await ledger.answered(answer.value.messageId, said, now());
  tell('answered', settled, { wish, bill, entry: entryOf(settled) });
}

/** Any of the latest, also one that another window is about to reverse. */
async function reverseOne(ledger: Ledger, key: string): Promise<void> {
  const { rows } = await ledger.list({ offset: 0, limit: 10 });
  const open = rows.filter((row) => row.reverses === null && row.reversedBy === null);
  const row = dice.pickOrNull(open);
  if (row === null) return;
  await pause();
  const answer = await ledger.reverse(row.id, '录错', key, now());
  tell('reverse', answer, { entry: entryOf(answer), reverses: row.id });
}

async function closeShift(ledger: Ledger): Promise<void> {
  const period = { span: 'shift', ...at } as const;
  const { upTo, expected } = await ledger.closeSheet(period);
  await pause();
  const request = { ...period, upTo, counted: expected, reason: null, handedTo: null };
  tell('close', await ledger.closePeriod(request, now()));
}

async function printOne(ledger: Ledger): Promise<void> {
  const { rows } = await ledger.list({ offset: 0, limit: 10 });
  const row = dice.pickOrNull(rows);
  if (row !== null) tell('print', await printSlip(ledger, row.id, now()));
}

function entryOf(answer: Result<RecordedSettlement>): Acknowledged['entry'] {
  if (!answer.ok) return null;
  const { id, seq, hash } = answer.value;
  return { id, seq, hash };
}

function tell(
  did: Acknowledged['did'],
  answer: Result<unknown, Problem>,
  more: Partial<Acknowledged> = {},
): void {
  const code = answer.ok ? 'ok' : answer.problem.code;
  const message = answer.ok ? '' : answer.problem.message;
  const nothing = { stale: 0, wish: null, bill: null, entry: null, reverses: null };
  say({ did, code, message, at, ...nothing, ...more } satisfies Acknowledged);
}
