/**
 * Where a document itself makes a step: two bills that differ by a fen, or one bill and the same as
 * two, are treated unlike. Each is named with its clause and with what it touches; `cliff-cases.ts`
 * has a case for each that shows it.
 */
import { textsAt } from '../oracle/case-form.ts';
import type { Settled } from './bills.ts';
import type { Bound, Comparison, Field } from './comparison.ts';

export type CliffId =
  | 'hechuan-large-stay'
  | 'hechuan-tilt-line'
  | 'hechuan-each-visit'
  | 'hechuan-large-stay-2012'
  | 'chongqing-large-stay'
  | 'jiyuan-limit-reached'
  | 'jiyuan-excess-lost'
  | 'jiyuan-hospital-share';

export type Cliff = {
  readonly id: CliffId;
  readonly name: string;
  readonly pack: string;
  readonly clause: string;
  /** What may differ across it, by the property that it breaks. */
  readonly breaks: Readonly<Partial<Record<Bound, readonly Field[]>>>;
  /** Whether the two lie on different sides of it. */
  readonly liesBetween: (compared: Comparison) => boolean;
};

/** What differs and no cliff of the pack accounts for, in words. */
export function unexplained(
  pack: string,
  compared: Comparison,
  cliffs: readonly Cliff[] = CLIFFS,
): readonly string[] {
  const between = cliffs.filter((cliff) => cliff.pack === pack && cliff.liesBetween(compared));
  return compared.faults
    .filter(({ bound, field }) => !between.some(({ breaks }) => breaks[bound]?.includes(field)))
    .map(({ says }) => says);
}

/** Some of the bills are on one side, some on the other. */
const unlike =
  (isBelow: (one: Settled) => boolean) =>
  ({ before, after }: Comparison): boolean =>
    new Set([...before, ...after].map(isBelow)).size > 1;

const isShut = (one: Settled) => one.has('TILT_GATE_CLOSED');
const isDrawnFrom = (pool: string) => (one: Settled) => one.result['pool'] === pool;

/** 大额费用 instead of 普通疾病住院: each with a share and a limit of its own. */
const largeCostOf2012 = {
  larger: ['cash', 'aid'],
  'fen-by-fen': ['cash', 'borne', 'aid'],
  split: ['aid'],
} as const;

export const CLIFFS: readonly Cliff[] = [
  {
    id: 'hechuan-large-stay',
    name: '一次住院超过3万元的，整笔按大额费用救助，否则没有基本救助',
    pack: 'hechuan/2024-06-25',
    clause: '二(三)2第2段',
    breaks: { larger: ['cash', 'tilt'], 'fen-by-fen': ['aid', 'tilt'], split: ['aid', 'tilt'] },
    liesBetween: unlike((one) => one.has('STAY_NOT_OVER_THRESHOLD')),
  },
  {
    id: 'hechuan-tilt-line',
    name: '一次自付达到3000元的，全部自付按70%倾斜，差一分就没有',
    pack: 'hechuan/2024-06-25',
    clause: '二(三)3',
    breaks: {
      larger: ['cash'],
      'fen-by-fen': ['cash', 'borne', 'tilt'],
      split: ['tilt'],
      'raised-share': ['cash'],
    },
    liesBetween: unlike((one) => one.has('TILT_BELOW_LINE')),
  },
  {
    id: 'hechuan-each-visit',
    name: '另读只倾斜超出部分的：每次就医各减3000元',
    pack: 'hechuan/2024-06-25',
    clause: '二(三)3',
    breaks: { split: ['tilt'] },
    liesBetween: ({ given, after }) =>
      textsAt(given, 'readings').includes('tilt-on-excess-only') &&
      after.length > 1 &&
      after.every((one) => one.fen('aidBase') - one.fen('aid') >= 300_000),
  },
  {
    id: 'hechuan-large-stay-2012',
    name: '另读按2012年文件的：一次住院超过3万元的按大额费用救助，否则按普通疾病住院',
    pack: 'hechuan/2024-06-25',
    clause: '渝府发〔2012〕78号·二(三)2',
    breaks: largeCostOf2012,
    liesBetween: unlike(isDrawnFrom('chongqing:large-cost')),
  },
  {
    id: 'chongqing-large-stay',
    name: '一次住院超过3万元的按大额费用救助，否则按普通疾病住院',
    pack: 'chongqing/2012-07-24',
    clause: '二(三)2',
    breaks: largeCostOf2012,
    liesBetween: unlike(isDrawnFrom('large-cost')),
  },
  {
    id: 'jiyuan-limit-reached',
    name: '救助金额达到年度限额的那一笔，全年累计超出额一并倾斜',
    pack: 'jiyuan/2022-05-01',
    clause: '四(三)4',
    breaks: { larger: ['cash'], 'fen-by-fen': ['tilt'], split: ['tilt'] },
    // Of two stays, the first may find the gate shut: what it leaves waits for the second.
    liesBetween: ({ given, before, after, faults }) =>
      unlike(isShut)({ given, before: before.slice(-1), after: after.slice(-1), faults }),
  },
  {
    id: 'jiyuan-excess-lost',
    name: '另读只计达限以后的：达到年度限额之前的超出额作废',
    pack: 'jiyuan/2022-05-01',
    clause: '四(三)4',
    breaks: { split: ['tilt'] },
    liesBetween: (compared) =>
      textsAt(compared.given, 'readings').includes('tilt-after-cap-only') &&
      unlike(isShut)(compared),
  },
  {
    id: 'jiyuan-hospital-share',
    name: '住院总费用越大，容许的目录外费用越多，医院承担的越少',
    pack: 'jiyuan/2022-05-01',
    clause: '七(三)',
    breaks: { 'fen-by-fen': ['cash'] },
    liesBetween: ({ before, after }) =>
      before.some((one, i) => one.fen('hospitalBorne') > (after[i]?.fen('hospitalBorne') ?? 0)),
  },
];
