import { parseYuan } from '../engine/money.ts';
import type { Problem, ProblemCode } from '../engine/problem.ts';
import { CARE_WORDS } from '../engine/words.ts';
import { conflictWords, messageClosedWords, stationWords } from './platform-words.ts';
import { printerWords, reasonMissingWords, stationFileWords } from './printer-words.ts';
import { ledgerWords } from './ledger-words.ts';
import { placeWord } from './problem-places.ts';

/** What people read instead of a Problem: what is wrong and with which value, and what to do. */
export type Advice = { readonly what: string; readonly todo: string };

export function adviceOf(problem: Problem): Advice {
  return PROBLEM_WORDS[problem.code](problem);
}

function fact(problem: Problem, key: string, otherwise = '—'): string {
  const value = problem.facts?.[key];
  return value === undefined || value === null || value === '' ? otherwise : String(value);
}

const MONEY_TODO = '请填元，最多两位小数，例如 12345.67。';
const VERSION_TODO = '窗口与工作站版本不一致，请关闭一单后重新打开。';

/** Every code has its sentence: a new one does not compile until it is written here. */
export const PROBLEM_WORDS: Readonly<Record<ProblemCode, (problem: Problem) => Advice>> = {
  MALFORMED: () => ({ what: '工作站读不懂这次请求。', todo: VERSION_TODO }),
  UNKNOWN_KEY: (p) => ({
    what: `工作站不认识“${fact(p, 'key', placeWord(p.at))}”这一项。`,
    todo: VERSION_TODO,
  }),
  WRONG_TYPE: wrongTypeWords,
  MONEY_INVALID: (p) => ({
    what: `${placeWord(p.at)}“${fact(p, 'value')}”${moneyFault(fact(p, 'value', ''))}。`,
    todo: MONEY_TODO,
  }),
  MONEY_NEGATIVE: (p) => ({
    what: `${placeWord(p.at)}“${fact(p, 'value')}”小于 0。`,
    todo: '金额不能为负；要冲销已记账的单据，请按 F10 在当日清单里撤销。',
  }),
  IN_SCOPE_ABOVE_TOTAL: (p) => ({
    what: `政策范围内 ${fact(p, 'inScope')} 元，大于总费用 ${fact(p, 'total')} 元。`,
    todo: '请改正其中之一。',
  }),
  SCOPE_SUM_MISMATCH: (p) => ({
    what: `政策范围内 ${fact(p, 'inScope')} 元加范围外 ${fact(p, 'outOfScope')} 元，不等于总费用 ${fact(p, 'total')} 元。`,
    todo: '请核对三项金额。',
  }),
  DATE_INVALID: (p) => ({
    what:
      fact(p, 'value', '') === ''
        ? `${placeWord(p.at)}没有填写。`
        : `${placeWord(p.at)}“${fact(p, 'value')}”不是有效日期。`,
    todo: '请按 2024-08-01 或 20240801 填写。',
  }),
  CATEGORY_NOT_IN_LIST: (p) => ({
    what: `${placeWord(p.at)}不在救助对象类别之内。`,
    todo: '请从列表中选择；文件没有列出的选“其他”，并注明按哪一类救助。',
  }),
  CERTIFICATE_INVALID: (p) => ({
    what: CERTIFICATE_FAULTS[fact(p, 'part')] ?? '证件号码不对。',
    todo: '请对照证件逐位核对 18 位号码，末位可以是 X。',
  }),
  PERIOD_INVALID: (p) => ({
    what: `${placeWord(p.at)}：止日 ${fact(p, 'until')} 早于起日 ${fact(p, 'from')}。`,
    todo: '请改正其中之一；长期有效的，止日留空。',
  }),
  PLAN_INVALID: planInvalidWords,
  PLAN_UNKNOWN: (p) => ({
    what: `${fact(p, 'on', '结算日')} 没有编号为“${fact(p, 'plan')}”的医保方案。`,
    todo: '请核对结算日，或在“医保报销”里另选；还没有录入的，按 F7 录入方案并注明来源。',
  }),
  PLAN_SILENT: (p) => ({
    what: `医保方案“${fact(p, 'name', fact(p, 'plan'))}”没有${careWord(fact(p, 'care', ''))}（${fact(p, 'level')} 级机构）这一行，不能计算。`,
    todo: '请按 F7 在方案中补上这一行，或把“医保报销”改为按单据填写。',
  }),
  PLAN_AND_PAID: (p) => ({
    what: `医保方案“${fact(p, 'name', fact(p, 'plan'))}”会计算医保支付，账单上又填了${paidWord(p)}。`,
    todo: '两者只留其一：清空已填的金额，或把“医保报销”改为按单据填写。',
  }),
  PACK_UNKNOWN: (p) => ({
    what: `没有安装政策包“${fact(p, 'pack')}”。`,
    todo: '请联系信息科安装该地区的政策包。',
  }),
  PACK_NOT_IN_FORCE: (p) => ({
    what: `结算日 ${fact(p, 'on', '')} 没有施行中的政策文件。`,
    todo: '请核对结算日；确有其他文件施行的，请联系信息科安装政策包。',
  }),
  PACK_INVALID: (p) => ({
    what: `政策包有错误${p.at === undefined ? '' : `（${p.at}）`}。`,
    todo: '为防止算错，暂停结算；请联系信息科重新安装政策包。',
  }),
  READING_UNKNOWN: (p) => ({
    what: `政策包没有“${fact(p, 'reading')}”这一读法。`,
    todo: '请联系信息科核对设置。',
  }),
  FIGURE_MISSING: (p) => ({
    what: `缺少“${fact(p, 'figure', '公布的标准')}”（${fact(p, 'on', '结算日')} 适用），不能结算。`,
    todo: '请按 F7 在“公布标准”中录入，并注明来源文件。',
  }),
  BELOW_FLOOR: (p) => ({
    what: `录入的“${fact(p, 'figure', fact(p, 'key'))}”为 ${fact(p, 'value')}，低于文件规定的下限 ${fact(p, 'floor')}（${fact(p, 'clause')}）。`,
    todo: '请按 F7 在“公布标准”中核对；区县只能提高，不能降低。',
  }),
  FIGURE_OVERLAP: (p) => ({
    what: `这项标准在 ${fact(p, 'from')} 前后已有一个数值，日期重叠。`,
    todo: '请核对起止日；同一天只能有一个数值。',
  }),
  FIGURE_UNKNOWN: (p) => ({
    what: `没有“${fact(p, 'key')}”这项公布标准。`,
    todo: '请从列表中选择。',
  }),
  ASK_NOT_ANSWERED: () => ({
    what: '本地文件没有这一项规定。',
    todo: '请按经办机构的规定办理。',
  }),
  STALE: (p) =>
    p.facts?.['span'] === undefined
      ? {
          what: '此人本年的账目，或公布标准、医保方案、读法刚刚变动。',
          todo: '已重新试算；请核对变动的金额，再按 F8。',
        }
      : {
          what: `结账单打开以后又有新的记录（${fact(p, 'settlementId', '另一班已交班')}），这次没有结账。`,
          todo: '请重新打开结账单，再清点一次。',
        },
  NOT_FOUND: () => ({
    what: '账本里没有找到这一项。',
    todo: '请重新查找；仍找不到的，请联系信息科。',
  }),
  ALREADY_REVERSED: () => ({
    what: '这张结算单已经撤销过。',
    todo: '请按 F10 在当日清单里查看对应的冲销单。',
  }),
  DUPLICATE_PERSON: () => ({
    what: '这个证件号码已经登记过。',
    todo: '请按 F3 用证件号码查找此人，在原登记上修改。',
  }),
  IDEMPOTENCY_CONFLICT: conflictWords,
  PAYMENT_MISMATCH: (p) => ({
    what: `收款与应付 ${fact(p, 'cash')} 元对不上：个人账户 ${fact(p, 'account')}、移动支付 ${fact(p, 'mobile')}、现金 ${fact(p, 'tendered')}。`,
    todo: '请补足差额；个人账户和移动支付不能多收，找零只退现金。',
  }),
  MESSAGE_OPEN: (p) => ({
    what: `此人有一笔医保结算自 ${fact(p, 'since')} 起尚无结果（报文 ${fact(p, 'messageId')}）。`,
    todo: '请先在“待确认”里查询这笔报文的结果，再办此人的下一笔。',
  }),
  MESSAGE_CLOSED: messageClosedWords,
  ALREADY_CONFIRMED: (p) => ({
    what: `医保平台已经确认过这张结算单（结算ID ${fact(p, 'platformId')}），这次说的不同（${fact(p, 'askedPlatformId')}）。`,
    todo: '如与平台不一致，请在对账中处理，不必再次确认。',
  }),
  NOTHING_TO_CLOSE: (p) =>
    p.facts?.['closedIn'] === undefined
      ? { what: '上次结账以后没有新的收费记录。', todo: '不需要结账。' }
      : {
          what: `这一段已经结过账（第 ${fact(p, 'closedIn')} 笔，${fact(p, 'closedAt')}）。`,
          todo: '请在结账记录里查看，不再结第二次。',
        },
  REASON_MISSING: reasonMissingWords,
  SHIFT_OPEN: (p) => ({
    what: `还有收费员没有交班：${fact(p, 'operators')}。`,
    todo: '请先办理交班，再做日结。',
  }),
  CLOCK_BACK: (p) => ({
    what: `电脑时间（${fact(p, 'now')}）早于账本最后一笔（${fact(p, 'last')}），这次没有记账。`,
    todo: '请校准电脑的日期和时间后重试；电脑时间无误、是当时超前的，请联系信息科由两人更正（yidan ledger clock）。',
  }),
  LEDGER_UNUSABLE: ledgerWords,
  STATION_NOT_SET_UP: stationWords,
  PRINTER_FAILED: printerWords,
  STATION_FILE_UNUSABLE: stationFileWords,
  CODE_UNKNOWN: (p) => ({
    what: `接口字典里没有 ${fact(p, 'field', '这一项')} 的代码“${fact(p, 'value', '（空）')}”，没有按相近的代码猜。`,
    todo: '请向经办机构问明含义，写进对账配置的 codes 后再试。',
  }),
  FILE_INVALID: (p) => ({
    what: `文件读不了：第 ${fact(p, 'row', '—')} 行，${fact(p, 'field', '整个文件')}。没有记入任何内容。`,
    todo: '请向对方重新索取原文件，不要用表格软件改存。',
  }),
  METHOD_UNKNOWN: () => ({ what: '工作站没有这项功能。', todo: VERSION_TODO }),
  NOT_ALLOWED: notAllowedWords,
  STOPPED: (p) =>
    p.facts?.['silent'] === true
      ? { what: '工作站没有应答，可能已经关闭。', todo: STOPPED_TODO }
      : { what: '工作站遇到错误，已停下这一步。', todo: STOPPED_TODO },
};

/** A door that does not let in, or a clock that needs no correction. */
function notAllowedWords(problem: Problem): Advice {
  if (problem.facts?.['why'] === 'clock-not-back') {
    return {
      what: `电脑时间（${fact(problem, 'now')}）没有早于账本最后一笔（${fact(problem, 'last', '还没有记过账')}），不需要更正。`,
      todo: '请照常记账。',
    };
  }
  return {
    what: '本次进入已失效，工作站没有接受这次操作。',
    todo: '请用工作站新给出的链接重新进入；已填的内容请先记下。',
  };
}

const STOPPED_TODO =
  '请稍候再按一次（同一张单不会重复记账）；仍不行，请重新打开一单，并在当日清单里核对。';

const CERTIFICATE_FAULTS: Readonly<Record<string, string>> = {
  form: '证件号码不是 18 位，或有不该出现的字符。',
  birthday: '证件号码第 7 至 14 位不是有效的出生日期。',
  checksum: '证件号码的校验码不符，有一位录错。',
};

/** Bands that do not ascend, doubled rows, a table that says nothing, or two tables of a name on a day. */
function planInvalidWords(problem: Problem): Advice {
  const at = (problem.at ?? '').replace(/^plan\./, '');
  if (problem.facts?.['recordedFrom'] !== undefined) {
    return {
      what: `医保方案“${fact(problem, 'plan')}”自 ${fact(problem, 'recordedFrom')} 起已有一份，日期重叠。`,
      todo: '请先把那一份按原起日重新录入，填上止日；或改正起止日。',
    };
  }
  if (/bands\.\d+\.upTo$/.test(at)) {
    return {
      what: `${placeWord(at)}不高于前一段的上限。`,
      todo: '各段上限要逐段升高，只有最后一段可以留空（不封顶）。',
    };
  }
  if (/^basic\.rows\.\d+$/.test(at)) {
    return {
      what: `${placeWord(at)}与前面的行重复了同一医疗类别和机构等级。`,
      todo: '同一类别、同一等级只能有一行，请去掉重复的勾选。',
    };
  }
  return { what: '方案里基本医保和大病保险都没有填。', todo: '请至少填写其中一项。' };
}

function moneyFault(typed: string): string {
  const fault = parseYuan(typed);
  if (fault === 'decimals') return '的小数超过两位';
  return fault === 'too-large' ? '大得不像一张单据' : '不是金额';
}

function careWord(care: string): string {
  return new Map<string, string>(Object.entries(CARE_WORDS)).get(care) ?? '这类医疗';
}

function paidWord(problem: Problem): string {
  return problem.facts?.['paid'] === undefined ? '医保已付金额' : placeWord(problem.at);
}

/** What a field must look like that is more than filled in. */
const FIELD_TODO: Readonly<Record<string, string>> = {
  code: '机构编码为 12 位字母或数字；没有的请留空。',
  regionCode: '请填所在区县的六位地区码，例如 510402。',
  recognisedIn: '请填认定地的六位地区码，例如 510402；已登记的人员按 F4 补填。',
  region: '请填六位地区码，例如 510400。',
  patientAge: '请填 0 至 150 的整数周岁。',
  approvedBy: '须有收费员以外的第二人批准，请填写其姓名。',
  reason: '请写明原因，例如经办机构的答复及日期。',
  counted: '请清点钱箱，减去备用金，填余下的金额；付出多于收入的填负数。',
  handedTo: '请填接班人的姓名，不能是交班人自己；当天最后一班请留空。',
  id: '代号用小写字母、数字和短横线，例如 resident-2026。',
};

function wrongTypeWords(problem: Problem): Advice {
  const value = fact(problem, 'value', '');
  const what =
    value === ''
      ? `${placeWord(problem.at)}没有填，或填得不合要求。`
      : `${placeWord(problem.at)}“${value}”不合要求。`;
  const field = (problem.at ?? '').replace(/^(claim|plan)\./, '');
  if (problem.facts?.['choices'] !== undefined) return { what, todo: '请从列表中选择。' };
  if (field.endsWith('share')) return { what, todo: '比例为 0 至 100 的百分数，例如 85。' };
  return { what, todo: FIELD_TODO[field] ?? '请填写后再试；过长的请缩短。' };
}
