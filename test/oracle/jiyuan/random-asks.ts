/**
 * Random questions of the other kinds: 资助参保, 大病保险倾斜, 预警监测, and the two that the 济源
 * document has no clause for.
 */
import fc from 'fast-check';
import { CATEGORIES, type Json } from '../case-form.ts';
import { askWithoutClause, catastrophicAsk, subsidyAsk } from '../random-asks.ts';
import { fenText, yuanText } from '../random.ts';
import { PACK, READINGS } from './form.ts';
import { figures } from './random-figures.ts';

const RANKED = (
  'destitute minimum-living returned-to-poverty poverty-monitored low-income-margin ' +
  'illness-impoverished'
).split(' ');
const categories = fc.oneof(
  fc.subarray(RANKED, { maxLength: 2 }),
  fc.subarray(RANKED.slice(3), { maxLength: 2 }),
  fc.array(fc.constantFrom(...RANKED), { minLength: 1, maxLength: 1 }),
  fc.array(fc.constantFrom(...CATEGORIES), { maxLength: 3 }),
);

const LAST_DAY = '2022-02-28';
export const anySubsidy = subsidyAsk(
  PACK,
  categories,
  yuanText(0, 1, 8999, 9000, 9001, 32_000, 35_000),
  {
    recognisedOn: fc.constantFrom('2021-11-01', '2022-02-27', LAST_DAY, LAST_DAY, '2022-03-01'),
    enrolmentClosesOn: fc.constantFrom(LAST_DAY, LAST_DAY, '2022-12-31'),
    otherPolicyAmount: yuanText(0, 1, 5000, 9000, 9001, 35_000, 35_001),
    year: fc.constantFrom(2021, 2022, 2022, 2022, 2023, 2024, 2030),
  },
);

export const anyCatastrophic = catastrophicAsk(PACK, categories, READINGS);

/** 16000 printed, 16951 and its kin published, halves of incomes: each met and missed by a fen. */
const LINES = [1_600_000, 1_600_001, 1_599_999, 1_695_100, 2_000_000, 1_838_000, 1_746_667, 3, 0];
export const anyWarning: fc.Arbitrary<Json> = fc
  .record({
    categories: fc.oneof(categories, fc.constantFrom(['low-income-margin'], ['poverty-monitored'])),
    at: fc.constantFrom(...LINES, 1_600_005, 1_600_051),
    beside: fc.constantFrom(-1, 0, 0, 1),
    on: fc.constantFrom(
      ...'2022-04-30 2022-05-01 2022-12-31 2023-01-01 2023-04-30 2023-05-01'.split(' '),
      ...'2023-12-31 2024-02-29 2025-06-30'.split(' '),
    ),
    figures: fc.option(figures, { freq: 3 }),
  })
  .map(({ at, beside, figures: stated, ...asked }) => ({
    id: 'W',
    ask: 'warning',
    pack: PACK,
    ...asked,
    amount: fenText(Math.max(0, at + beside)),
    ...(stated === null ? {} : { figures: stated }),
  }));

export const anyWithoutClause = askWithoutClause(PACK);
