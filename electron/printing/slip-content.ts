import { addFen, lessFen, ZERO, type Fen } from '../../engine/money.ts';
import type { ClauseId } from '../../engine/terms.ts';
import { REASON_WORDS } from '../../engine/words.ts';
import type { RecordedSettlement } from '../ledger/records.ts';
import { amountInWords } from './amount-in-words.ts';
import { moment } from './moments.ts';
import { paidBy, partOf, PAYER_ORDER, PAYERS, type PayerId } from './payers.ts';
import type { PrintMark } from './print-mark.ts';
import { amountLines, grouped, type AmountLine } from './slip-amounts.ts';
import { clausesOf, overridesOf } from './slip-clauses.ts';
import { slipComparison, type Comparison } from './slip-comparison.ts';
import { slipHead, type Fact, type SlipHead } from './slip-facts.ts';
import { slipFees, type Fees } from './slip-fees.ts';
import { slipNotices, type Notice } from './slip-notices.ts';
import { yearTable, type YearTable } from './slip-year.ts';
import { slipMarkText, type SlipMark } from './verify.ts';

/** What the slip needs of the pack it was settled by; the workstation's PackView has all of it. */
export type SlipPack = {
  readonly regionName: string;
  readonly document: {
    readonly title: string;
    readonly number: string | null;
    readonly issuer: string;
  };
  readonly clauseTitle: (id: ClauseId) => string | null;
};

export type PayerPart = {
  readonly payer: PayerId;
  readonly word: string;
  readonly amount: Fen;
  readonly part: string;
};

/**
 * Everything a slip says, on whichever paper: words in Chinese, amounts in fen. Made from the
 * recorded settlement alone, so that the same settlement always gives the same slip.
 */
export type SlipContent = {
  readonly title: string;
  readonly regionName: string;
  readonly settlementId: string;
  readonly notices: readonly Notice[];
  readonly head: SlipHead;
  /** Null where the bill gave only its sums. */
  readonly fees: Fees | null;
  readonly payers: readonly PayerPart[];
  /** What it was before, for a settlement that was settled again. */
  readonly comparison: Comparison | null;
  readonly lines: readonly AmountLine[];
  /** The person's share as a signature stands under it; null where the comparison has what is owed. */
  readonly inWords: { readonly label: string; readonly words: string } | null;
  readonly year: YearTable;
  readonly refusals: readonly { readonly says: string; readonly clause: ClauseId | null }[];
  readonly documentSays: string;
  readonly clauses: readonly { readonly id: ClauseId; readonly title: string | null }[];
  readonly readings: readonly string[];
  /** What of the parent's text the document changed, and by which clause. */
  readonly overrides: readonly string[];
  readonly check: {
    /** The text of the code; null on a preview, which cannot be checked. */
    readonly code: string | null;
    readonly says: string;
    readonly facts: readonly (readonly [left: Fact, right: Fact])[];
  };
  readonly signatures: readonly string[];
  /** Stands on every page, with the page's number. */
  readonly foot: string;
  readonly mark: SlipMark;
  readonly info: {
    readonly title: string;
    readonly author: string;
    readonly subject: string;
    readonly madeAt: string;
  };
};

function titleOf({ reverses, adjusts }: RecordedSettlement): string {
  const kind = reverses !== null ? '冲正' : adjusts !== null ? '重新结算' : '结算';
  return `医疗费用"一单制"${kind}单`;
}

/** All the words and numbers of the slip of a recorded settlement. */
export function slipContent(
  recorded: RecordedSettlement,
  pack: SlipPack,
  mark: PrintMark,
): SlipContent {
  const { settlement, facility } = recorded;
  const comparison = slipComparison(recorded);
  const title = titleOf(recorded);
  return {
    title,
    regionName: pack.regionName,
    settlementId: recorded.id,
    notices: slipNotices(recorded, mark),
    head: slipHead(recorded),
    fees: slipFees(recorded),
    payers: payerParts(recorded),
    comparison,
    lines: amountLines(recorded),
    inWords: comparison === null ? inWords(recorded) : null,
    year: yearTable(recorded),
    refusals: refusals(recorded),
    documentSays: documentSays(pack),
    clauses: clausesOf(settlement).map((id) => ({ id, title: pack.clauseTitle(id) })),
    readings: settlement.readings.filter((r) => r.on).map((r) => `${r.says}（读法 ${r.id}）`),
    overrides: overridesOf(settlement.trace).map((o) => `${o.because}（${o.clause}）`),
    check: slipCheck(recorded, mark),
    signatures: ['患者（或家属）签字', '经办人', '日期'],
    foot: `结算编号 ${recorded.id} · 记录哈希 ${shortHash(recorded.hash)}`,
    mark: {
      settlementId: recorded.id,
      hash: recorded.hash,
      number: mark.kind === 'print' ? mark.number : null,
      reversedBy: mark.kind === 'print' ? mark.reversedBy : (recorded.reversedBy?.id ?? null),
    },
    info: {
      title: `${title} ${recorded.id}`,
      author: facility.name,
      subject: `${pack.regionName} ${recorded.claim.settledOn} ${settlement.pack}`,
      madeAt: mark.kind === 'print' ? mark.at : recorded.recordedAt,
    },
  };
}

/** A reversal's parts are those of the bill that it takes back. */
function payerParts({
  claim,
  settlement,
  reverses,
  payment,
}: RecordedSettlement): readonly PayerPart[] {
  const amounts = paidBy(claim.paid, settlement);
  const inCash = payment === null || addFen(payment.account, payment.mobile) === ZERO;
  return PAYER_ORDER.filter((payer) => amounts[payer] !== ZERO).map((payer) => ({
    payer,
    word: payer === 'cash' && !inCash ? '个人支付' : PAYERS[payer].word,
    amount: reverses === null ? amounts[payer] : lessFen(ZERO, amounts[payer]),
    part: partOf(amounts[payer], claim.fees.total),
  }));
}

function inWords({ reverses, settlement: { cash } }: RecordedSettlement): SlipContent['inWords'] {
  const label = reverses === null ? '金额大写（人民币）' : '冲回金额大写（人民币）';
  return { label, words: amountInWords(cash) };
}

/** A reversal takes back what was paid: why not more had been is on the slip that it reverses. */
function refusals({ reverses, settlement }: RecordedSettlement): SlipContent['refusals'] {
  if (reverses !== null) return [];
  return settlement.reasons.map((reason) => ({
    says: grouped(REASON_WORDS[reason.code](reason.facts)),
    clause: reason.clause ?? null,
  }));
}

function documentSays({ document: { title, number, issuer } }: SlipPack): string {
  return `《${title}》（${number === null ? issuer : `${issuer}，${number}`}）`;
}

function slipCheck(recorded: RecordedSettlement, mark: PrintMark): SlipContent['check'] {
  const { facility, settlement, sentAs } = recorded;
  const fact = (label: string, value: string): Fact => ({ label, value });
  return {
    code: mark.kind === 'print' ? slipMarkText(recorded) : null,
    says:
      mark.kind === 'print'
        ? '扫码或录入二维码文字，可与账本核对本单。'
        : '预览没有核对码，打印后才有。',
    facts: [
      [fact('结算编号', recorded.id), fact('记录哈希', shortHash(recorded.hash))],
      [fact('政策包', settlement.pack), fact('政策包哈希', shortHash(recorded.packHash))],
      [fact('收费员', facility.operator), fact('报文号', sentAs.messageId ?? '未编号')],
      [
        fact('记录时间', moment(recorded.recordedAt)),
        fact('平台结算号', sentAs.platformId ?? '待医保平台确认'),
      ],
    ],
  };
}

/** Enough of a hash to compare by eye; the whole of it is in the code. */
function shortHash(hash: string): string {
  return hash.slice(0, 16);
}
