/**
 * The toy policy, invented so that every engine can say it. In-scope cost, in three layers, each rounded half up to the
 * fen:
 *
 * 1. basic: above 800 yuan, 75 % of the first 20,000 and 85 % of what follows up to 100,000; nothing above that;
 * 2. catastrophic: of what basic leaves, above 12,000 yuan, 60 % up to 50,000, 65 % up to 100,000 and 70 % above;
 * 3. aid: 70 % of what both leave, at most 30,000 yuan.
 */
export type ToyAmounts = {
  /** In fen. An engine that reckons in yuan multiplies by a hundred and leaves what its floats make of it. */
  readonly basic: number;
  readonly catastrophic: number;
  readonly aid: number;
};

/** The amounts, and whatever the engine has to say about how they came; null where it has nothing. */
export type ToyAnswer = ToyAmounts & { readonly explanation: object | null };

/** One side of the race. Who answers at once is not made to wait for a promise. */
export type ToyEngine = {
  readonly name: string;
  /** What its explanation holds, for the table. */
  readonly explains: string;
} & (
  | { readonly settle: (inScope: number) => ToyAnswer }
  | { readonly settleLater: (inScope: number) => Promise<ToyAnswer> }
);

/** The unit that an engine's model of the policy is written in. */
export type Unit = {
  readonly name: 'yuan' | 'fen';
  /** Decimals of an amount in this unit. */
  readonly decimals: 2 | 0;
  /** An amount of the policy in this unit. */
  readonly yuan: (amount: number) => number;
  readonly fromFen: (fen: number) => number;
  readonly toFen: (amount: number) => number;
};

/** As these engines' documents write money. */
export const YUAN: Unit = {
  name: 'yuan',
  decimals: 2,
  yuan: (amount) => amount,
  fromFen: (fen) => fen / 100,
  toFen: (amount) => amount * 100,
};

/** As somebody writes it who has read about floats: the same model, kinder to binary fractions. */
export const FEN: Unit = {
  name: 'fen',
  decimals: 0,
  yuan: (amount) => amount * 100,
  fromFen: (fen) => fen,
  toFen: (amount) => amount,
};
