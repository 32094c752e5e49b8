import { lessFen, ZERO, type Fen } from '../../engine/money.ts';
import type { Settlement } from '../../engine/settlement.ts';
import { AMOUNT_WORDS } from '../../engine/words.ts';
import type { RecordedSettlement } from '../ledger/records.ts';
import { owedToPerson } from '../../engine/owed.ts';
import { amountInWords } from './amount-in-words.ts';

export type ComparisonRow = {
  readonly word: string;
  readonly was: Fen;
  readonly is: Fen;
  readonly difference: Fen;
};

/** A settlement and what it was before it was settled again, side by side. */
export type Comparison = {
  /** The identity that each was settled by. */
  readonly identities: { readonly was: string; readonly is: string };
  readonly rows: readonly ComparisonRow[];
  /** What comes of it for the person: 应退 or 应补, never negative; null where nothing does. */
  readonly owed: { readonly word: string; readonly amount: Fen; readonly inWords: string } | null;
};

const ROWS: readonly (readonly [word: string, of: (settlement: Settlement) => Fen])[] = [
  [AMOUNT_WORDS.basic, ({ counts }) => counts.basic],
  [AMOUNT_WORDS.catastrophic, ({ counts }) => counts.catastrophic],
  [AMOUNT_WORDS.aidBase, ({ aidBase }) => aidBase],
  [AMOUNT_WORDS.deductible, ({ deductible }) => deductible],
  [AMOUNT_WORDS.aid, ({ aid }) => aid],
  [AMOUNT_WORDS.tilt, ({ tilt }) => tilt],
  [AMOUNT_WORDS.tiltRefund, ({ tiltRefund }) => tiltRefund],
  [AMOUNT_WORDS.hospitalBorne, ({ hospitalBorne }) => hospitalBorne],
  [AMOUNT_WORDS.cash, ({ cash }) => cash],
];

export function slipComparison({ adjusts, settlement }: RecordedSettlement): Comparison | null {
  if (adjusts === null) return null;
  const { was } = adjusts;
  const owed = owedToPerson(was, settlement);
  return {
    identities: { was: identityOf(was), is: identityOf(settlement) },
    rows: ROWS.map(([word, of]) => ({
      word,
      was: of(was),
      is: of(settlement),
      difference: lessFen(of(settlement), of(was)),
    })).filter((row) => row.was !== ZERO || row.is !== ZERO),
    owed: owed === ZERO ? null : owing(owed),
  };
}

function owing(owed: Fen): Comparison['owed'] {
  const amount = owed > ZERO ? owed : lessFen(ZERO, owed);
  const word = owed > ZERO ? '应退个人' : '个人应补';
  return { word, amount, inWords: amountInWords(amount) };
}

function identityOf({ identity }: Settlement): string {
  return identity === null ? '无有效救助身份' : identity.name;
}
