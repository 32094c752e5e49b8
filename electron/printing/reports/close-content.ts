import { lessFen, ZERO, type Fen } from '../../../engine/money.ts';
import type { RecordedClose } from '../../ledger/port-closing.ts';
import { closeMark } from '../../printed-marks.ts';
import { amountInWords } from '../amount-in-words.ts';
import { moment } from '../moments.ts';
import type { PrintMark } from '../print-mark.ts';
import { demonstrationNotice, printNotice } from '../slip-notices.ts';
import { slipMarkText } from '../verify.ts';
import { markOfPrint } from './report-info.ts';
import { accountRows } from './account-words.ts';
import type { ReportContent, ReportTable } from './report-content.ts';

export type CloseToPrint = {
  readonly close: RecordedClose;
  readonly mark: PrintMark;
  readonly demonstration: boolean;
};

/** The report of a sealed shift (班结) or day (日结): what was settled, who pays it, and the cash that changes hands. */
export function closeContent({ close, mark, demonstration }: CloseToPrint): ReportContent {
  const isShift = close.span === 'shift';
  const title = isShift ? '收费员班结交接表' : '日结汇总表';
  const place = close.facility === '' ? '未登记机构编码' : close.facility;
  const name = closeMark(close);
  return {
    title,
    over: `机构编码 ${place}`,
    notices: [...demonstrationNotice({ demonstration }), ...printNotice(mark)],
    facts: [
      ...(close.operator === null ? [] : [{ label: '收费员', value: close.operator }]),
      { label: '账本序号', value: `${close.after + 1} 至 ${close.upTo}` },
      { label: '结账时间', value: moment(close.at) },
      { label: '结账人', value: close.by },
      ...(close.handedTo === null ? [] : [{ label: '接班人', value: close.handedTo }]),
      { label: '结账编号', value: `第 ${close.seq} 笔` },
    ],
    big: { word: '清点现金', amount: close.counted, inWords: signedInWords(close.counted) },
    tables: [businessTable(close), moneyTable(close), cashTable(close)],
    says: close.reason === null ? [] : [`${isShift ? '长短款原因' : '备注'}：${close.reason}`],
    signatures: isShift ? ['交班人', '接班人', '复核人'] : ['制表人', '复核人', '日期'],
    code: mark.kind === 'print' ? slipMarkText(name) : null,
    mark: markOfPrint(name, mark),
    foot: `${title} 第 ${close.seq} 笔 · 记录哈希 ${close.hash.slice(0, 16)}`,
    info: {
      title: `${title} ${place} ${close.seq}`,
      author: close.by,
      subject: `${place} ${close.after + 1}-${close.upTo}`,
      madeAt: close.at,
    },
  };
}

function businessTable({ settlements, reversals, adjustments }: RecordedClose): ReportTable {
  return {
    title: '业务笔数',
    columns: [
      { head: '业务', kind: 'words' },
      { head: '笔数', kind: 'count' },
    ],
    rows: [
      { cells: ['结算', settlements] },
      { cells: ['撤销（冲正）', reversals] },
      { cells: ['追溯调整', adjustments] },
    ],
  };
}

/** Net of reversals; what is paid for stands first, and as a cost. */
function moneyTable({ accounts }: RecordedClose): ReportTable {
  return {
    title: '各方支付（已扣除冲正）',
    columns: [
      { head: '项目', kind: 'words' },
      { head: '金额（元）', kind: 'amount' },
    ],
    rows: accountRows(accounts).map(({ account, word, amount }) => ({
      cells: [word, account === 'bill' ? lessFen(ZERO, amount) : amount],
    })),
  };
}

function cashTable({ expected, counted, difference }: RecordedClose): ReportTable {
  return {
    title: '现金',
    columns: [
      { head: '项目', kind: 'words' },
      { head: '金额（元）', kind: 'amount' },
    ],
    rows: [
      { cells: ['应有现金（收入减找零，减退款）', expected] },
      { cells: ['清点现金', counted] },
      { cells: [differenceWord(difference), difference], isSum: true },
    ],
  };
}

function differenceWord(difference: Fen): string {
  if (difference === ZERO) return '长短款（相符）';
  return difference > ZERO ? '长款' : '短款';
}

/** More may have been paid out than taken in. */
function signedInWords(amount: Fen): string {
  return amount < ZERO ? `负${amountInWords(lessFen(ZERO, amount))}` : amountInWords(amount);
}
