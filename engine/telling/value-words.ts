import type { FigureNames } from '../figure-book.ts';
import { inPercent, inYuanGrouped, type Fen, type Rate } from '../money.ts';
import {
  CARE_KINDS,
  PLACES,
  type CareKind,
  type FigureKey,
  type IsoDate,
  type Place,
  type Referral,
} from '../terms.ts';
import { CARE_WORDS, PLACE_WORDS, REFERRAL_WORDS } from '../words.ts';
import type { BillLine, Limit, LineSource, Rounding, Share } from '../rule-pack/schema.ts';

/** The values of a pack in the words that people read at a counter. */

/** Yuan without idle zeros: 7,000,000 fen → "70,000 元". */
export function yuanWords(amount: Fen): string {
  return `${inYuanGrouped(amount).replace(/\.00$/, '')} 元`;
}

export const LEVEL_WORDS = { 1: '基层和一级', 2: '二级', 3: '三级' } as const;
const LEVELS = [1, 2, 3] as const;

export const CONTRIBUTION_WORDS = {
  contribution: '个人缴费',
  'tier-one-contribution': '一档个人缴费标准',
} as const;

export function shareWords(share: Share, names: FigureNames): string {
  switch (share.kind) {
    case 'of-all':
      return inPercent(share.value);
    case 'by-level':
      return levelsWords(share.value, inPercent);
    case 'bands':
      return bandsWords(share.bands);
    case 'at-least':
      return floorWords(inPercent(share.value), share.figure, names);
  }
}

/** A limit of the year; null where the document expressly sets none. */
export function limitWords(limit: Limit, names: FigureNames): string | null {
  switch (limit.kind) {
    case 'none':
      return null;
    case 'amount':
      return yuanWords(limit.yuan);
    case 'at-least':
      return floorWords(yuanWords(limit.yuan), limit.figure, names);
  }
}

/** A line; null where the document expressly sets none. */
export function lineWords(line: BillLine, names: FigureNames): string | null {
  switch (line.kind) {
    case 'none':
      return null;
    case 'amount':
      return yuanWords(line.yuan);
    case 'by-level':
      return levelsWords(line.yuan, yuanWords);
    case 'by-stay':
      return line.yuan
        .map((yuan, i) => {
          const last = i === line.yuan.length - 1 ? '起' : '';
          return `第 ${i + 1} 次${last} ${yuanWords(yuan)}`;
        })
        .join('、');
    case 'first-of': {
      const sources = line.sources.map((source) => sourceWords(source, names));
      return sources.length === 1 ? sources.join('') : `下列第一个有数额的：${sources.join('；')}`;
    }
  }
}

function sourceWords(source: LineSource, names: FigureNames): string {
  switch (source.kind) {
    case 'figure':
      return `公布的${figureWords(source.figure, names)}`;
    case 'printed':
      return `文件所列 ${yuanWords(source.yuan)}（${periodWords(source)}）`;
    case 'share-of-figure': {
      const { share, figure, rounding } = source;
      return `${figureWords(figure, names)}的 ${inPercent(share)}${roundingWords(rounding)}`;
    }
  }
}

const UNITS = { fen: '分', yuan: '元', ten: '十元', hundred: '百元' } as const;
function roundingWords(rounding: Rounding | undefined): string {
  if (rounding === undefined || rounding.to === 'fen') return '';
  const how = rounding.how === 'down' ? '不足的舍去' : '四舍五入';
  return `（取整到${UNITS[rounding.to]}，${how}）`;
}

export function bandsWords(
  bands: readonly { readonly upTo: Fen | null; readonly share: Rate }[],
): string {
  return bands
    .map(
      ({ upTo, share }, i) => `${bandWords(bands[i - 1]?.upTo ?? null, upTo)} ${inPercent(share)}`,
    )
    .join('，');
}

function bandWords(from: Fen | null, upTo: Fen | null): string {
  if (from === null) return upTo === null ? '全部' : `${yuanWords(upTo)}以下部分`;
  return upTo === null
    ? `${yuanWords(from)}以上部分`
    : `${yuanWords(from)}至 ${yuanWords(upTo)}部分`;
}

function levelsWords<T>(values: Readonly<Record<1 | 2 | 3, T>>, words: (value: T) => string) {
  return LEVELS.map((level) => `${LEVEL_WORDS[level]} ${words(values[level])}`).join('、');
}

export function sharesByLevel(shares: Readonly<Record<1 | 2 | 3, Rate>>): string {
  return levelsWords(shares, inPercent);
}

/** A floor that a district's own figure may raise; without one the floor itself holds. */
function floorWords(least: string, figure: FigureKey, names: FigureNames): string {
  return `不低于 ${least}；区县录入${figureWords(figure, names)}的，按区县标准`;
}

function figureWords(figure: FigureKey, names: FigureNames): string {
  return `「${names.get(figure) ?? figure}」`;
}

export function periodWords({
  from,
  until,
}: {
  readonly from: IsoDate;
  readonly until: IsoDate | null;
}): string {
  return until === null ? `${from} 起` : `${from} 至 ${until}`;
}

export function caresWords(cares: readonly CareKind[]): string {
  if (CARE_KINDS.every((care) => cares.includes(care))) return '各医疗类别';
  return cares.map((care) => CARE_WORDS[care]).join('、');
}

export function placesWords(places: readonly Place[]): string {
  if (PLACES.every((place) => places.includes(place))) return '不限地点';
  return places.map((place) => PLACE_WORDS[place]).join('、');
}

export function referralsWords(referrals: readonly Referral[]): string {
  return referrals.map((referral) => REFERRAL_WORDS[referral]).join('、');
}

/** A value inside a sentence: a space between a Chinese character and a number or percentage. */
export function spaced(value: string): string {
  const before = /^[\x21-\x7e]/.test(value) ? ' ' : '';
  const after = /[\x21-\x7e]$/.test(value) ? ' ' : '';
  return `${before}${value}${after}`;
}
