import { dayAfter, type IsoDate } from '../../engine/terms.ts';
import { toDay, type Bill } from '../ledger/build-draft.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import type { Dice } from '../ledger/seeded.ts';
import { openBooks, type Books, type Charged } from './books.ts';

/** What was done on a day: a bill took effect (+) or was taken back (−). Not read from the ledger. */
export type Done = { readonly day: IsoDate; readonly sign: 1 | -1; readonly charged: Charged };

type Standing = { readonly settlement: RecordedSettlement; readonly charged: Charged };

/** Some days of settlements, reversals and adjustments at random, and the list of what was done. */
export async function openRandomBooks(dice: Dice): Promise<{
  readonly books: Books;
  readonly done: readonly Done[];
  readonly days: readonly IsoDate[];
}> {
  const books = await openBooks();
  const done: Done[] = [];
  const counting: Standing[] = [];
  const days = [toDay('2026-05-01')];
  let day = toDay('2026-05-01');
  let numbers = 0;
  for (let act = 0; act < 14; act += 1) {
    if (dice.chance(40)) days.push((day = dayAfter(day)));
    const stamp = books.at(day);
    const one = dice.pickOrNull(counting);
    if (one === null || dice.chance(55)) {
      const charged = randomCharge(dice);
      const settlement = await books.settle(charged, stamp);
      counting.push({ settlement, charged });
      done.push({ day, sign: 1, charged });
      if (dice.chance(70)) await books.confirm(settlement.id, `S${(numbers += 1)}`, stamp);
      continue;
    }
    counting.splice(counting.indexOf(one), 1);
    done.push({ day, sign: -1, charged: one.charged });
    if (dice.chance(50)) {
      await books.reverse(one.settlement.id, stamp);
      continue;
    }
    const bill = adjustedBill(one.charged.bill, dice);
    await books.adjust(one.settlement, bill, stamp);
    const charged = { ...one.charged, bill };
    counting.push({ settlement: one.settlement, charged });
    done.push({ day, sign: 1, charged });
  }
  return { books, done, days };
}

const CARES = ['inpatient', 'chronic-outpatient', 'ordinary-outpatient'] as const;

function randomCharge(dice: Dice): Charged {
  const bill = randomBill(dice, dice.below(3_000_000));
  const cash = cashOf(bill);
  const account = dice.chance(50) ? dice.below(Math.max(cash, 1)) : 0;
  return { bill, care: dice.pick(CARES), account };
}

/** Each payer takes some of what is left; now and then they pay more than the bill. */
function randomBill(dice: Dice, total: number): Bill {
  let left = total;
  const some = (): number => {
    const part = dice.chance(60) ? dice.below(left + 1) : 0;
    left -= part;
    return part;
  };
  const paid = {
    basic: some(),
    catastrophic: some(),
    otherInsurance: some(),
    commercial: some(),
    charity: some(),
    rareDiseaseFund: some(),
    aid: some(),
    hospitalBorne: some(),
  };
  const here = some();
  const tiltRefund = dice.chance(30) ? dice.below(50_000) : 0;
  const tooMuch = dice.chance(10) ? left + dice.below(10_000) : 0;
  return {
    ...paid,
    total,
    tilt: here + tiltRefund,
    tiltRefund,
    commercialOutOfScope: tooMuch,
    settledOn: '2026-05-01',
  };
}

/** The same bill with what was paid before it, and another result. */
function adjustedBill(bill: Bill, dice: Dice): Bill {
  const given = { ...bill, aid: 0, tilt: 0, tiltRefund: 0, hospitalBorne: 0 };
  const left = cashOf(given);
  const aid = dice.below(left + 1);
  const here = dice.below(left - aid + 1);
  const tiltRefund = dice.chance(30) ? dice.below(50_000) : 0;
  return { ...given, aid, tilt: here + tiltRefund, tiltRefund };
}

/** What is left to the person, by the bill alone. */
export function cashOf(bill: Bill): number {
  const { total, tiltRefund = 0 } = bill;
  const { basic = 0, catastrophic = 0, otherInsurance = 0, commercial = 0 } = bill;
  const { commercialOutOfScope = 0, charity = 0, rareDiseaseFund = 0, aid = 0 } = bill;
  const { tilt = 0, hospitalBorne = 0 } = bill;
  const insured = basic + catastrophic + otherInsurance + commercial + commercialOutOfScope;
  const others = charity + rareDiseaseFund + hospitalBorne;
  return Math.max(0, total - insured - others - aid - (tilt - tiltRefund));
}
