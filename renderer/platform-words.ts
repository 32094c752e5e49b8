import type { Problem } from '../engine/problem.ts';
import { CARE_WORDS, FEE_WORDS, PLACE_WORDS, REFERRAL_WORDS } from '../engine/words.ts';
import { TREATMENT_CHOICES } from './choices.ts';
import { placeWord } from './problem-places.ts';

/** What people read of bills on their way to the platform, and of a key that stood for another bill. */
type Words = { readonly what: string; readonly todo: string };

/** What a request says that no form has a field for. */
const REQUEST_WORDS: Readonly<Record<string, string>> = {
  ask: '所办',
  person: '人员',
  personId: '人员编号',
  reverses: '撤销的结算单',
  'payment.account': '个人账户支付',
  'payment.mobile': '移动支付',
  'payment.tendered': '收现金',
  'details.stay': '住院起止',
  'facility.designated': '定点机构',
  primaryCareFirst: '基层首诊转诊',
  treatmentListed: '所列治疗方式',
  registered: '申报备案',
  homeMaintenance: '家庭维持治疗',
  rareDiseaseListed: '省定罕见病',
  rareFacilityNamed: '罕见病指定机构',
  agencyException: '经办机构放行',
  standardElsewhere: '执行外地标准',
};

const VALUE_WORDS: ReadonlyMap<string, string> = new Map([
  ...Object.entries({ ...CARE_WORDS, ...PLACE_WORDS, ...REFERRAL_WORDS }),
  ['true', '是'],
  ['false', '否'],
  ['record', '结算'],
  ['reverse', '撤销'],
  ...TREATMENT_CHOICES.filter(({ value }) => value !== 'other').map(
    ({ value, word }) => [value, word] as const,
  ),
]);
/** Fields of a closed vocabulary; everywhere else a value is told as it stands. */
const CHOSEN = /^(ask|care|referral|treatment|facility\.place)$/;

/** Both requests side by side, only the fields that differ. */
export function conflictWords({ facts = {} }: Problem): Words {
  const number = facts['settlementId'] ?? facts['messageId'];
  const fields = Object.keys(facts)
    .filter((name) => name.startsWith('recorded.'))
    .map((name) => name.slice('recorded.'.length));
  const told = (side: 'recorded' | 'asked') =>
    fields.map((field) => fieldWords(field, facts[`${side}.${field}`] ?? null)).join('、');
  const both = fields.length === 0 ? '' : `已记：${told('recorded')}；这次：${told('asked')}。`;
  const done = facts['settlementId'] === undefined ? '发送' : '记账';
  return {
    what: `这张单已经按另一内容${done}${number === undefined ? '' : `（${number}）`}，没有再记第二次。${both}`,
    todo: '请按 F10 查看已记账的单据；要更正，先撤销原单；确是另一单的，请重新打开一单。',
  };
}

function fieldWords(field: string, value: string | number | boolean | null): string {
  const name = REQUEST_WORDS[field] ?? feeWords(field) ?? placeWord(field);
  if (value === null) return `${name}未填`;
  const text = String(value);
  const isFlag = text === 'true' || text === 'false';
  return `${name} ${CHOSEN.test(field) || isFlag ? (VALUE_WORDS.get(text) ?? text) : text}`;
}

/** A kind of charge: its amount, then 甲、乙、丙、先行自付、超限价. */
function feeWords(field: string): string | null {
  const [, type] = /^details\.feeItems\.([a-z-]+)$/.exec(field) ?? [];
  const words: ReadonlyMap<string | undefined, string> = new Map(Object.entries(FEE_WORDS));
  return words.get(type) ?? null;
}

export function messageClosedWords({ facts = {} }: Problem): Words {
  const { messageId, state, settlementId, why } = facts;
  const message = messageId === undefined ? '这笔报文' : `报文 ${messageId}`;
  if (state === 'abandoned') {
    return {
      what: `${message} 已经放弃（${why ?? '平台没有这一笔'}），没有记账。`,
      todo: '要结算，请重新打开一单；平台若仍有这一笔，请先在平台冲正。',
    };
  }
  return {
    what: `${message}已经有了结果${settlementId === undefined ? '' : `，记为 ${settlementId}`}。`,
    todo: '请刷新“待确认”列表后再看；与平台不一致的，在对账中处理。',
  };
}

export function stationWords({ facts = {} }: Problem): Words {
  return facts['missing'] === 'code'
    ? {
        what: '本单位没有 12 位定点机构编码，不能向医保平台发送。',
        todo: '请点右上角“本单位设置”填写机构编码；或先脱网结算，以后再确认。',
      }
    : {
        what: '还没有设置本单位和窗口，不能记账。',
        todo: '请点右上角“本单位设置”填写。',
      };
}
