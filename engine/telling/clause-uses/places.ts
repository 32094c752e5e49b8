import type { FigureNames } from '../../figure-book.ts';
import { inPercent } from '../../money.ts';
import type { ClauseId } from '../../terms.ts';
import { answerPlaces } from './answers.ts';
import { categoriesWords, placeOfValue, type ClausePlace } from './place.ts';
import { dutiesOf } from './duties.ts';
import type { PackData } from '../../rule-pack/schema.ts';
import { subsidyPlaces } from './subsidy.ts';
import {
  caresWords,
  limitWords,
  lineWords,
  periodWords,
  placesWords,
  referralsWords,
  sharesByLevel,
  shareWords,
} from '../value-words.ts';

/** How a pack uses a clause: its rules stand on it, or it is only shown or reported on, or nothing names it. */
export type ClauseUse = 'computed' | 'displayed' | 'reported' | 'unused';

export function clauseUse(pack: PackData, clause: ClauseId): ClauseUse {
  const listed = pack.notComputed.find(({ clauses }) => clauses.includes(clause));
  if (listed !== undefined) return listed.as;
  const isUsed =
    clausePlaces(pack, new Map()).some((place) => place.clause === clause) ||
    pack.readings.some((reading) => reading.clause === clause);
  return isUsed ? 'computed' : 'unused';
}

/** Every place of a pack that stands on a clause, in the order of the file; readings stand apart. */
export function clausePlaces(pack: PackData, names: FigureNames): readonly ClausePlace[] {
  return [
    ...headPlaces(pack),
    ...categoryPlaces(pack),
    ...accessPlaces(pack),
    ...pack.pools.flatMap((pool, i) =>
      placeOfValue(['pools', i], pool, ({ title }) => `年度限额「${title}」`),
    ),
    ...answerPlaces(pack, names),
    ...tiltPlaces(pack, names),
    ...hospitalPlaces(pack),
    ...subsidyPlaces(pack),
    ...insurancePlaces(pack, names),
    ...dutiesOf(pack).map(({ path, clause, what, says }) => ({
      path,
      clause,
      says: `${what}：${says}`,
    })),
  ];
}

function headPlaces(pack: PackData): readonly ClausePlace[] {
  return [
    ...placeOfValue(['inForce'], pack.inForce, (force) => `施行：${periodWords(force)}`),
    ...(pack.overrides ?? []).flatMap((override, i) =>
      placeOfValue(
        ['overrides', i],
        override,
        ({ path, because }) => `改动上级文件的 ${path}：${because}`,
      ),
    ),
    ...pack.figures.flatMap((figure, i) =>
      placeOfValue(['figures', i], figure, ({ name }) => `公布标准「${name}」`),
    ),
    ...pack.diseaseLists.flatMap((list, i) =>
      placeOfValue(['diseaseLists', i], list, ({ name, diseases }) => {
        const names = 'list' in diseases ? `取自 ${diseases.pack}` : `${diseases.length} 种`;
        return `病种名单「${name}」：${names}`;
      }),
    ),
  ];
}

function categoryPlaces({ categories }: PackData): readonly ClausePlace[] {
  const { bestOf, ranked, treatedAs, retroactive } = categories;
  return [
    ...placeOfValue(['categories'], { clause: bestOf }, () => '有几种身份的，只按排在最前的一种'),
    ...ranked.flatMap((category, i) =>
      placeOfValue(['categories', 'ranked', i], category, ({ name, localHouseholdOnly }) => {
        const local = localHouseholdOnly === true ? '，须为当地户籍' : '';
        return `救助对象「${name}」：第 ${i + 1} 类${local}`;
      }),
    ),
    ...placeOfValue(
      ['categories', 'treatedAs'],
      treatedAs,
      ({ name }) => `「${name}」：按所归类别救助`,
    ),
    ...placeOfValue(['categories', 'retroactive'], retroactive, ({ onlyIfUnrecognised }) => {
      const but = onlyIfUnrecognised ? '，费用发生时已有救助身份的除外' : '';
      return `追溯救助：认定前同一年度的费用${but}`;
    }),
  ];
}

function accessPlaces(pack: PackData): readonly ClausePlace[] {
  const { beforeAid, payout } = pack;
  const { designated, referral, standardElsewhere } = pack.access;
  const { commercial, drugCost } = beforeAid;
  return [
    ...placeOfValue(['access', 'designated'], designated, () => '须在定点医药机构就医'),
    ...placeOfValue(
      ['access', 'referral'],
      referral,
      () => '未按规定转诊的不纳入救助，经办机构可例外放行',
    ),
    ...placeOfValue(
      ['access', 'standardElsewhere'],
      standardElsewhere,
      () => '应执行外地标准的，本文件不计算',
    ),
    ...placeOfValue(['beforeAid'], beforeAid, () => '救助基数：政策范围内费用减去先行的支付'),
    ...placeOfValue(
      ['beforeAid', 'commercial'],
      commercial,
      ({ care }) => `商业健康保险先于救助的：${caresWords(care) || '没有'}`,
    ),
    ...placeOfValue(
      ['beforeAid', 'drugCost'],
      drugCost,
      ({ care }) => `按药品费用计的：${caresWords(care)}`,
    ),
    ...placeOfValue(['payout'], payout, () => '在定点机构直接结算'),
    ...placeOfValue(
      ['payout', 'byApplication'],
      payout.byApplication,
      ({ categories }) => `依申请救助：${categoriesWords(pack, categories)}`,
    ),
  ];
}

function tiltPlaces(pack: PackData, names: FigureNames): readonly ClausePlace[] {
  const { tilt, yearSelfPay } = pack;
  const counted = placeOfValue(
    ['yearSelfPay'],
    yearSelfPay,
    ({ care }) => `计入年度自付：${caresWords(care)}`,
  );
  if (tilt === null) return counted;
  if (tilt.kind === 'rules-elsewhere') {
    return [...counted, ...placeOfValue(['tilt'], tilt, ({ title }) => `${title}：办法另行制定`)];
  }
  const { title, route, line, share, cap } = tilt;
  const gate = tilt.kind === 'year-over-line' ? tilt.gate : null;
  return [
    ...counted,
    ...placeOfValue(['tilt'], tilt, (t) => `${title}：${categoriesWords(pack, t.categories)}`),
    ...placeOfValue(
      ['tilt', 'route'],
      route,
      ({ referral, place }) => `${title}路径：${referralsWords(referral)}；${placesWords(place)}`,
    ),
    ...placeOfValue(
      ['tilt', 'line'],
      line,
      () => `${title}起付线：${lineWords(line, names) ?? '不设起付线'}`,
    ),
    ...placeOfValue(['tilt', 'share'], share, () => `${title}比例：${shareWords(share, names)}`),
    ...placeOfValue(
      ['tilt', 'cap'],
      cap,
      () => `${title}年度限额：${limitWords(cap, names) ?? '不设限额'}`,
    ),
    ...placeOfValue(['tilt', 'gate'], gate, () => `${title}：基本救助达到年度限额后启动`),
  ];
}

function hospitalPlaces(pack: PackData): readonly ClausePlace[] {
  return [
    ...placeOfValue(['hospitalBears'], pack.hospitalBears, ({ shares, place }) => {
      const most = `目录外费用超过总费用 ${sharesByLevel(shares)} 的部分由医院承担`;
      return `${most}；${placesWords(place)}`;
    }),
    ...placeOfValue(['control'], pack.control, ({ care, share, place }) => {
      const within = `自付控制在政策范围内费用的 ${inPercent(share)} 以内`;
      return `${caresWords(care)}${within}；${placesWords(place)}`;
    }),
    ...pack.deposits.flatMap((deposit, i) =>
      placeOfValue(['deposits', i], deposit, ({ kind, categories, place }) => {
        const how = kind === 'waived' ? '免收住院押金' : '降低入院预缴';
        return `${how}：${categoriesWords(pack, categories)}；${placesWords(place)}`;
      }),
    ),
  ];
}

function insurancePlaces(pack: PackData, names: FigureNames): readonly ClausePlace[] {
  const { catastrophic, warning } = pack;
  return [
    ...placeOfValue(['catastrophic'], catastrophic, (tilted) => {
      const { deductibleShare, raise, cap, categories } = tilted;
      const top = cap === 'removed' ? '不设封顶线' : '封顶线不变';
      const how = `起付线按 ${inPercent(deductibleShare)} 计，比例提高 ${inPercent(raise)}，${top}`;
      return `大病保险倾斜：${how}；${categoriesWords(pack, categories)}`;
    }),
    ...placeOfValue(['warning'], warning, ({ who }) => {
      const monitored = who === 'everyone' ? '所有参保人员' : categoriesWords(pack, who);
      return `预警监测：${monitored}`;
    }),
    ...placeOfValue(
      ['warning', 'line'],
      warning?.line ?? null,
      (line) => `预警线：${lineWords(line, names) ?? '文件没有写数额'}`,
    ),
  ];
}
