import { addFen, inYuanGrouped, lessFen, ZERO, type Fen } from '../../../engine/money.ts';
import { owedToPerson } from '../../../engine/owed.ts';
import { assert } from '../../../engine/problem.ts';
import { CARE_WORDS } from '../../../engine/words.ts';
import type { RecordedSettlement } from '../../ledger/records.ts';
import { noticeMark } from '../../printed-marks.ts';
import { amountInWords } from '../amount-in-words.ts';
import { causesInWords } from '../cause-words.ts';
import { moment } from '../moments.ts';
import type { PrintMark } from '../print-mark.ts';
import { demonstrationNotice, printNotice } from '../slip-notices.ts';
import { slipMarkText } from '../verify.ts';
import { markOfPrint } from './report-info.ts';
import type { ReportContent, ReportTable } from './report-content.ts';

export type NoticeToPrint = {
  /** All of one person and one approval, in the order of the year; at least one. */
  readonly adjustments: readonly RecordedSettlement[];
  readonly mark: PrintMark;
};

/** What one person gets back (应退) or still owes (应补), bill by bill, with the reason and who approved it. */
export function noticeContent({ adjustments, mark }: NoticeToPrint): ReportContent {
  const [first] = adjustments;
  const name = noticeMark(adjustments);
  assert(first !== undefined && name !== null, 'a notice is of at least one adjustment');
  const { adjusts, facility, demonstration } = first;
  assert(adjusts !== null, 'a notice is of adjustments');
  const owed = addFen(...adjustments.map(owedOf));
  const title = '追溯结算退补通知书';
  return {
    title,
    over: facility.name,
    notices: [...demonstrationNotice({ demonstration }), ...printNotice(mark)],
    facts: [
      { label: '姓名', value: first.personName },
      { label: '证件号码', value: first.certificateMasked },
      { label: '结算年度', value: `${first.year} 年` },
      { label: '重新结算', value: moment(first.recordedAt) },
      { label: '审核人', value: adjusts.approvedBy },
      { label: '经办人', value: mark.kind === 'print' ? mark.by : facility.operator },
    ],
    big: bigAmount(owed),
    tables: [billsTable(adjustments, owed)],
    says: [...causes(adjustments), ...whatToDo(owed, facility.name)],
    signatures: ['领款（缴款）人签字', '经办人', '日期'],
    code: mark.kind === 'print' ? slipMarkText(name) : null,
    mark: markOfPrint(name, mark),
    foot: `${title} ${name.id.replace('notice/', '')} · 记录哈希 ${name.hash.slice(0, 16)}`,
    info: {
      title: `${title} ${first.personName}`,
      author: facility.name,
      subject: `${first.year} ${adjusts.run}`,
      madeAt: first.recordedAt,
    },
  };
}

function owedOf({ adjusts, settlement }: RecordedSettlement): Fen {
  return adjusts === null ? ZERO : owedToPerson(adjusts.was, settlement);
}

function bigAmount(owed: Fen): ReportContent['big'] {
  const amount = owed < ZERO ? lessFen(ZERO, owed) : owed;
  const word = owed === ZERO ? '不退不补' : owed > ZERO ? '应退给您' : '您应补缴';
  return { word, amount, inWords: amountInWords(amount) };
}

function billsTable(adjustments: readonly RecordedSettlement[], owed: Fen): ReportTable {
  return {
    title: '逐笔对照（元；应退为正，应补为负）',
    columns: [
      { head: '原结算编号', kind: 'words' },
      { head: '结算日', kind: 'words' },
      { head: '医疗类别', kind: 'words' },
      { head: '原个人支付', kind: 'amount' },
      { head: '重算个人支付', kind: 'amount' },
      { head: '应退（补）', kind: 'amount' },
    ],
    rows: [
      ...adjustments.map((adjustment) => ({
        cells: [
          adjustment.adjusts?.id ?? '',
          adjustment.claim.settledOn,
          CARE_WORDS[adjustment.claim.care],
          adjustment.adjusts?.was.cash ?? ZERO,
          adjustment.settlement.cash,
          owedOf(adjustment),
        ],
      })),
      { cells: ['合计', '', '', null, null, owed], isSum: true },
    ],
  };
}

/** Bills of one approval mostly have the same causes: each is told once, with its bills where they differ. */
function causes(adjustments: readonly RecordedSettlement[]): readonly string[] {
  const told = new Map<string, string[]>();
  for (const { adjusts } of adjustments) {
    if (adjusts === null) continue;
    const words = causesInWords(adjusts.causes);
    told.set(words, [...(told.get(words) ?? []), adjusts.id]);
  }
  return [...told].map(([words, ids]) => {
    const which = told.size === 1 ? '' : `${ids.join('、')}：`;
    return `${which}重新结算的原因：${words}。`;
  });
}

function whatToDo(owed: Fen, place: string): readonly string[] {
  if (owed === ZERO) return ['各笔退补相抵，您无须领款或缴款。'];
  const amount = inYuanGrouped(owed < ZERO ? lessFen(ZERO, owed) : owed);
  return owed > ZERO
    ? [`请凭本通知和本人有效证件到${place}原结算窗口领取 ${amount} 元；委托他人的，另带委托书。`]
    : [`请凭本通知到${place}原结算窗口补缴 ${amount} 元；有异议的，请当场提出复核。`];
}
