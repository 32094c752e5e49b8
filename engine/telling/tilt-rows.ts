import type { FigureNames } from '../figure-book.ts';
import type { TableRow } from './table-block.ts';
import type { TiltSection, YearSelfPay } from './table-sections.ts';
import {
  caresWords,
  limitWords,
  lineWords,
  placesWords,
  referralsWords,
  shareWords,
  spaced,
} from './value-words.ts';

type Rule = Exclude<
  TiltSection['rule'],
  { readonly kind: 'none' | 'not-for-category' | 'rules-elsewhere' }
>;

/** Tilt aid of a category: the line, what it takes to open, the share, the cap, the route, and what counts. */
export function tiltRows({ rule }: TiltSection, names: FigureNames): readonly TableRow[] {
  switch (rule.kind) {
    case 'none':
      return [{ label: '规定', text: '文件没有倾斜救助', clause: null }];
    case 'not-for-category':
      return [{ label: '规定', text: '本类人员没有倾斜救助', clause: rule.clause }];
    case 'rules-elsewhere':
      return [
        { label: '规定', text: `${rule.title}办法另行制定，本文件不计算`, clause: rule.clause },
      ];
    case 'year-over-line':
    case 'visit-at-line':
      return ruleRows(rule, names);
  }
}

function ruleRows(rule: Rule, names: FigureNames): readonly TableRow[] {
  const { route, selfPay } = rule;
  return [
    { label: '起付线', text: lineText(rule, names), clause: rule.line.clause },
    { label: '前提', text: gateText(rule), clause: gateClause(rule) },
    { label: '比例', text: shareText(rule, names), clause: rule.share.clause },
    { label: '限额', text: capText(rule, names), clause: rule.cap.clause },
    { label: '转诊', text: referralsWords(route.referral), clause: route.clause },
    { label: '就医地点', text: placesWords(route.place), clause: route.clause },
    { label: '计入自付', text: countedText(selfPay), clause: selfPay.clause },
  ];
}

function lineText(rule: Rule, names: FigureNames): string {
  const line = lineWords(rule.line, names);
  if (line === null) return '不设起付线';
  return rule.kind === 'year-over-line'
    ? `本年累计自付超过${spaced(line)}`
    : `一次就医自付达到${spaced(line)}（含）`;
}

function gateText(rule: Rule): string {
  if (rule.kind === 'visit-at-line') {
    return rule.needsBenefit ? '须有基本救助待遇' : '不要求有基本救助待遇';
  }
  if (rule.gate === null) return '不要求先用满年度救助限额';
  const before =
    rule.gate.before === 'waits' ? '此前超出的部分，启动后一并计算' : '此前超出的部分不再计算';
  return `基本救助达到年度限额后启动；${before}`;
}
function gateClause(rule: Rule) {
  return rule.kind === 'year-over-line' && rule.gate !== null ? rule.gate.clause : rule.clause;
}

function shareText(rule: Rule, names: FigureNames): string {
  const whole = rule.kind === 'visit-at-line' && rule.of === 'whole';
  const of = whole ? '全部自付' : '超过起付线部分';
  const link = rule.share.kind === 'of-all' ? '的 ' : '：';
  return `${of}${link}${shareWords(rule.share, names)}`;
}

function capText({ cap }: Rule, names: FigureNames): string {
  const limit = limitWords(cap, names);
  return limit === null ? '不设限额' : `每年 ${limit}`;
}

function countedText(counted: YearSelfPay): string {
  const { care, evenUncovered, evenRefusedFor, onRouteOnly } = counted;
  const refused = evenRefusedFor.map(({ says }) => says.replace(/。$/, ''));
  return [
    `${caresWords(care)}的政策范围内费用，保险和基本救助后的自付`,
    ...(evenUncovered.length === 0 ? [] : [`${caresWords(evenUncovered)}没有救助待遇的也计入`]),
    ...(refused.length === 0
      ? []
      : [`没有基本救助而原因是下列之一的也计入：${refused.join('、')}`]),
    ...(onRouteOnly ? ['不合上述转诊、地点的不计入'] : []),
  ].join('；');
}
