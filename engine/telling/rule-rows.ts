import type { FigureNames } from '../figure-book.ts';
import { inPercent } from '../money.ts';
import type { ClauseId } from '../terms.ts';
import { listRows, figureRows } from './reference-rows.ts';
import { subsidyRows } from './subsidy-rows.ts';
import type { TableBlock, TableRow } from './table-block.ts';
import type { CareSection, TableSection } from './table-sections.ts';
import { tiltRows } from './tilt-rows.ts';
import { caresWords, lineWords, placesWords, sharesByLevel, spaced } from './value-words.ts';

export type RuleSection = Exclude<TableSection, CareSection>;
type Of<Kind extends RuleSection['kind']> = Extract<RuleSection, { readonly kind: Kind }>;

const TITLES: Readonly<Record<RuleSection['kind'], string>> = {
  tilt: '倾斜救助',
  access: '救助前提',
  'before-aid': '支付次序',
  retroactive: '追溯救助',
  'hospital-bears': '目录外费用由医院承担',
  control: '住院自付控制指标',
  deposit: '住院押金',
  payout: '结算方式',
  subsidy: '资助参保',
  catastrophic: '大病保险倾斜',
  warning: '预警监测',
  lists: '病种名单',
  figures: '须另行公布的标准',
};

/** A rule beside the answers in words: its title, and one item with its rows. */
export function ruleBlock(section: RuleSection, names: FigureNames): TableBlock {
  const { kind } = section;
  return {
    key: kind,
    title: TITLES[kind],
    items: [{ keys: [kind], rows: rowsOf(section, names) }],
  };
}

function rowsOf(section: RuleSection, names: FigureNames): readonly TableRow[] {
  switch (section.kind) {
    case 'tilt':
      return tiltRows(section, names);
    case 'warning':
      return warningRows(section, names);
    case 'subsidy':
      return subsidyRows(section);
    case 'lists':
      return listRows(section);
    case 'figures':
      return figureRows(section);
    default:
      return plainRows(section);
  }
}

function plainRows(
  section: Exclude<RuleSection, Of<'tilt' | 'warning' | 'subsidy' | 'lists' | 'figures'>>,
): readonly TableRow[] {
  switch (section.kind) {
    case 'access':
      return accessRows(section);
    case 'before-aid':
      return beforeAidRows(section);
    case 'retroactive':
      return retroactiveRows(section);
    case 'hospital-bears':
      return hospitalRows(section);
    case 'control':
      return controlRows(section);
    case 'deposit':
      return depositRows(section);
    case 'payout':
      return payoutRows(section);
    case 'catastrophic':
      return catastrophicRows(section);
  }
}

function accessRows({ designated, referral, standardElsewhere }: Of<'access'>) {
  const must = '未按规定转诊的，原则上不纳入救助；经办机构可作例外放行';
  return [
    row('定点', '须在定点医药机构就医', designated.clause),
    referral === null
      ? row('转诊', '文件没有因未按规定转诊而不救助的规定', null)
      : row('转诊', must, referral.clause),
    row('异地', '应执行外地救助标准的，本文件不计算', standardElsewhere.clause),
  ];
}

function beforeAidRows({ clause, commercial, drugCost }: Of<'before-aid'>) {
  const base =
    '政策范围内费用，减去基本医保、大病保险、其他保险和罕见病用药保障资金的支付；起付线以下的自付在内';
  const first =
    commercial.care.length === 0
      ? '排在医疗救助之后，只减个人现金'
      : `${caresWords(commercial.care)}排在医疗救助之前，减救助基数`;
  return [
    row('救助基数', base, clause),
    row('商业保险', first, commercial.clause),
    ...(drugCost === null
      ? []
      : [
          row(
            '药品费用',
            `${caresWords(drugCost.care)}按药品费用计，不论是否在目录内`,
            drugCost.clause,
          ),
        ]),
  ];
}

function retroactiveRows({ rule }: Of<'retroactive'>) {
  if (rule === null) return [row('追溯', '不追溯：结算日没有有效身份的费用不补', null)];
  const who = rule.onlyIfUnrecognised
    ? '费用发生时已有救助身份的，不再追溯'
    : '年内由较低类别升类的，也追溯';
  return [row('追溯', `认定前同一年度内的费用，按认定的类别追溯救助；${who}`, rule.clause)];
}

function hospitalRows({ rule }: Of<'hospital-bears'>) {
  if (rule === null) return [none('文件没有规定')];
  const { care, place, shares, clause } = rule;
  const most = `每次${caresWords(care)}，目录外费用不得超过总费用的：${sharesByLevel(shares)}`;
  return [
    row('上限', `${most}；超出部分由医院承担`, clause),
    row('就医地点', placesWords(place), clause),
  ];
}

function controlRows({ rule }: Of<'control'>) {
  if (rule === null) return [none('文件没有规定')];
  const { care, place, share, countsOutOfScope, clause } = rule;
  const counted = countsOutOfScope ? '目录外费用也计入自付' : '自付只计政策范围内';
  const within = `${caresWords(care)}结报后个人自付在政策范围内费用的 ${inPercent(share)} 以内`;
  return [
    row('指标', `${within}；${counted}；是对医院的要求，不是支付`, clause),
    row('就医地点', placesWords(place), clause),
  ];
}

function depositRows({ rules }: Of<'deposit'>) {
  if (rules.length === 0) return [none('本类人员没有免收或降低押金的规定')];
  return rules.flatMap(({ kind, place, primaryCareFirst, clause }) => [
    row('押金', kind === 'waived' ? '先诊疗后付费，免收押金' : '降低入院预缴', clause),
    row('条件', primaryCareFirst ? '须经基层首诊转诊' : '不要求基层首诊转诊', clause),
    row('就医地点', placesWords(place), clause),
  ]);
}

function payoutRows({ how, clause }: Of<'payout'>) {
  const ways = {
    'one-stop': '直接救助：在定点机构结算时减去，无须申请',
    'by-application': '依申请救助：申请经审核后支付',
    nothing: '本文件对本类人员不作支付',
  } as const;
  return [row('方式', ways[how], clause)];
}

function catastrophicRows({ rule }: Of<'catastrophic'>) {
  switch (rule.kind) {
    case 'none':
      return [none('文件没有大病保险倾斜')];
    case 'not-for-category':
      return [row('倾斜', '本类人员没有大病保险倾斜', rule.clause)];
    case 'tilted': {
      const { deductibleShare, raise, cap, clause } = rule;
      const left = inPercent(deductibleShare);
      const points = inPercent(raise).replace('%', ' 个百分点');
      return [
        row('起付线', left === '0%' ? '不设起付线' : `按普通人员起付线的 ${left} 计`, clause),
        row('比例', `各段提高 ${points}，最高 100%`, clause),
        row('封顶线', cap === 'removed' ? '不设封顶线' : '不变', clause),
      ];
    }
  }
}

function warningRows({ rule }: Of<'warning'>, names: FigureNames) {
  switch (rule.kind) {
    case 'none':
      return [none('文件没有预警监测条款')];
    case 'not-for-category':
      return [row('监测', '本类人员不在重点监测之列', rule.clause)];
    case 'monitored': {
      const line = lineWords(rule.line, names);
      const silent = rule.lineInDocument ? '' : '；文件没有写数额，未录入的不预警';
      const over =
        line === null ? '文件没有写数额' : `年度自付超过${spaced(line)}的，预警${silent}`;
      return [row('监测', over, rule.clause)];
    }
  }
}

function row(label: string, text: string, clause: ClauseId | null): TableRow {
  return { label, text, clause };
}
function none(says: string): TableRow {
  return { label: '规定', text: says, clause: null };
}
