import { addFen, inYuan, lessFen, ZERO, type Fen } from '../../engine/money.ts';
import type { Borne } from '../ledger/port-reconciling.ts';
import { fieldOf } from './fields.ts';
import type { Place } from './scope.ts';

/** Whoever pays of a bill beside the person and the hospital. */
export const PAYERS = [
  'basic',
  'catastrophic',
  'otherInsurance',
  'aid',
  'tilt',
  'rareDisease',
  'commercial',
  'charity',
] as const;
export type Payer = (typeof PAYERS)[number];

/**
 * Who is inside 基金支付总额. By the definition of the fields it is the sum of all that funds pay, 其他支出 included; charity
 * is no fund. Regions may differ: the office says so in its configuration.
 */
const USUAL: Readonly<Record<Payer, boolean>> = {
  basic: true,
  catastrophic: true,
  otherInsurance: true,
  aid: true,
  tilt: true,
  rareDisease: true,
  commercial: true,
  charity: false,
};

export type FundTotal = { readonly [P in Payer]?: boolean | undefined };

/** 基金支付总额. What tilt aid pays back for earlier bills is no cost of this one, and is not cleared with it. */
export function fundsPay(borne: Borne, said: FundTotal): Fen {
  const counted = PAYERS.filter((payer) => said[payer] ?? USUAL[payer]);
  return addFen(...counted.map((payer) => paidBy(payer, borne)));
}

function paidBy(payer: Payer, borne: Borne): Fen {
  return payer === 'tilt' ? lessFen(borne.tilt, borne.tiltRefund) : borne[payer];
}

/** What was paid by those of whom nobody said whether they are inside: told with every file, not decided in silence. */
export type Doubtful = { add(borne: Borne): void; notes(): readonly string[] };

export function openDoubts(said: FundTotal, place: Place): Doubtful {
  const sums = new Map<Payer, Fen>();
  return {
    add(borne) {
      for (const payer of PAYERS) {
        const isSure = said[payer] !== undefined || fieldOf(payer, place).confidence === 'H';
        const paid = paidBy(payer, borne);
        if (!isSure && paid !== ZERO) sums.set(payer, addFen(sums.get(payer) ?? ZERO, paid));
      }
    },
    notes: () =>
      [...sums].map(([payer, sum]) => {
        const { field, word, confidence, provenance } = fieldOf(payer, place);
        const where = USUAL[payer] ? '计入' : '不计入';
        return `${word} ${inYuan(sum)} 元（${field}）按惯例${where}基金支付总额；把握 ${confidence}：${provenance}。与本地不同或已核实的，在 --config 的 fundTotal 里写明 "${payer}": true 或 false。`;
      }),
  };
}
