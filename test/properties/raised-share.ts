/** Property 12: where a fund pays a higher share, nobody has more to pay. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerCase } from '../../engine/case.ts';
import type { PackBook } from '../../engine/rule-pack/pack-book.ts';
import { settle } from '../../engine/settle.ts';
import { readSettleCase } from '../../engine/settle-case.ts';
import { isJson, under, type Json } from '../oracle/case-form.ts';
import { byYear, fenOf, sum, type Settled } from './bills.ts';
import { checkDrawn, checkEach, MINUTES } from './cases.ts';
import { unexplained } from './cliffs.ts';
import { atMost, NEVER_LESS, outside, type Comparison } from './comparison.ts';
import { packs, settledFrom, settledInTurn } from './engine-level.ts';
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
      const drawn = fc.record({
        given: wellFormedCase,
        share: fc.constantFrom(...fundShares(pack, packs)),
        by: fc.constantFrom(...HUNDREDTHS),
      });
      checkDrawn(drawn, ({ given, share, by }) => {
        for (const comparison of compareRaised(given, share, by)) {
          expect(unexplained(pack, comparison)).toEqual([]);
        }
        const higher = withRaisedFigure(given, share, by);
        const raised = aidOfYears(higher, withRaised(packs, share, by));
        for (const [index, aid] of aidOfYears(given, packs).entries()) {
          expect(raised[index]).toBeGreaterThanOrEqual(aid);
        }
      });
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
    for (const by of HUNDREDTHS) holds(before, answerOf(given, withRaised(packs, share, by)));
  });
}

/** Nothing where the question was not answered: then it is not answered with a higher share either. */
function amountAt(result: Json, field: string): number {
  return result[field] === undefined ? 0 : fenOf(result[field]);
}

/** Each bill from the same sums before it, as the pack is and with a share of it higher. */
export function compareRaised(given: Json, share: FundShare, by: number): readonly Comparison[] {
  const higher = readSettleCase(withRaisedFigure(given, share, by), withRaised(packs, share, by));
  if (!higher.ok) throw new Error(higher.problem.message);
  const { pack, figures } = higher.value;
  return settledInTurn(given, packs).map(({ bill, input, settlement }) => {
    const settled = settle(pack, { ...input, figures });
    if (!settled.ok) throw new Error(settled.problem.message);
    const [before, after] = [settledFrom(bill, settlement), settledFrom(bill, settled.value)];
    const faults = [
      ...outside('raised-share', 'aid', after.fen('aid') - before.fen('aid'), NEVER_LESS),
      ...outside('raised-share', 'cash', left(after) - left(before), atMost(0)),
    ];
    return { given, before: [before], after: [after], faults };
  });
}

/** What stays with the patient of the year so far: cash less what tilt pays back of earlier bills. */
function left(one: Settled): number {
  return one.fen('cash') - one.fen('tiltRefund');
}

function aidOfYears(given: Json, book: PackBook): readonly number[] {
  const settled = settledInTurn(given, book).map((t) => settledFrom(t.bill, t.settlement));
  return byYear(settled).map((year) => sum(year.map((one) => one.fen('aid'))));
}
