import { assert } from '../../../engine/problem.ts';
import { createRandom } from '../random.ts';
import { settleExactly } from './oracle.ts';

const MOST = 40_000_000;
/** Where a band, a deductible or a cap begins or ends, in in-scope fen. */
const EDGES = [
  2, 80_000, 2_080_000, 6_213_333, 10_080_000, 14_500_000, 17_602_041, 19_500_000,
] as const;
const OF_EACH_KIND = 980;
export const AMOUNTS = 2000;

/**
 * The same 2,000 in-scope amounts at every run: 40 at and beside the edges of the policy, 980 on which a layer ends on
 * exactly half a fen, and 980 as they come.
 */
export function inventAmounts(): readonly number[] {
  const random = createRandom(20_261_122);
  const atEdges = EDGES.flatMap((edge) => [-2, -1, 0, 1, 2].map((beside) => edge + beside));
  const onHalves: number[] = [];
  while (onHalves.length < OF_EACH_KIND) {
    const amount = random(MOST);
    if (settleExactly(amount).endsOnHalf) onHalves.push(amount);
  }
  const asTheyCome = Array.from({ length: OF_EACH_KIND }, () => random(MOST));
  const amounts = [...atEdges, ...onHalves, ...asTheyCome];
  assert(amounts.length === AMOUNTS, `${amounts.length} amounts were invented, not ${AMOUNTS}`);
  return amounts;
}
