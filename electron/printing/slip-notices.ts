import type { RecordedSettlement } from '../ledger/records.ts';
import { causesInWords } from './cause-words.ts';
import { moment } from './moments.ts';
import type { PrintMark } from './print-mark.ts';

/** What a reader must see before the amounts. `word` is what is stamped, `says` the sentence. */
export type Notice = {
  readonly kind:
    'demonstration' | 'preview' | 'reprint' | 'reversal' | 'reversed' | 'adjustment' | 'adjusted';
  readonly word: string;
  /** Stands large and pale across a sheet; null where the paper is as good as any. */
  readonly watermark: string | null;
  readonly says: string;
};

export function slipNotices(recorded: RecordedSettlement, mark: PrintMark): readonly Notice[] {
  return [
    ...demonstrationNotice(recorded),
    ...printNotice(mark),
    ...reversalNotices(recorded),
    ...adjustmentNotices(recorded),
  ];
}

export function demonstrationNotice({
  demonstration,
}: Pick<RecordedSettlement, 'demonstration'>): readonly Notice[] {
  if (!demonstration) return [];
  return [
    {
      kind: 'demonstration',
      word: '演示数据',
      watermark: '演示数据',
      says: '本单由演示账本打印，不作为结算或报销凭证。',
    },
  ];
}

export function printNotice(mark: PrintMark): readonly Notice[] {
  if (mark.kind === 'preview') {
    return [
      {
        kind: 'preview',
        word: '预览',
        watermark: '预览',
        says: '本单是打印前的预览，未登记打印，不作为凭证。',
      },
    ];
  }
  const { number, reason, by, at } = mark;
  if (number === 1) return [];
  const why = reason === null ? '' : `原因：${reason}。`;
  return [
    {
      kind: 'reprint',
      word: '重印',
      watermark: '重印',
      says: `第 ${number} 次打印。${why}${by} 于 ${moment(at)} 打印。`,
    },
  ];
}

function reversalNotices({ reverses, reversedBy }: RecordedSettlement): readonly Notice[] {
  const reversal: readonly Notice[] =
    reverses === null
      ? []
      : [
          {
            kind: 'reversal',
            word: '冲正',
            watermark: '冲正',
            says: `本单冲正结算 ${reverses.id}，所列金额全部冲回。原因：${reverses.reason}`,
          },
        ];
  if (reversedBy === null) return reversal;
  const { id, at, reason } = reversedBy;
  return [
    ...reversal,
    {
      kind: 'reversed',
      word: '已冲正',
      watermark: '已冲正',
      says: `本结算已由 ${id} 于 ${moment(at)} 冲正，不再有效。原因：${reason}`,
    },
  ];
}

function adjustmentNotices({ adjusts, adjustedBy }: RecordedSettlement): readonly Notice[] {
  if (adjusts !== null) {
    const causes = causesInWords(adjusts.causes);
    return [
      {
        kind: 'adjustment',
        word: '重新结算',
        watermark: null,
        says: `本单对结算 ${adjusts.id} 重新结算。原因：${causes}。批准人：${adjusts.approvedBy}。`,
      },
    ];
  }
  const last = adjustedBy.at(-1);
  if (last === undefined) return [];
  return [
    {
      kind: 'adjusted',
      word: '已重新结算',
      watermark: '已重新结算',
      says: `本结算已于 ${moment(last.at)} 重新结算，以 ${last.id} 号单为准。`,
    },
  ];
}
