import type { Hello } from '../electron/contract.ts';
import type { Facility } from '../electron/ledger/records.ts';
import type { Deposit, Payout } from '../engine/settlement.ts';
import { FIELD_PATHS, type FieldName } from './bill.ts';
import type { CertificateHint } from './certificate.ts';
import { minuteText } from './day-text.ts';
import { FIELD_WORDS } from './field-words.ts';
import { OFFICE_TEXT } from './office-messages.ts';
import { PRINT_TEXT } from './print-messages.ts';

export const DEPOSIT_WORDS: Readonly<Record<Deposit, string>> = {
  normal: '正常收取押金',
  waived: '免收押金（先诊疗后付费）',
  reduced: '减收押金',
};
export const PAYOUT_WORDS: Readonly<Record<Payout, string>> = {
  'one-stop': '一站式直接结算',
  'by-application': '依申请办理',
  retroactive: '追溯救助，事后拨付',
};

/** What the keys do, as the bar at the foot and the help say it. */
export const KEY_WORDS = {
  F1: '帮助',
  F2: '新单',
  F3: '查人',
  F4: '登记人员',
  F5: '政策',
  F6: '看说明',
  F7: '公布标准',
  F8: '结算记账',
  F9: '打印',
  F10: '当日清单',
  F11: '核对单据',
} as const;
export type FunctionKey = keyof typeof KEY_WORDS;

export const KEY_HELP: Readonly<Record<FunctionKey, string>> = {
  F1: '打开或关闭这页帮助',
  F2: '清空，开一张新单',
  F3: '到“查找人员”：姓名、拼音首字母、证件号码（可刷卡）',
  F4: '登记新人员；已选人员时修改其身份',
  F5: '政策包：各类人员的待遇表、条文和存疑',
  F6: '重新试算，并到“为什么”逐条看依据',
  F7: '逐年公布的标准、医保报销方案、文件的读法',
  F8: '记账。只有 F8 会记账，回车不会',
  F9: '预览并打印已记账的结算单',
  F10: '当日清单：查看、打印、撤销，选中多张一起打印',
  F11: '核对结算单：扫二维码或选择 PDF，看是不是账本里的',
};

/** The words of each page. Sentences that carry a value are functions of it. */
export const TEXT = {
  app: {
    name: '一单',
    demonstration: '演示账本：人员和数据均为虚构，不作结算依据',
    clockAhead: ({ last, now, days }: NonNullable<Hello['clockAhead']>) =>
      `电脑时间是 ${minuteText(now)}，比账本最后一笔（${minuteText(last)}）晚 ${days} 天：请先核对电脑的日期和时间，再记账。`,
    again: '重试',
  },
  header: {
    noStation: '未设置单位',
    noPack: '结算日没有施行中的政策包',
    pack: '政策包',
    ledger: (entries: number) => `账本：共 ${entries} 条`,
    operator: (name: string) => `收费员：${name}`,
  },
  keys: { label: '功能键', enter: '回车 下一项　Esc 上一项' },
  panel: { close: '关闭（Esc）', save: '保存', hide: '知道了' },
  search: {
    label: '查找人员',
    placeholder: '刷卡，或输入证件号码、姓名、拼音首字母',
    results: '查到的人员',
    none: (query: string) => `没有查到“${query}”。`,
    add: '登记新人员（F4）',
  },
  person: {
    card: '人员',
    none: '还没有选人：按 F3 查找，按 F4 登记。',
    edit: '修改（F4）',
    age: (years: number) => `${years} 岁`,
    identities: '救助身份',
    noIdentity: '没有登记救助身份',
    noneToday: '当日没有有效身份',
    period: (from: string, until: string | null) => `${from} 至 ${until ?? '长期'}`,
    openEnd: '长期（留空）',
    states: { holds: '有效', over: '已到期', later: '未开始' },
  },
  region: {
    form: '六位地区码，可从列表中选',
    short: '六位数字，例如 510402',
    noPack: '本机没有该地的政策包',
    under: (name: string) => `执行${name}的文件`,
    unknown: '未登记',
    recognised: (where: string) => `认定地：${where}`,
  },
  standard: {
    label: '执行标准',
    of: (region: string) => `执行${region}标准`,
    fallsTo: (own: string, wide: string) => `${own}当日没有自己的政策包，按上级${wide}的文件执行`,
    elsewhere: '应执行外地标准，本机没有该地政策包：不计算救助',
  },
  personForm: {
    add: '登记人员',
    change: (name: string) => `修改人员：${name}`,
    certificateForm: '18 位，可刷卡',
    certificateKept: (masked: string) => `${masked}（留空不改）`,
    hint: certificateWords,
    identities: '救助身份（同一天有多项时取待遇最高的一项）',
    addIdentity: '添加身份',
    remove: '删除此项',
    notClassed: '尚未归类',
    sourceForm: '认定文件或名单',
    household: '当地户籍',
    overlap: '有身份的日期互相重叠：可以保存，结算时取待遇最高的一项，不叠加。',
    saved: (name: string) => `已保存 ${name}。`,
  },
  form: {
    title: '费用单',
    visit: '就医',
    money: '费用（元）',
    circumstances: '其他情形',
    dayForm: '年-月-日',
    diagnosisForm: '出院或就诊诊断',
    outOfScope: (amount: string) => `范围外 ${amount}`,
    facts: (region: string) => `病种与治疗（${region}文件要求）`,
    diseaseForm: '从名单选，或照诊断填写',
    placeHere: '按认定地',
    placeHereIs: (word: string) => `${word}（按认定地）`,
    refusedCare: (word: string) => `${word}（本地不救助）`,
    insuranceGiven: '按单据填写',
    planNotOnDay: (id: string) => `${id}（当日不适用）`,
    computedByPlan: '按方案计算',
    designated: '定点医药机构',
    checks: {
      primaryCareFirst: '经基层首诊转诊',
      treatmentListed: '治疗方式在文件所列之内',
      registered: '已按规定申报备案',
      homeMaintenance: '需院外维持治疗',
      rareDiseaseListed: '属省定罕见病',
      rareFacilityNamed: '在罕见病指定机构治疗',
    },
    standardElsewhere: '执行外地标准',
    agencyException: '经办机构例外放行',
    filedLater: '补办（费用发生后才申请）',
  },
  desk: {
    alreadyRecorded: '这张单已经记账。按 F2 开新单；要更正，先撤销。',
    noPerson: '还没有选人：按 F3 查找，或按 F4 登记。',
    missing: (field: FieldName) => `请填写“${FIELD_WORDS[FIELD_PATHS[field]] ?? field}”。`,
    lastField: '已是最后一项。核对右侧结果后，按 F8 记账。',
    printNeedsRecord: '先按 F8 记账，再按 F9 打印；以前的单据在 F10 当日清单里打印。',
  },
  result: {
    title: '结算结果',
    cash: '个人应付现金',
    yuan: '元',
    stale: '上次有效结果',
    noPerson: '选定人员并录入费用后，这里随录随算。',
    settling: '正在试算…',
    needsScope: '“总费用”和“政策范围内”都填写后得出结果。',
    barSays: (total: string, parts: string) => `合计 ${total} 元，由谁支付：${parts}`,
    barEmpty: '尚未录入费用',
    year: '本年累计',
    deductible: '本年起付标准',
    tiltLine: '累计自付与倾斜线',
    tiltCap: '倾斜救助年度限额',
    noLimit: '不封顶',
    noLine: '不设',
    gaugeSays: (name: string, before: string, now: string, limit: string) =>
      `${name}：此前 ${before} 元，本次 ${now} 元，标准或限额 ${limit}`,
    why: '为什么',
    reasons: '提示',
    noIdentity: '无救助身份',
    as: (name: string) => `按${name}结算`,
    retroactive: '追溯',
    refund: (amount: string) => `倾斜救助中 ${amount} 元退还以前的自付`,
    within: '个人自付在控制指标以内',
    excess: (amount: string) => `个人自付超过控制指标 ${amount} 元（考核医院，不另支付）`,
    facts: '结算要点',
    reading: (says: string, isOn: boolean) => `读法${isOn ? '（已打开）' : '（默认）'}：${says}`,
    override: (because: string, clause: string) => `改动上级规定（${clause}）：${because}`,
    openClause: '查看条文',
    copy: '复制说明',
    copied: '已复制',
    notCopied: '复制失败',
  },
  clause: {
    label: (id: string) => `条文 ${id}`,
    close: '关闭',
    inForce: (from: string, until: string | null) => `施行期：${from} 至 ${until ?? '另行规定'}`,
    absent: '政策包里没有这一条的文字。',
    doubt: '存疑：',
  },
  ...OFFICE_TEXT,
  ...PRINT_TEXT,
  day: {
    title: '当日清单',
    count: (total: number) => `共 ${total} 笔`,
    empty: '这一天没有结算',
    number: '单号',
    time: '时间',
    person: '姓名',
    total: '总费用',
    aid: '医疗救助',
    tilt: '倾斜救助',
    cash: '个人现金',
    state: '状态',
    stands: '有效',
    reversed: '已撤销',
    reverses: (id: string) => `冲销 ${id}`,
    adjusts: (id: string) => `调整 ${id}`,
  },
  recorded: {
    title: (id: string) => `结算单 ${id}`,
    stands: (id: string) => `已记账 ${id}`,
    by: (at: string, facility: Facility) =>
      `${at} · ${facility.name} ${facility.desk} · ${facility.operator}`,
    print: '打印（F9）',
    reverse: '撤销这张单',
    undo: '撤销',
    done: (id: string, cash: string) => `已记账 ${id}，个人应付现金 ${cash} 元。`,
    isReversal: (id: string, reason: string) => `这是 ${id} 的冲销单，原因：${reason}`,
    wasReversed: (id: string, reason: string) => `已由 ${id} 撤销，原因：${reason}`,
    isAdjustment: (id: string, approvedBy: string) =>
      `这是 ${id} 的追溯调整，批准人：${approvedBy}。下面是调整后的结果。`,
    wasAdjusted: (ids: readonly string[]) => `已追溯调整：${ids.join('、')}。下面是当时的结果。`,
    hash: '记账校验值',
  },
  reverse: {
    title: (id: string) => `撤销 ${id}`,
    says: (name: string, cash: string) =>
      `将另记一笔冲销单，退回 ${name} 的全部金额（个人现金 ${cash} 元）并恢复本年累计。原单保留，此操作不能取消。`,
    reasonForm: '为什么撤销',
    reasons: ['金额录入有误', '人员选择有误', '患者要求改办'],
    needsReason: '请填写撤销原因，它会写进账本。',
    act: '确认撤销',
    keep: '不撤销（Esc）',
    done: (id: string, reversal: string) => `已撤销 ${id}，冲销单 ${reversal}。更正后可再按 F8。`,
    later: (ids: readonly string[]) =>
      `此人本年另有 ${ids.length} 张单的结果因此不同，需要追溯重算：${ids.slice(0, 3).join('、')}${ids.length > 3 ? ' 等' : ''}。`,
  },
  station: {
    title: '本单位设置',
    first: '第一次使用：设置本单位和窗口',
    noRegion: '请补填本单位所在的区县',
    says: '这些内容会写在每一张结算单上。',
    name: '单位名称',
    nameForm: '与定点协议一致的全称',
    codeForm: '12 位，没有可留空',
    deskForm: '例如 3号窗口',
    operatorForm: '收费员姓名或工号',
  },
  help: {
    title: '只用键盘',
    more: [
      ['回车', '到下一项（不会记账）'],
      ['Esc', '回到上一项；在第一项时关闭所在页面'],
      ['1–9', '在选择项上直接选第几个'],
      ['↑ ↓', '日期加减一天；在“为什么”里上下移动'],
      ['→ ←', '在“为什么”里展开、收起'],
      ['空格', '在当日清单的单号上：选中或取消，可多张一起打印'],
    ],
  },
} as const;

function certificateWords(hint: CertificateHint): string | null {
  switch (hint.kind) {
    case 'empty':
      return null;
    case 'short':
      return `还差 ${hint.missing} 位`;
    case 'malformed':
      return '应为 18 位数字，末位可以是 X';
    case 'checksum':
      return '校验码不符，请逐位核对';
    case 'plausible':
      return `校验码相符：${hint.sex}，${hint.bornOn} 出生`;
  }
}
