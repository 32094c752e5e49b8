import { ZERO, type Fen } from '../../engine/money.ts';
import type { ClauseId } from '../../engine/terms.ts';
import { REASON_WORDS } from '../../engine/words.ts';
import type { RecordedSettlement } from '../ledger/records.ts';
import { amountInWords } from './amount-in-words.ts';
import { paidBy, partOf, PAYER_ORDER, PAYERS, type PayerId } from './payers.ts';
import { amountLines, grouped, type AmountLine } from './slip-amounts.ts';
import { clausesOf } from './slip-clauses.ts';
import { slipHead, type Fact, type SlipHead } from './slip-facts.ts';
import { yearLines, type YearLine } from './slip-year.ts';
import { slipKeywords, slipMarkText } from './verify.ts';

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

/** The papers a slip can be laid out for. */
export type Paper = 'a4';

/** What a reader must see before the amounts. `word` is what is stamped, `says` the sentence. */
export type Notice = {
  readonly kind: 'demonstration' | 'reversal' | 'reversed' | 'reprint';
  readonly word: string;
  readonly says: string;
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
  readonly payers: readonly PayerPart[];
  readonly lines: readonly AmountLine[];
  readonly cashInWords: string;
  readonly yearTitle: string;
  readonly year: readonly YearLine[];
  readonly refusals: readonly { readonly says: string; readonly clause: ClauseId | null }[];
  readonly documentSays: string;
  readonly clauses: readonly { readonly id: ClauseId; readonly title: string | null }[];
  readonly readings: readonly string[];
  readonly check: {
    readonly code: string;
    readonly says: string;
    readonly facts: readonly Fact[];
  };
  readonly signatures: readonly string[];
  /** Stands on every page, with the page's number. */
  readonly foot: string;
  readonly info: {
    readonly title: string;
    readonly author: string;
    readonly subject: string;
    readonly keywords: (paper: Paper) => string;
    readonly madeAt: string;
  };
};

const TITLE = '医疗费用"一单制"结算单';

/**
 * All the words and numbers of the slip of a recorded settlement, printed for the `printNumber`-th
 * time.
 */
export function slipContent(
  recorded: RecordedSettlement,
  pack: SlipPack,
  printNumber: number,
): SlipContent {
  const { settlement, facility } = recorded;
  return {
    title: TITLE,
    regionName: pack.regionName,
    settlementId: recorded.id,
    notices: notices(recorded, printNumber),
    head: slipHead(recorded),
    payers: payerParts(recorded),
    lines: amountLines(recorded),
    cashInWords: amountInWords(settlement.cash),
    yearTitle: `${recorded.reverses === null ? '' : '原单 '}${recorded.year} 年累计`,
    year: yearLines(settlement),
    refusals: settlement.reasons.map((reason) => ({
      says: grouped(REASON_WORDS[reason.code](reason.facts)),
      clause: reason.clause ?? null,
    })),
    documentSays: documentSays(pack),
    clauses: clausesOf(settlement).map((id) => ({ id, title: pack.clauseTitle(id) })),
    readings: settlement.readings.filter((r) => r.on).map((r) => `${r.says}（读法 ${r.id}）`),
    check: {
      code: slipMarkText(recorded),
      says: '扫码或录入二维码文字，可与账本核对本单。',
      facts: checkFacts(recorded),
    },
    signatures: ['患者（或家属）签字', '经办人', '日期'],
    foot: `结算编号 ${recorded.id} · 记录哈希 ${shortHash(recorded.hash)}`,
    info: {
      title: `${TITLE} ${recorded.id}`,
      author: facility.name,
      subject: `${pack.regionName} ${recorded.claim.settledOn} ${settlement.pack}`,
      keywords: (paper) => slipKeywords(recorded, paper, printNumber),
      madeAt: recorded.recordedAt,
    },
  };
}

function notices(recorded: RecordedSettlement, printNumber: number): readonly Notice[] {
  const { demonstration, reverses, reversedBy } = recorded;
  const all: readonly (Notice | false)[] = [
    demonstration && {
      kind: 'demonstration',
      word: '演示数据',
      says: '本单由演示账本打印，不作为结算或报销凭证。',
    },
    reverses !== null && {
      kind: 'reversal',
      word: '冲正',
      says: `本单冲正结算 ${reverses.id}，所列金额全部冲回。原因：${reverses.reason}`,
    },
    reversedBy !== null && {
      kind: 'reversed',
      word: '已冲正',
      says: `本结算已由 ${reversedBy.id} 于 ${moment(reversedBy.at)} 冲正，不再有效。原因：${reversedBy.reason}`,
    },
    printNumber > 1 && {
      kind: 'reprint',
      word: `第 ${printNumber} 次打印`,
      says: `本单为第 ${printNumber} 次打印，内容与首次相同。`,
    },
  ];
  return all.filter((notice) => notice !== false);
}

function payerParts({ claim, settlement }: RecordedSettlement): readonly PayerPart[] {
  const amounts = paidBy(claim.paid, settlement);
  return PAYER_ORDER.filter((payer) => amounts[payer] !== ZERO).map((payer) => ({
    payer,
    word: PAYERS[payer].word,
    amount: amounts[payer],
    part: partOf(amounts[payer], claim.fees.total),
  }));
}

function documentSays({ document: { title, number, issuer } }: SlipPack): string {
  return `《${title}》（${number === null ? issuer : `${issuer}，${number}`}）`;
}

function checkFacts(recorded: RecordedSettlement): readonly Fact[] {
  const { facility, settlement } = recorded;
  return [
    { label: '结算编号', value: recorded.id },
    { label: '记录哈希', value: shortHash(recorded.hash) },
    { label: '政策包', value: settlement.pack },
    { label: '政策包哈希', value: shortHash(recorded.packHash) },
    { label: '收费员', value: facility.operator },
    { label: '记录时间', value: moment(recorded.recordedAt) },
  ];
}

/** Enough of a hash to compare by eye; the whole of it is in the code. */
function shortHash(hash: string): string {
  return hash.slice(0, 16);
}

/** `2023-05-10T09:12:33.123+08:00` as people here read it; another offset than ours is said. */
function moment(at: string): string {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})$/.exec(at);
  if (match === null) return at;
  const [, day = '', time = '', offset = ''] = match;
  const zone = offset === '+08:00' ? '' : ` UTC${offset === 'Z' ? '' : offset}`;
  return `${day} ${time}${zone}`;
}
