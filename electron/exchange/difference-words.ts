import { inYuan, lessFen } from '../../engine/money.ts';
import type { DifferenceClass } from './codes.ts';
import type { DetailRow } from './detail-rows.ts';
import { fieldOf } from './fields.ts';
import type { ActionKind, Difference, Why } from './judging.ts';
import type { Compared } from './pairing.ts';
import type { ResultRow } from './result-rows.ts';
import type { Place } from './scope.ts';

/** The words that people read of a difference; scripts read the codes. */

export const CLASS_WORDS: Readonly<Record<DifferenceClass, string>> = {
  level: '平',
  'institution-more': '医疗机构多',
  'centre-more': '医保中心多',
  inconsistent: '数据不一致',
};

export const ACTION_WORDS: Readonly<Record<ActionKind, string>> = {
  'cancel-2601': '冲正',
  book: '补记',
  suspend: '挂账',
};

const WHY_WORDS: Readonly<Record<Why, string>> = {
  SAYS_DIFFERENTLY: '两边都有这笔，内容不同',
  CENTRE_SAYS_OTHERWISE: '中心的对账结果与两边的数据对不上',
  NOT_CONFIRMED: '本地已结算，平台从未确认（没有结算ID）',
  NOT_AT_CENTRE: '平台确认过这笔，中心的账上没有',
  REVERSAL_NOT_AT_CENTRE: '本地已撤销，中心还没有撤销',
  ADJUSTMENT_NOT_AT_CENTRE: '本地追溯调整，中心没有对应的记录',
  ANSWER_AWAITED: '报文已发出，本地没有收到结果，平台已结算',
  ABANDONED_HERE: '本地已按未结算放弃这笔报文，平台却有结算',
  NOT_HERE: '中心有这笔，本地账上没有',
  NOT_REVERSED_HERE: '中心已退费，本地没有撤销',
  ON_ANOTHER_DAY: '本地也有这笔，记在对账期以外的日子',
  OF_ANOTHER_FACILITY: '报文ID不是以本机构代码开头的',
  WITHOUT_MESSAGE: '中心有这笔，但没有报文ID，无法冲正',
};

/** What to do, where the reason alone says it. */
const MEND: Readonly<Record<Why, string>> = {
  SAYS_DIFFERENTLY: '逐项核对后由两人签认；结算当时平台的答复与本地不同的，以核实结果为准',
  CENTRE_SAYS_OTHERWISE: '请中心说明',
  NOT_CONFIRMED: '先按报文ID查询（5203），平台没有的补办结算',
  NOT_AT_CENTRE: '看下一对账期是否入账；仍没有的请中心核查',
  REVERSAL_NOT_AT_CENTRE: '在平台补办结算撤销（2208 / 2305）；平台从未确认的先查询',
  ADJUSTMENT_NOT_AT_CENTRE: '由医疗救助经办按应退、应补名单处理',
  ANSWER_AWAITED: '在“待确认”里补记平台的结算结果',
  ABANDONED_HERE: '按原报文冲正（2601）',
  NOT_HERE: '确认患者没有付费后，按原报文冲正（2601）',
  NOT_REVERSED_HERE: '核实退费后，在本地补记撤销',
  ON_ANOTHER_DAY: '在那一天所在的对账期核对',
  OF_ANOTHER_FACILITY: '请中心核对归属',
  WITHOUT_MESSAGE: '请中心提供原报文ID',
};

/** One sentence why, with both sides' amounts where they differ. */
export function explanationOf(difference: Difference, place: Place): string {
  const { ours, theirs, why, fields } = difference;
  const sentences = [WHY_WORDS[why]];
  if (ours !== null && theirs !== null) {
    sentences.push(...fields.map((name) => fieldSentence(name, ours, theirs, place)));
  }
  if (why === 'ON_ANOTHER_DAY' && ours !== null) sentences.push(`本地记在 ${ours.booking.on}`);
  const verdict = theirs?.verdict ?? null;
  if (verdict !== null && verdict.confidence !== 'H') {
    const { field } = fieldOf('verdict', place);
    const said = `${field} ${verdict.code} 读作“${CLASS_WORDS[verdict.says]}”，把握 ${verdict.confidence}`;
    sentences.push(`${said}，请核实后写进 --config 的 codes`);
  }
  return `${sentences.join('；')}。`;
}

/** What to do, with the numbers that it takes. */
export function adviceOf({ why, action }: Difference): string {
  const { kind, messageId, transaction } = action;
  if (kind !== 'cancel-2601')
    return `${kind === 'suspend' && why === 'NOT_HERE' ? '核对原结算' : MEND[why]}。`;
  const of = transaction ?? '原交易编号（门诊 2207，住院 2304）';
  return `${MEND[why]}：omsgid ${messageId ?? '—'}，oinfno ${of}。`;
}

function fieldSentence(name: Compared, ours: DetailRow, theirs: ResultRow, place: Place): string {
  const { field, word } = fieldOf(name, place);
  if (name === 'personNumber' || name === 'visitId') {
    return `${word}（${field}）本地 ${ours[name] ?? '—'}，中心 ${theirs[name] ?? '—'}`;
  }
  const [own, their] = [ours.amounts[name], theirs[name] ?? ours.amounts[name]];
  const sums = `本地 ${inYuan(own)}，中心 ${inYuan(their)}`;
  return `${word}（${field}）${sums}，相差 ${inYuan(lessFen(own, their))}`;
}
