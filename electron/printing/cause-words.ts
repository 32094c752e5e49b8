import type { AdjustmentCause } from '../ledger/records.ts';

/** Why a bill was settled again, as the person who gets the paper reads it. */
const CAUSE_WORDS: Readonly<Record<AdjustmentCause['kind'], string>> = {
  person: '人员身份或认定地变更',
  figure: '公布标准变更',
  plan: '医保报销方案变更',
  reading: '政策文件读法变更',
  reversal: '本年度其他结算撤销',
  adjustment: '本年度其他结算调整',
  pack: '政策包更新',
};

/** Each kind once, with the entries that it was. */
export function causesInWords(causes: readonly AdjustmentCause[]): string {
  const kinds = [...new Set(causes.map(({ kind }) => kind))];
  return kinds
    .map((kind) => {
      const entries = causes.flatMap((c) => (c.kind === kind && c.seq !== null ? [c.seq] : []));
      const where = entries.length === 0 ? '' : `（账本第 ${entries.join('、')} 笔）`;
      return `${CAUSE_WORDS[kind]}${where}`;
    })
    .join('；');
}
