import { lessFen } from '../../engine/money.ts';
import type { Problem } from '../../engine/problem.ts';
import type { PackBook } from '../../engine/rule-pack/pack-book.ts';
import type { Settlement, YearSums } from '../../engine/settlement.ts';
import { holdsOn, type IsoDate } from '../../engine/terms.ts';
import { addYears, EMPTY_YEAR } from '../../engine/year.ts';
import { canonical } from '../ledger/chain.ts';
import type { Change, Counting, CountingYear } from '../ledger/port-adjusting.ts';
import type { AdjustmentCause, Person, RecordedSettlement, Standard } from '../ledger/records.ts';
import { plainSums } from '../ledger/year-sums.ts';
import { settleBill, type Office } from '../settle-bill.ts';
import type { FundDifferences } from './views.ts';

/** A bill whose result is another one when it is settled again on what is known now. */
export type Resettled = {
  readonly recorded: RecordedSettlement;
  /** The hash of its newest entry, which an adjustment must name. */
  readonly newestHash: string;
  readonly is: Settlement;
  readonly standard: Standard;
  readonly packHash: string;
  readonly causes: readonly AdjustmentCause[];
};

/** A year settled again from its first bill on; or the first bill that cannot be settled any more, and why. */
export type Replayed =
  | { readonly ok: true; readonly after: YearSums; readonly resettled: readonly Resettled[] }
  | { readonly ok: false; readonly settlementId: string; readonly problem: Problem };

/**
 * Settles the bills of a person's year again, in the order of recording, each on the sums that the ones before it come
 * to now. Pure: it is the same as settling them from scratch under the present identities, figures, plans, readings and
 * packs. A bill stands as it was taken down: its place, its amounts, what insurance paid where it was given.
 */
export function replayYear(
  packs: PackBook,
  office: Office,
  person: Person,
  { settlements, changes }: CountingYear,
): Replayed {
  let sums = EMPTY_YEAR;
  const resettled: Resettled[] = [];
  for (const counting of settlements) {
    const { recorded } = counting;
    const settled = settleBill(packs, office, person, recorded.claim, sums);
    if (!settled.ok) return { ok: false, settlementId: recorded.id, problem: settled.problem };
    const { settlement: is, standard, packHash } = settled.value;
    if (differ(recorded.settlement, is)) {
      const causes = causesOf(counting, packHash, changes);
      const newestHash = counting.newest.hash;
      resettled.push({ recorded, newestHash, is, standard, packHash, causes });
    }
    sums = addYears(sums, is.counts);
  }
  return { ok: true, after: sums, resettled };
}

/** Whether anything that is paid or counted differs; another explanation of the same amounts is no difference. */
function differ(was: Settlement, is: Settlement): boolean {
  return canonical(moneyOf(was)) !== canonical(moneyOf(is));
}

function moneyOf({ aid, tilt, tiltRefund, hospitalBorne, cash, counts }: Settlement) {
  return { aid, tilt, tiltRefund, hospitalBorne, cash, counts: plainSums(counts) };
}

/** What can have changed it since its newest entry; a figure or a plan only where it holds on the bill's day. */
function causesOf(
  { recorded, newest }: Counting,
  packHash: string,
  changes: readonly Change[],
): readonly AdjustmentCause[] {
  const day = recorded.claim.settledOn;
  const since = changes
    .filter((change) => change.seq > newest.computedAt && touches(change, day))
    .map(({ kind, seq }): AdjustmentCause => ({ kind, seq }));
  const pack: readonly AdjustmentCause[] =
    recorded.packHash === packHash ? [] : [{ kind: 'pack', seq: null }];
  return [...since, ...pack];
}

/** What is of no days only holds always. */
function touches({ from, until }: Change, day: IsoDate): boolean {
  return from === null || holdsOn({ from, until }, day);
}

export function fundDifferences(was: Settlement, is: Settlement): FundDifferences {
  return {
    basic: lessFen(is.counts.basic, was.counts.basic),
    catastrophic: lessFen(is.counts.catastrophic, was.counts.catastrophic),
    aid: lessFen(is.aid, was.aid),
    tilt: lessFen(is.tilt, was.tilt),
    hospital: lessFen(is.hospitalBorne, was.hospitalBorne),
  };
}
