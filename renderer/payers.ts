import type { Fen } from '../engine/money.ts';
import type { ToldStep } from '../engine/told.ts';
import { AMOUNT_WORDS, type AmountName } from '../engine/words.ts';

/** Somebody who pays a part of the bill. `tone` names its colour and pattern in the style sheet. */
export type Payer = {
  readonly name: AmountName;
  readonly word: string;
  readonly amount: Fen;
  /** Of the bill, in hundredths: for widths only, never for sums. */
  readonly percent: number;
};

/**
 * Who pays what of a bill, in the order of the waterfall, read from the explanation's own first formula. Tilt aid has one
 * name here, whether or not a part of it pays back earlier bills.
 */
export function payersOf(trace: ToldStep): readonly Payer[] {
  const { how } = trace;
  if (how.kind !== 'difference') return [];
  const parts = [...how.less, { name: trace.name, amount: trace.amount }];
  // Where payments exceed the bill the widths are of what was paid, so that the bar never overflows.
  const whole = Math.max(
    how.of.amount,
    parts.reduce((all, part) => all + part.amount, 0),
  );
  return parts.map(({ name: part, amount }) => {
    const name = part === 'tiltThisBill' ? 'tilt' : part;
    return {
      name,
      word: PAYER_WORDS[name] ?? AMOUNT_WORDS[name],
      amount,
      percent: whole === 0 ? 0 : (amount / whole) * 100,
    };
  });
}

/** The bill's total, as the explanation has it. */
export function totalOf(trace: ToldStep): Fen {
  return trace.how.kind === 'difference' ? trace.how.of.amount : trace.amount;
}

const PAYER_WORDS: Partial<Readonly<Record<AmountName, string>>> = {
  basic: '基本医保',
  rareDiseaseFund: '罕见病保障',
  catastrophic: '大病保险',
  otherInsurance: '其他保险',
  commercial: '商业健康险',
  commercialOutOfScope: '商业险目录外',
  charity: '慈善等',
  aid: '医疗救助',
  tilt: '倾斜救助',
  hospitalBorne: '医院承担',
  cash: '个人现金',
};
