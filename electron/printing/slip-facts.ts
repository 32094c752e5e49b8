import { inYuanGrouped } from '../../engine/money.ts';
import type { Deposit, Payout } from '../../engine/settlement.ts';
import { CARE_WORDS, PLACE_WORDS, REFERRAL_WORDS } from '../../engine/words.ts';
import type { RecordedSettlement, Stay } from '../ledger/records.ts';

/** A labelled value of the slip's head or foot. */
export type Fact = { readonly label: string; readonly value: string };

const LEVEL_WORDS = { 1: '一级及以下', 2: '二级', 3: '三级' } as const;

const PAYOUT_WORDS: Readonly<Record<Payout, string>> = {
  'one-stop': '一站式结算',
  'by-application': '依申请救助',
  retroactive: '追溯救助',
};

const DEPOSIT_WORDS: Readonly<Record<Exclude<Deposit, 'normal'>, string>> = {
  waived: '免收住院押金',
  reduced: '减收住院押金',
};

/** The head of the slip: pairs that stand beside each other, then what may need the whole width. */
export type SlipHead = {
  readonly pairs: readonly (readonly [left: Fact, right: Fact])[];
  readonly wide: readonly Fact[];
};

/** Where the money was taken, whose bill it is, what the care was, and how it was settled. */
export function slipHead(recorded: RecordedSettlement): SlipHead {
  const { facility } = recorded;
  return {
    pairs: [
      [fact('医疗机构', facility.name), fact('姓名', recorded.personName)],
      [
        fact('机构编码', facility.code === '' ? '未登记' : facility.code),
        fact('证件号码', recorded.certificateMasked),
      ],
      [fact('机构等级', levelOf(recorded)), fact('救助身份', identityOf(recorded))],
      [fact('结算窗口', facility.desk), fact('身份有效期', validityOf(recorded))],
      ...careAndStay(recorded),
    ],
    wide: [fact('诊断', diagnosisOf(recorded)), ...standardOf(recorded), ...controlOf(recorded)],
  };
}

/** What the care was and when it was settled; a stay that was taken down has its days beside how it was settled. */
function careAndStay(recorded: RecordedSettlement): SlipHead['pairs'] {
  const { claim, details } = recorded;
  const care = fact('医疗类别', `${CARE_WORDS[claim.care]}，${REFERRAL_WORDS[claim.referral]}`);
  const filed = claim.filedOn === null ? '' : `（${claim.filedOn} 申请）`;
  const settledOn = `${claim.settledOn}${filed}`;
  const stay = details?.stay ?? null;
  if (stay === null) return [[care, fact('结算日期', `${settledOn}，${wayOf(recorded)}`)]];
  return [
    [care, fact('结算日期', settledOn)],
    [fact('住院起止', stayOf(stay)), fact('结算方式', wayOf(recorded))],
  ];
}

const DAY = 24 * 60 * 60 * 1000;

/** The day of discharge is not counted; who leaves on the day of admission stayed for one. */
function stayOf({ admittedOn, dischargedOn }: Stay): string {
  const days = Math.round((Date.parse(dischargedOn) - Date.parse(admittedOn)) / DAY);
  return `${admittedOn} 至 ${dischargedOn}，${Math.max(1, days)} 天`;
}

function fact(label: string, value: string): Fact {
  return { label, value };
}

function levelOf({ claim }: RecordedSettlement): string {
  const { level, place, designated } = claim.facility;
  return `${LEVEL_WORDS[level]}，${PLACE_WORDS[place]}${designated ? '' : '，非定点'}`;
}

function identityOf({ settlement: { identity } }: RecordedSettlement): string {
  return identity === null ? '无有效救助身份' : `${identity.name}，${identity.clause}`;
}

function validityOf({ settlement: { identity, retroactive } }: RecordedSettlement): string {
  if (identity === null) return '—';
  const until = identity.until === null ? ' 起长期有效' : ` 至 ${identity.until}`;
  return `${identity.from}${until}${retroactive ? '（追溯认定）' : ''}`;
}

function wayOf({ settlement: { payout, deposit } }: RecordedSettlement): string {
  const way = payout === null ? '本次无救助支付' : PAYOUT_WORDS[payout];
  return deposit === null || deposit === 'normal' ? way : `${way}，${DEPOSIT_WORDS[deposit]}`;
}

function diagnosisOf({ diagnosis, claim: { disease } }: RecordedSettlement): string {
  const named = disease === null || disease === '' ? '' : `（病种：${disease}）`;
  return `${diagnosis === '' ? '未填写' : diagnosis}${named}`;
}

/** Whose standard it was settled by; nothing where nobody was asked yet. */
function standardOf({ standard }: RecordedSettlement): readonly Fact[] {
  if (standard === null) return [];
  const { regionName, homeCode, fallsTo, elsewhere } = standard;
  const says = elsewhere
    ? '应执行外地标准，本单不计算救助'
    : fallsTo === null
      ? `执行${regionName}标准`
      : `${fallsTo}当日没有自己的文件，按上级${regionName}的文件执行`;
  return [fact('执行标准', `${says}（认定地 ${homeCode}）`)];
}

function controlOf({ settlement: { control } }: RecordedSettlement): readonly Fact[] {
  if (control === null) return [];
  const says = control.within
    ? '政策范围外费用未超过控制比例'
    : `政策范围外费用超过控制比例 ${inYuanGrouped(control.excess)} 元`;
  return [fact('费用控制', says)];
}
