import { addYears } from '../../engine/year.ts';
import type { AdjustmentDraft } from '../../electron/ledger/port-adjusting.ts';
import type { OfficeFigure } from '../../electron/ledger/records.ts';
import { lessSums } from '../../electron/ledger/year-sums.ts';
import { buildDraft, buildPerson, CLINIC, toDay } from './build-draft.ts';
import * as books from './model-books.ts';
import { agree, PEOPLE, stamped, type Act, type Cashier } from './model-cashier.ts';
import { openMessageOf, versionOf, type Settled } from './model-memory.ts';
import { abandon, answered, unanswered } from './model-messages.ts';
import { enterFigure, saveFacility, savePerson } from './model-office.ts';
import { said, same, settledWords } from './model-town.ts';
import { printSlip } from './print-slip.ts';

/** What is done beside bills, reversals and closes. */

const NO_MESSAGE = 'H51040200001202605100000000000';

/** Something is said of a message: of an open one, or of any that ever had a number. */
export async function* follow(cashier: Cashier): Act {
  const { ledger, town } = cashier;
  const { dice, memory } = town;
  const open = (await ledger.openMessages()).map(({ messageId }) => messageId);
  same('open messages', openInModel(cashier), open);
  const numbered = [...memory.settled.values()].map(({ messageId }) => messageId);
  const any = [...memory.messages.keys(), ...numbered, NO_MESSAGE];
  const picked = dice.chance(85) ? dice.pickOrNull(open) : null;
  const messageId = picked ?? dice.pickOrNull(any) ?? NO_MESSAGE;
  yield;
  const stamp = stamped(cashier);
  const how = dice.pick(['answered', 'answered', 'unanswered', 'abandon']);
  const what = `${how} ${messageId} at ${stamp.at}`;
  const words = ({ state }: { readonly state: string }) => ({ state, messageId });
  if (how === 'answered') {
    const platformId = `P-${dice.below(3)}`;
    const expected = answered(memory, messageId, platformId, stamp);
    const answer = { platformId, differences: [] };
    const actual = said(await ledger.answered(messageId, answer, stamp), settledWords);
    agree(cashier, `${what} ${platformId}`, expected, actual);
  } else if (how === 'unanswered') {
    const expected = unanswered(memory, messageId, stamp);
    const actual = said(await ledger.unanswered(messageId, '超时', stamp), words);
    agree(cashier, what, expected, actual);
  } else {
    const expected = abandon(memory, messageId, stamp);
    agree(cashier, what, expected, said(await ledger.abandon(messageId, '平台无', stamp), words));
  }
}

export function openInModel({ town: { memory } }: Cashier): readonly string[] {
  return PEOPLE.map((id) => openMessageOf(memory, id))
    .filter((sent) => sent !== null)
    .toSorted((a, b) => a.seq - b.seq)
    .map(({ messageId }) => messageId);
}

export async function* confirmOne(cashier: Cashier): Act {
  const { ledger, town } = cashier;
  const { dice, memory } = town;
  const any = [...memory.settled.keys(), ...memory.others.keys(), '20260510-999999'];
  const settlementId = dice.pickOrNull(any) ?? '';
  const platformId = `P-${dice.below(2)}`;
  yield;
  const stamp = stamped(cashier);
  const expected = books.confirm(memory, settlementId, platformId, stamp);
  const confirmation = { settlementId, platformId, differences: [] };
  const actual = said(await ledger.confirm(confirmation, stamp), settledWords);
  agree(cashier, `confirm ${settlementId} ${platformId} at ${stamp.at}`, expected, actual);
}

/** One bill of a year is settled again: all of its aid, or none, whatever it was. */
export async function* adjustOne(cashier: Cashier): Act {
  const { ledger, town, name } = cashier;
  const { dice, memory } = town;
  const personId = dice.pick(PEOPLE);
  const year = await ledger.countingYear(personId, 2026);
  const mine = [...memory.settled.values()].filter(
    (one) => one.personId === personId && one.year === 2026 && one.reversedBy === null,
  );
  same(`${name}: counting ${personId}`, countingOf(cashier, personId, mine), {
    version: year.version,
    settlements: year.settlements.map(({ recorded, newest }) => {
      return [recorded.id, newest.seq, newest.computedAt];
    }),
    changes: year.changes.map(({ kind, seq }) => [kind, seq]),
  });
  const before = (await ledger.yearSoFar(personId, 2026)).sums;
  yield;
  const counting = dice.pickOrNull(year.settlements);
  const settled = memory.settled.get(counting?.recorded.id ?? '');
  if (counting === null || settled === undefined) return;
  const stamp = stamped(cashier);
  const { total, basic } = settled.wish;
  const bill = {
    settledOn: settled.wish.settledOn,
    total,
    basic,
    aid: dice.chance(50) ? 0 : total - basic,
  };
  const { settlement, packHash, standard } = buildDraft(personId, before, bill);
  if (standard === null) return;
  const { id } = settled;
  const draft: AdjustmentDraft = {
    adjusts: id,
    adjustsHash: counting.newest.hash,
    personId,
    year: 2026,
    settlement,
    packHash,
    standard,
    causes: [],
    approvedBy: '组长',
    run: 'run-1',
  };
  const after = addYears(before, lessSums(settlement.counts, counting.recorded.settlement.counts));
  const is = books.billAsked({ ...settled.wish, payment: null }, settled.facility, bill);
  const { version } = year;
  const expected = books.adjust(memory, { id, is, version, stamp });
  const request = { adjustments: [draft], after, expectedVersion: version, stamp };
  const actual = said(await ledger.adjust(request), (recorded) => ({
    ids: recorded.map((one) => one.id),
  }));
  agree(cashier, `adjust ${id} to ${bill.aid} on ${version} at ${stamp.at}`, expected, actual);
}

function countingOf({ town: { memory } }: Cashier, personId: string, mine: readonly Settled[]) {
  const from = Math.min(...mine.map(({ computedAt }) => computedAt));
  const changes = memory.changes.filter(({ of }) => of === null || of === personId);
  return {
    version: versionOf(memory, personId),
    settlements: mine.map(({ id, newest, computedAt }) => [id, newest, computedAt]),
    changes: changes.filter(({ seq }) => seq > from).map(({ kind, seq }) => [kind, seq]),
  };
}

/** A slip is printed, or something is entered that moves the year of one person or of everybody. */
export async function* enterOrPrint(cashier: Cashier): Act {
  const { ledger, town } = cashier;
  const { dice, memory } = town;
  const printed = dice.pickOrNull([...memory.settled.keys(), ...memory.others.keys()]);
  yield;
  const stamp = stamped(cashier);
  const what = dice.pick(['print', 'print', 'figure', 'person', 'person', 'facility']);
  if (what === 'figure') {
    const figure = dice.pickOrNull(FIGURES) ?? YEARLY;
    const expected = enterFigure(memory, figure, stamp);
    const actual = said(await ledger.enterFigure(figure, stamp), (all) => ({
      values: all.map(({ value }) => value),
    }));
    agree(cashier, `figure ${figure.from} ${figure.value} at ${stamp.at}`, expected, actual);
  } else if (what === 'person') {
    const person = aPerson(dice.below(PEOPLE.length), dice.below(PEOPLE.length), dice.chance(60));
    const expected = savePerson(memory, person, stamp);
    const actual = said(await ledger.savePerson(person, stamp), ({ version }) => ({ version }));
    agree(cashier, `person ${person.id} ${person.name} at ${stamp.at}`, expected, actual);
  } else if (what === 'facility') {
    const facility = { ...CLINIC, desk: `${dice.below(2)}号窗口` };
    const expected = saveFacility(memory, facility, stamp);
    const actual = said(await ledger.saveFacility(facility, stamp), () => ({}));
    agree(cashier, `facility ${facility.desk} at ${stamp.at}`, expected, actual);
  } else if (printed !== null) {
    const expected = books.countPrint(memory, printed, stamp);
    const actual = said(await printSlip(ledger, printed, stamp), ({ number }) => ({
      times: number,
    }));
    agree(cashier, `print ${printed} at ${stamp.at}`, expected, actual);
  }
}

const NAMES = ['张甲', '李丁', '王戊'] as const;
const CERTIFICATES = ['110101190001011009', '510402195503081023', '51040219600101101X'] as const;

/** The person as they are, or with the name or the certificate of another. */
export function aPerson(who: number, other: number, isOwn: boolean) {
  const certificate = CERTIFICATES[isOwn ? who : other] ?? CERTIFICATES[0];
  return buildPerson(PEOPLE[who] ?? PEOPLE[0], { name: NAMES[other] ?? NAMES[0], certificate });
}

/** Values that replace each other, and a half-year that lies across the year. */
const YEARLY: OfficeFigure = {
  key: 'resident-income',
  from: toDay('2026-01-01'),
  until: toDay('2026-12-31'),
  value: '36000',
  source: '统计公报',
  region: null,
};
const FIGURES: readonly OfficeFigure[] = [
  YEARLY,
  { ...YEARLY, value: '38000' },
  { ...YEARLY, from: toDay('2026-07-01') },
];
