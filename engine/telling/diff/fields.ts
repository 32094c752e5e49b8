import { dutiesOf } from '../clause-uses/duties.ts';
import type { Field } from './field-changes.ts';
import type { FindPack } from '../../rule-pack/packs-named.ts';
import type { ParsedPack } from '../../rule-pack/parsed-pack.ts';
import { planWords } from '../plan-words.ts';
import type { PackData } from '../../rule-pack/schema.ts';
import { tableList } from '../table-answers.ts';
import { caresWords, periodWords, yuanWords } from '../value-words.ts';

/** What a pack says beside its categories' tables, each thing under its name. */

export function headFields({ data, parent }: ParsedPack): readonly Field[] {
  const { region, document, inForce, reviewed } = data;
  return [
    { what: '地区', says: `${region.name}（${region.code}）` },
    { what: '文件', says: document.title },
    { what: '文号', says: document.number ?? '没有' },
    { what: '印发机关', says: document.issuer },
    { what: '印发日', says: document.publishedOn },
    { what: '施行', says: periodWords(inForce) },
    { what: '废止', says: document.replaces ?? '没有写' },
    { what: '上级规则包', says: parent ?? '没有' },
    { what: '校核', says: `${reviewed.on} ${reviewed.by}` },
    ...(data.overrides ?? []).map(({ path, because }) => ({ what: `改动 ${path}`, says: because })),
  ];
}

export function listFields(data: PackData, find: FindPack): readonly Field[] {
  return data.diseaseLists.flatMap((listed) => {
    const list = tableList(listed, find);
    const source = list.from === null ? '本文件' : list.from.document;
    const marks = list.agencyMarks ? '经办机构的标明优先' : '只看名单';
    return [
      { what: list.id, says: `「${list.name}」，${source}所列，${marks}` },
      ...list.diseases.map(({ name, also }) => ({
        what: `${list.id}「${name}」`,
        says: also.length === 0 ? '列入名单' : `列入名单，也写作${also.join('、')}`,
      })),
    ];
  });
}

export function figureFields({ figures, published }: PackData): readonly Field[] {
  return [
    ...figures.map(({ key, name }) => ({ what: key, says: `「${name}」` })),
    ...published.map(({ key, yuan, source, confidence, ...days }) => ({
      what: `${key}，${periodWords(days)}`,
      says: `${yuanWords(yuan)}；来源：${source}（${CONFIDENCE_WORDS[confidence]}）`,
    })),
  ];
}

export function planFields({ plans }: PackData): readonly Field[] {
  return plans.map((plan) => ({
    what: `${plan.id}，${plan.from} 起`,
    says: `${planWords(plan)}（${CONFIDENCE_WORDS[plan.confidence]}）`,
  }));
}

const CONFIDENCE_WORDS = { 'seen (official)': '见过原文', 'seen (press)': '见于报道' } as const;

/** Days that offices must keep, what the fund is held to, and what only adds up. */
export function otherFields(pack: PackData): readonly Field[] {
  return [...dutiesOf(pack), ...selfPayFields(pack)].map(({ what, says }) => ({ what, says }));
}

/** Tilt aid shows what counts as the year's self-pay; without tilt it only adds up. */
function selfPayFields({ tilt, yearSelfPay }: PackData): readonly Field[] {
  if (tilt !== null && tilt.kind !== 'rules-elsewhere') return [];
  const { care, evenUncovered, evenRefusedFor, onRouteOnly } = yearSelfPay;
  const says = [
    caresWords(care),
    `没有待遇也计入的：${caresWords(evenUncovered) || '没有'}`,
    `不救助也计入的原因：${evenRefusedFor.join('、') || '没有'}`,
    onRouteOnly ? '只计规定就医路径上的' : '不论就医路径',
  ].join('；');
  return [{ what: '年度自付累计', says }];
}
