import type { Ledger } from '../../electron/ledger/port.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import {
  bringBill,
  closeOne,
  PEOPLE,
  readSheet,
  reverseOne,
  type Act,
  type Cashier,
} from './model-cashier.ts';
import { freshMemory, versionOf, yearSums, type Memory } from './model-memory.ts';
import { savePerson } from './model-office.ts';
import {
  adjustOne,
  aPerson,
  confirmOne,
  enterOrPrint,
  follow,
  openInModel,
} from './model-office-acts.ts';
import { agreed, moment, plain, said, same, type Town } from './model-town.ts';
import { diceOf } from './seeded.ts';
import type { At } from './yearly-bill.ts';

/** Four windows: two of them are one operator's, and one facility has no code yet. */
const WINDOWS: readonly At[] = [
  { facility: 'H51040200001', operator: '收费员甲' },
  { facility: 'H51040200001', operator: '收费员甲' },
  { facility: 'H51040200001', operator: '收费员乙' },
  { facility: '', operator: '收费员乙' },
];
const OPENED = Date.parse('2026-05-10T08:00:00+08:00');

/** Whatever the acts come to, so many of each kind are begun out of a hundred. */
const ACTS: readonly (readonly [percent: number, (cashier: Cashier) => Act])[] = [
  [40, bringBill],
  [15, reverseOne],
  [13, closeOne],
  [15, follow],
  [4, confirmOne],
  [5, adjustOne],
  [8, enterOrPrint],
];

export type Ran = { readonly tally: ReadonlyMap<string, number>; readonly entries: number };

/**
 * Windows on one file, each with its own connection, in an order that the seed decides: between what a window reads and
 * what it writes, others act. After every step the file is as the model has it; where it is not, the error tells the
 * seed and every step that led there.
 */
export async function runModel(file: string, seed: number, steps: number): Promise<Ran> {
  const town: Town = {
    dice: diceOf(seed),
    memory: freshMemory(moment(OPENED)),
    history: [],
    tally: new Map(),
    now: OPENED,
  };
  const cashiers = WINDOWS.map((at, index) => openWindow(town, file, at, index));
  try {
    await moveIn(town, cashiers);
    await work(town, cashiers, steps);
    for (const cashier of cashiers) await compareAll(cashier);
    await checkAlike(cashiers);
  } catch (error) {
    const told = [`seed ${seed}, ${steps} steps:`, ...town.history, messageOf(error)];
    throw new Error(told.join('\n'), { cause: error });
  } finally {
    for (const { ledger } of cashiers) await ledger.close();
  }
  return { tally: town.tally, entries: town.memory.head };
}

function openWindow(town: Town, file: string, at: At, index: number): Cashier {
  const cashier: Cashier = {
    town,
    at,
    name: `window ${index + 1}`,
    ledger: openNow(file),
    skew: (town.dice.below(120) - 60) * 1000,
    restart: async () => {
      await cashier.ledger.close();
      cashier.ledger = openNow(file);
    },
  };
  return cashier;
}

function openNow(file: string): Ledger {
  const opened = openLedger({ file, clock: () => moment(OPENED), newId: () => 'ledger-1' });
  if (!opened.ok) throw new Error(opened.problem.message);
  return opened.value;
}

async function moveIn(town: Town, [first]: readonly Cashier[]): Promise<void> {
  if (first === undefined) return;
  for (const who of PEOPLE.keys()) {
    const person = aPerson(who, who, true);
    const stamp = { at: moment(town.now), by: first.at.operator };
    const expected = savePerson(town.memory, person, stamp);
    const actual = said(await first.ledger.savePerson(person, stamp), ({ version }) => {
      return { version };
    });
    agreed(town, first.name, `person ${person.id}`, expected, actual);
  }
}

async function work(town: Town, cashiers: readonly Cashier[], steps: number): Promise<void> {
  const { dice } = town;
  const acts = new Map<Cashier, Act>();
  for (let step = 1; step <= steps; step += 1) {
    const cashier = dice.pickOrNull(cashiers);
    if (cashier === null) return;
    const act = acts.get(cashier) ?? beginAct(cashier);
    acts.set(cashier, act);
    if ((await act.next()).done === true) {
      acts.delete(cashier);
      if (dice.chance(3)) await cashier.restart();
    }
    await compareBooks(cashier);
    if (step % 60 === 0) await compareAll(cashier);
  }
}

function beginAct(cashier: Cashier): Act {
  let throws = cashier.town.dice.below(100);
  for (const [percent, begin] of ACTS) {
    if (throws < percent) return begin(cashier);
    throws -= percent;
  }
  return bringBill(cashier);
}

/** What can be asked after each step: counts, accounts, the head. */
async function compareBooks({ ledger, town: { memory }, name }: Cashier): Promise<void> {
  const { headHash: _hash, demonstration: _demo, accounts, ...counts } = await ledger.stats();
  same(`${name}: counts`, countsOf(memory), counts);
  const open = Object.fromEntries(Object.entries(accounts).filter(([, amount]) => amount !== 0));
  same(`${name}: accounts`, { ...memory.accounts }, open);
}

function countsOf(memory: Memory) {
  const { settled, people } = memory;
  const all = [...settled.values()];
  const adjustments = all.reduce((sum, { adjustedBy }) => sum + adjustedBy.length, 0);
  return {
    entries: memory.head,
    settlements: settled.size,
    reversals: all.filter(({ reversedBy }) => reversedBy !== null).length,
    adjustments,
    people: people.size,
    lastEntryAt: memory.lastAt,
  };
}

/** Everything else that the port can be asked: years, drawers, days, closes, queues, each settlement. */
async function compareAll(cashier: Cashier): Promise<void> {
  const { ledger, town, name } = cashier;
  const { memory } = town;
  for (const personId of PEOPLE) {
    for (const year of [2025, 2026]) {
      const { sums, version } = await ledger.yearSoFar(personId, year);
      same(`${name}: ${personId} in ${year}`, yearSums(memory, personId, year), plain(sums));
      same(`${name}: version of ${personId}`, versionOf(memory, personId), version);
    }
  }
  for (const { facility, operator } of WINDOWS) {
    await readSheet(cashier, { span: 'shift', facility, operator });
    await readSheet(cashier, { span: 'day', facility, operator: null });
  }
  const page = { offset: 0, limit: 10_000 };
  const closed = (await ledger.closes(page)).rows.map(({ seq, upTo, counted }) => {
    return [seq, upTo, counted];
  });
  const closes = memory.closes.map(({ seq, upTo, counted }) => [seq, upTo, counted]);
  same(`${name}: closes`, closes.toReversed(), closed);
  const open = (await ledger.openMessages()).map(({ messageId }) => messageId);
  same(`${name}: open messages`, openInModel(cashier), open);
  const unconfirmed = (await ledger.unconfirmed(page)).rows.map(({ id }) => id);
  const pending = [...memory.settled.values()].filter(
    ({ platformId, reversedBy }) => platformId === null && reversedBy === null,
  );
  same(
    `${name}: unconfirmed`,
    pending.map(({ id }) => id),
    unconfirmed,
  );
  const listed = (await ledger.list(page)).rows.map(({ id, reversedBy }) => [id, reversedBy]);
  const rows = memory.money.map(({ id }) => [id, memory.settled.get(id)?.reversedBy ?? null]);
  same(`${name}: list`, rows.toReversed(), listed);
  const { entries, faults } = await ledger.verify();
  same(`${name}: verify`, { entries: memory.head, faults: [] }, { entries, faults });
}

/** All connections see one and the same file. */
async function checkAlike(cashiers: readonly Cashier[]): Promise<void> {
  const heads = new Set<string>();
  for (const { ledger } of cashiers) heads.add((await ledger.stats()).headHash);
  same('every window sees the same head', 1, heads.size);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
