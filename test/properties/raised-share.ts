/** Property 12: where a fund pays a higher share, nobody has more to pay. */
import type fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerCase } from '../../engine/case.ts';
import type { PackBook } from '../../engine/rule-pack/pack-book.ts';
import { settle } from '../../engine/settle.ts';
import { readSettleCase } from '../../engine/settle-case.ts';
import type { Settlement } from '../../engine/settlement.ts';
import { isJson, under, type Json } from '../oracle/case-form.ts';
import { fenOf, yearOf } from './bills.ts';
import { checkEach, MINUTES, HALF_RUNS } from './cases.ts';
import { unexplained } from './cliffs.ts';
import { atMost, NEVER_LESS, outside, type Comparison } from './comparison.ts';
import { packs, settledFrom, settledInTurn, type Turn } from './engine-level.ts';
import type { PackUnderTest } from './pack-under-test.ts';
import {
  catastrophicRaises,
  fundShares,
  subsidyShares,
  withRaised,
  withRaisedFigure,
  type FundShare,
} from './raised-packs.ts';

const HUNDREDTHS = [1, 5, 30];

export function testRaisedShares(of: PackUnderTest): void {
  const { pack, wellFormedCase, anySubsidy, anyCatastrophic } = of;

  test(
    '任何一个救助比例提高：累计相同的，本单救助不减少、个人负担不增加；全年基本救助合计不减少',
    () => {
      const shares = fundShares(pack, packs);
      const holds = (given: Json) => {
        const turns = settledInTurn(given, packs);
        for (const [index, share] of shares.entries()) {
          const by = HUNDREDTHS[(index + turns.length) % HUNDREDTHS.length] ?? 1;
          for (const comparison of compareRaised(given, share, by, turns)) {
            expect(unexplained(pack, comparison)).toEqual([]);
          }
          const higher = withRaisedFigure(given, share, by);
          const raised = aidOfYears(settledInTurn(higher, withRaised(packs, share, by)));
          const less = [...aidOfYears(turns)].filter(
            ([year, aid]) => aid > (raised.get(year) ?? 0),
          );
          expect(less).toEqual([]);
        }
      };
      checkEach(wellFormedCase, holds, HALF_RUNS);
    },
    30 * MINUTES,
  );

  test.each(named(subsidyShares(pack, packs)))(
    '资助比例提高，个人缴费不增加：%s',
    (_, share) => {
      checkOtherAsk(anySubsidy, share, (before, after) => {
        expect(amountAt(after, 'person')).toBeLessThanOrEqual(amountAt(before, 'person'));
      });
    },
    30 * MINUTES,
  );

  test.each(named(catastrophicRaises(pack, packs)))(
    '大病保险比例提高得更多，支付不减少：%s',
    (_, share) => {
      checkOtherAsk(anyCatastrophic, share, (before, after) => {
        expect(amountAt(after, 'pays')).toBeGreaterThanOrEqual(amountAt(before, 'pays'));
      });
    },
    30 * MINUTES,
  );
}

function named(shares: readonly FundShare[]): readonly (readonly [string, FundShare])[] {
  return shares.map((share) => [share.name, share]);
}

/** The answers to one question, as the pack is and with one of its shares higher. */
function checkOtherAsk(
  asked: fc.Arbitrary<Json>,
  share: FundShare,
  holds: (before: Json, after: Json) => void,
): void {
  const answerOf = (given: Json, book: PackBook): Json => {
    const answer: unknown = answerCase(given, book);
    return isJson(answer) ? under(answer, 'result') : {};
  };
  checkEach(asked, (given) => {
    const before = answerOf(given, packs);
    for (const by of HUNDREDTHS) {
      const after = answerOf(given, withRaised(packs, share, by));
      expect(Object.keys(after)).toEqual(Object.keys(before));
      holds(before, after);
    }
  });
}

/** Nothing where the question was not answered, or the answer has no such amount. */
function amountAt(result: Json, field: string): number {
  return result[field] === undefined ? 0 : fenOf(result[field]);
}

/**
 * Each bill from the same sums before it, as the pack is and with a share of it higher: those that
 * differ wrongly.
 */
export function compareRaised(
  given: Json,
  share: FundShare,
  by: number,
  turns: readonly Turn[] = settledInTurn(given, packs),
): readonly Comparison[] {
  const higher = readSettleCase(withRaisedFigure(given, share, by), withRaised(packs, share, by));
  if (!higher.ok) throw new Error(higher.problem.message);
  const { pack, figures } = higher.value;
  return turns.flatMap(({ bill, input, settlement: before }) => {
    const settled = settle(pack, { ...input, figures });
    if (!settled.ok) throw new Error(settled.problem.message);
    const after = settled.value;
    const faults = [
      ...outside('raised-share', 'aid', after.aid - before.aid, NEVER_LESS),
      ...outside('raised-share', 'cash', left(after) - left(before), atMost(0)),
    ];
    if (faults.length === 0) return [];
    const [one, other] = [settledFrom(bill, before), settledFrom(bill, after)];
    return [{ given, before: [one], after: [other], faults }];
  });
}

/**
 * What stays with the patient of the year so far: cash less what tilt pays back of earlier bills.
 */
function left({ cash, tiltRefund }: Pick<Settlement, 'cash' | 'tiltRefund'>): number {
  return cash - tiltRefund;
}

function aidOfYears(turns: readonly Turn[]): ReadonlyMap<string, number> {
  const years = new Map<string, number>();
  for (const { bill, settlement } of turns) {
    years.set(yearOf(bill), (years.get(yearOf(bill)) ?? 0) + settlement.aid);
  }
  return years;
}
