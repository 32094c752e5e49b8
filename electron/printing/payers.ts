import type { Paid } from '../../engine/claim.ts';
import { addFen, lessFen, ZERO, type Fen } from '../../engine/money.ts';
import type { Settlement } from '../../engine/settlement.ts';

export type PayerId =
  | 'basic'
  | 'catastrophic'
  | 'otherInsurance'
  | 'rareDiseaseFund'
  | 'commercial'
  | 'aid'
  | 'tilt'
  | 'hospital'
  | 'charity'
  | 'cash';

/** Drawn over the colour, so that neighbours differ on a grey printer and to a colour-blind eye. */
export type Pattern = 'solid' | 'rising' | 'falling' | 'dots' | 'level' | 'upright' | 'cross';

export type PayerLook = {
  readonly word: string;
  readonly colour: string;
  readonly ink: string;
  readonly pattern: Pattern;
};

/**
 * One look per payer, the same on every bar, table and chart, in the order in which they pay.
 * Insurance is blue, aid green, the person's own money yellow; light and dark alternate, so
 * neighbours stay apart without the colour.
 */
export const PAYERS = {
  basic: { word: '基本医保', colour: '#1f4e79', ink: '#ffffff', pattern: 'solid' },
  catastrophic: { word: '大病保险', colour: '#7fb2e0', ink: '#1f4e79', pattern: 'rising' },
  otherInsurance: { word: '其他保险', colour: '#6f5b9a', ink: '#ffffff', pattern: 'dots' },
  rareDiseaseFund: { word: '罕见病保障', colour: '#c9b8e0', ink: '#4c3b73', pattern: 'upright' },
  commercial: { word: '商业健康险', colour: '#8a4b7d', ink: '#ffffff', pattern: 'level' },
  aid: { word: '医疗救助', colour: '#26998a', ink: '#ffffff', pattern: 'solid' },
  tilt: { word: '倾斜救助', colour: '#9fdccb', ink: '#0f5e53', pattern: 'falling' },
  hospital: { word: '医院承担', colour: '#a8650f', ink: '#ffffff', pattern: 'cross' },
  charity: { word: '慈善等', colour: '#f0c4a8', ink: '#8a4b1f', pattern: 'dots' },
  cash: { word: '个人现金', colour: '#ffd24d', ink: '#5c4400', pattern: 'solid' },
} as const satisfies Record<PayerId, PayerLook>;

export const PAYER_ORDER = [
  'basic',
  'catastrophic',
  'otherInsurance',
  'rareDiseaseFund',
  'commercial',
  'aid',
  'tilt',
  'hospital',
  'charity',
  'cash',
] as const satisfies readonly PayerId[];

/**
 * What each payer pays of this bill; together they are the bill (unless more was paid than it came
 * to). What basic and catastrophic insurance pay is the settlement's: a plan may have computed it.
 */
export function paidBy(
  paid: Paid,
  settlement: Pick<Settlement, 'aid' | 'tilt' | 'tiltRefund' | 'hospitalBorne' | 'cash' | 'counts'>,
): Readonly<Record<PayerId, Fen>> {
  return {
    basic: settlement.counts.basic,
    catastrophic: settlement.counts.catastrophic,
    otherInsurance: paid.otherInsurance,
    rareDiseaseFund: paid.rareDiseaseFund,
    commercial: addFen(paid.commercial, paid.commercialOutOfScope),
    aid: settlement.aid,
    tilt: lessFen(settlement.tilt, settlement.tiltRefund),
    hospital: settlement.hospitalBorne,
    charity: paid.charity,
    cash: settlement.cash,
  };
}

/**
 * An amount's part of the whole in tenths of a percent, as people read it: "62.5%"; a little is not
 * nothing.
 */
export function partOf(amount: Fen, whole: Fen): string {
  if (whole === ZERO) return '0.0%';
  if (amount !== ZERO && Math.abs(amount) * 2000 < Math.abs(whole)) return '不足 0.1%';
  return `${(Math.round((amount * 1000) / whole) / 10).toFixed(1)}%`;
}
