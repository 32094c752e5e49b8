import { setImmediate as turn } from 'node:timers/promises';
import { flushCompileCache } from 'node:module';
import { openLedger } from '../../electron/ledger/open.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { openOrders, say } from './child-lines.ts';
import { headOf, orderSchema, perform, SHIFT, WINDOW, type Intent } from './crash-intent.ts';
import { moment } from './model-town.ts';
import { diceOf, type Dice } from './seeded.ts';

/** A program that settles until it is killed. It says what was acknowledged after it was, and never before. */

type Someone = { readonly personId: string; readonly certificate: string };

const order = openOrders(orderSchema);
const PEOPLE: readonly [Someone, Someone] = [
  { personId: 'person-1', certificate: '110101190001011009' },
  { personId: 'person-2', certificate: '510402195503081023' },
];
/** After every moment that a ledger of an older program knows; then ten seconds an entry. */
const BEGIN = Date.parse('2027-03-01T08:00:00+08:00');

await work();

async function work(): Promise<void> {
  // Whoever is killed leaves no compiled scripts behind of itself.
  flushCompileCache();
  say('ready');
  const { file, seed, pending } = await order();
  const opened = openLedger({ file, clock: () => moment(BEGIN) });
  if (!opened.ok) throw new Error(opened.problem.message);
  const ledger = opened.value;
  say({ opened: await headOf(ledger) });
  if (pending !== null) await act(ledger, pending);
  for (const person of PEOPLE) {
    const known = await ledger.person(person.personId);
    if (known === null) await act(ledger, { kind: 'person', ...person });
  }
  const dice = diceOf(seed);
  for (;;) {
    const intent = await intentNow(ledger, dice);
    if (intent !== null) await act(ledger, intent);
    // Lets it notice when its starter is gone.
    await turn();
  }
}

async function act(ledger: Ledger, intent: Intent): Promise<void> {
  say({ asks: intent });
  const at = moment(BEGIN + 10_000 * (await headOf(ledger)));
  say({ done: await perform(ledger, intent, { at, by: WINDOW.operator }) });
}

async function intentNow(ledger: Ledger, dice: Dice): Promise<Intent | null> {
  const throws = dice.below(100);
  const head = await headOf(ledger);
  if (throws < 50) return bill('record', head, dice);
  if (throws < 60) return bill('send', head, dice);
  if (throws < 75) return follow(ledger, dice);
  if (throws < 80) return closeNow(ledger);
  const { rows } = await ledger.list({ offset: 0, limit: 10 });
  const open = rows.filter((row) => row.reverses === null && row.reversedBy === null);
  const settlementId = dice.pickOrNull(open)?.id;
  if (settlementId === undefined) return null;
  if (throws < 90) return { kind: 'reverse', key: `r-${head}`, settlementId };
  if (throws < 95) return { kind: 'confirm', settlementId, platformId: `P-${head}` };
  return { kind: 'print', settlementId };
}

function bill(kind: 'record' | 'send', head: number, dice: Dice): Intent {
  const total = 10_000 + dice.below(100_000);
  const { personId } = dice.pick(PEOPLE);
  const payment = dice.chance(50) ? null : { mobile: dice.below(100), tendered: total };
  const basic = Math.trunc(total / 3);
  const wish = { personId, settledOn: '2027-03-01', total, basic, payment };
  return { kind, key: `k-${head}-${dice.below(1_000_000)}`, wish };
}

async function follow(ledger: Ledger, dice: Dice): Promise<Intent | null> {
  const message = dice.pickOrNull(await ledger.openMessages());
  if (message === null) return null;
  const { messageId } = message;
  const throws = dice.below(4);
  if (throws === 0) return { kind: 'unanswered', messageId };
  if (throws === 1) return { kind: 'abandon', messageId };
  return { kind: 'answered', messageId, platformId: `P-${messageId.slice(-4)}` };
}

async function closeNow(ledger: Ledger): Promise<Intent> {
  const { upTo, expected } = await ledger.closeSheet(SHIFT);
  return { kind: 'close', upTo, counted: expected };
}
