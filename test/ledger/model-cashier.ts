import type { Ledger } from '../../electron/ledger/port.ts';
import type { Stamp } from '../../electron/ledger/records.ts';
import type { Bill } from './build-draft.ts';
import * as books from './model-books.ts';
import { closePeriod, sheetOf, type CloseAsked } from './model-closing.ts';
import { versionOf, yearSums, type Period, type Said } from './model-memory.ts';
import { agreed, plain, said, same, settledWords, stampOf, type Town } from './model-town.ts';
import { toFen } from '../../engine/money.ts';
import { send } from './model-messages.ts';
import { askFor, yearOfWish, type At, type Wish } from './yearly-bill.ts';

/** A window with its own connection to the one file. */
export type Cashier = {
  readonly town: Town;
  readonly name: string;
  readonly at: At;
  /** By how many milliseconds the window's clock is wrong. */
  readonly skew: number;
  ledger: Ledger;
  restart(): Promise<void>;
};

/** Stops wherever another window may act in between. */
export type Act = AsyncGenerator<void, void, void>;

export const PEOPLE = ['person-1', 'person-2', 'person-3'] as const;
const NOBODY = 'person-0';

export function stamped({ town, at, skew }: Cashier): Stamp {
  return stampOf(town, at.operator, skew);
}

export function agree(cashier: Cashier, what: string, expected: Said, actual: Said): Said {
  return agreed(cashier.town, cashier.name, what, expected, actual);
}

/** The year as the ledger gives it, which is as the model has it. */
async function readYear({ town, name, ledger }: Cashier, personId: string, year: number) {
  const read = await ledger.yearSoFar(personId, year);
  const { memory } = town;
  same(`${name}: year ${personId} ${year}`, yearSums(memory, personId, year), plain(read.sums));
  same(`${name}: version ${personId}`, versionOf(memory, personId), read.version);
  return read;
}

/** A bill is recorded or sent; where the year moved meanwhile, it is computed again. */
export async function* bringBill(cashier: Cashier): Act {
  const { dice } = cashier.town;
  const { key, wish } = newOrOld(cashier);
  const how = dice.chance(30) ? 'send' : 'record';
  let code: Said['code'];
  do {
    const year = await readYear(cashier, wish.personId, yearOfWish(wish));
    yield;
    code = (await ask(cashier, how, { wish, key, year })).code;
  } while (code === 'STALE' && dice.chance(90));
  if (code !== 'ok' || dice.chance(50)) return;
  // The answer is lost, or the key is pressed twice: by now the same bill may come to something else.
  yield;
  const isOther = dice.chance(30);
  const again = isOther ? { ...wish, total: wish.total + 100 } : wish;
  const year = await readYear(cashier, wish.personId, yearOfWish(wish));
  await ask(cashier, dice.chance(50) ? how : 'record', { wish: again, key, year });
}

/** A bill, most often under a key of its own; or one of long ago again, or its key for another bill. */
function newOrOld(cashier: Cashier): { readonly key: string; readonly wish: Wish } {
  const { dice, memory } = cashier.town;
  const wish = wishOf(cashier);
  const old = dice.chance(20) ? dice.pickOrNull([...memory.keys]) : null;
  if (old === null) return { key: `k-${memory.head}-${cashier.name}`, wish };
  const [key, known] = old;
  return { key, wish: dice.chance(70) && known.wish !== null ? known.wish : wish };
}

async function ask(
  cashier: Cashier,
  how: 'record' | 'send',
  {
    wish,
    key,
    year,
  }: {
    readonly wish: Wish;
    readonly key: string;
    readonly year: Awaited<ReturnType<Ledger['yearSoFar']>>;
  },
): Promise<Said> {
  const { ledger, at, town } = cashier;
  const stamp = stamped(cashier);
  const { bill, ...entry } = askFor(year, wish, at, { key, stamp });
  const version = entry.expectedVersion;
  const asked = { bill: books.billAsked(wish, at.facility, bill), key, version, stamp };
  const what = `${how} ${key} ${wish.personId} ${billWords(bill)} on ${version} at ${stamp.at}`;
  if (how === 'record') {
    const expected = books.record(town.memory, asked);
    return agree(cashier, what, expected, said(await ledger.record(entry), settledWords));
  }
  const expected = send(town.memory, asked);
  const actual = said(await ledger.send(entry), (message) =>
    message.state === 'settled'
      ? { state: message.state, id: message.settlement.id }
      : { state: message.state, messageId: message.messageId },
  );
  return agree(cashier, what, expected, actual);
}

function billWords({ total, basic, deductible, aid, tilt }: Bill): string {
  return [total, basic, deductible, aid, tilt].join('/');
}

function wishOf({ town: { dice } }: Cashier): Wish {
  const total = 10_000 + dice.below(200_000);
  const payments = [
    null,
    { mobile: dice.below(100), tendered: total + dice.below(1000) },
    // Too little, whatever the bill comes to.
    { mobile: 0, tendered: dice.chance(20) ? 1 : total },
  ] as const;
  return {
    personId: dice.chance(2) ? NOBODY : dice.pick(PEOPLE),
    settledOn: dice.chance(15) ? '2025-12-31' : '2026-05-10',
    total,
    basic: dice.below(Math.trunc(total * 0.6)),
    payment: dice.pick(payments),
  };
}

/** A settlement is reversed: most often one that can be. */
export async function* reverseOne(cashier: Cashier): Act {
  const { dice, memory } = cashier.town;
  const open = [...memory.settled.values()].filter(({ reversedBy }) => reversedBy === null);
  const any = [...memory.settled.keys(), ...memory.others.keys(), '20260510-999999'];
  const id = (dice.chance(80) ? dice.pickOrNull(open)?.id : null) ?? dice.pickOrNull(any) ?? '';
  const old = dice.pickOrNull([...memory.keys.keys()]);
  const key = old !== null && dice.chance(5) ? old : `r-${memory.head}-${cashier.name}`;
  const found = await cashier.ledger.find(id);
  const isKnown = memory.settled.has(id) || memory.others.has(id);
  const expected = isKnown ? books.settledAs(books.found(memory, id)) : null;
  same(`find ${id}`, expected, found && { code: 'ok', ...settledWords(found) });
  yield;
  await reverse(cashier, id, key);
  if (dice.chance(70)) return;
  yield;
  await reverse(cashier, id, dice.chance(50) ? key : `${key}-again`);
}

async function reverse(cashier: Cashier, id: string, key: string): Promise<void> {
  const { ledger, town } = cashier;
  const stamp = stamped(cashier);
  const reason = town.dice.chance(90) ? '录错' : '退费';
  const expected = books.reverse(town.memory, { id, reason, key, stamp });
  const actual = said(await ledger.reverse(id, reason, key, stamp), settledWords);
  agree(cashier, `reverse ${id} ${key} ${reason} at ${stamp.at}`, expected, actual);
}

/** A shift is counted and closed, a day is closed; where something came in between, it is shown again. */
export async function* closeOne(cashier: Cashier): Act {
  const { dice } = cashier.town;
  const { facility, operator } = cashier.at;
  const period: Period = dice.chance(30)
    ? { span: 'day', facility, operator: null }
    : { span: 'shift', facility, operator };
  let code: Said['code'];
  do {
    const sheet = await readSheet(cashier, period);
    yield;
    const off = dice.chance(50) ? 0 : dice.below(200) - 100;
    const reason = off === 0 || dice.chance(40) ? null : '找零有误';
    const { upTo } = sheet;
    const counted = period.span === 'day' ? null : toFen(sheet.expected + off);
    const asked = { upTo, counted, reason };
    code = await close(cashier, period, asked);
    if (code === 'ok' && dice.chance(20)) {
      yield;
      const other = dice.chance(50) ? asked : { ...asked, reason: '另一原因' };
      await close(cashier, period, other);
    }
  } while (code === 'STALE' && dice.chance(80));
}

async function close(
  cashier: Cashier,
  period: Period,
  asked: CloseAsked & Pick<Parameters<Ledger['closePeriod']>[0], 'counted'>,
): Promise<Said['code']> {
  const { ledger, town } = cashier;
  const stamp = stamped(cashier);
  const expected = closePeriod(town.memory, period, asked, stamp);
  const request = { ...period, ...asked, handedTo: null };
  const actual = said(
    await ledger.closePeriod(request, stamp),
    ({ seq, after, upTo, counted, difference }) => ({ seq, after, upTo, counted, difference }),
  );
  const what = `close ${JSON.stringify({ ...period, ...asked })} at ${stamp.at}`;
  return agree(cashier, what, expected, actual).code;
}

export async function readSheet({ ledger, town, name }: Cashier, period: Period) {
  const sheet = await ledger.closeSheet(period);
  same(`${name}: sheet ${JSON.stringify(period)}`, sheetOf(town.memory, period), sheet);
  return sheet;
}
