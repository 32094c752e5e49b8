import { addFen, lessFen, type Fen } from './money.ts';
import type { Settlement } from './settlement.ts';

/**
 * What a person is owed back (应退) when a bill is settled again with another result, in fen; negative: they still owe it
 * (应补). Tilt that is paid back later is theirs too.
 */
export function owedToPerson(
  was: Pick<Settlement, 'cash' | 'tiltRefund'>,
  is: Pick<Settlement, 'cash' | 'tiltRefund'>,
): Fen {
  return addFen(lessFen(was.cash, is.cash), lessFen(is.tiltRefund, was.tiltRefund));
}
