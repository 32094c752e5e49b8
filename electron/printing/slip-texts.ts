import type { SlipContent } from './slip-content.ts';

/** The document with each clause used, and how its text was read or changed: a paragraph each. */
export function clauseTexts({
  documentSays,
  clauses,
  readings,
  overrides,
}: SlipContent): readonly string[] {
  const list = clauses.map(({ id, title }) => (title === null ? id : `${id}${title}`)).join('；');
  return [
    `${documentSays}${list === '' ? '' : `：${list}。`}`,
    ...readings.map((reading) => `采用另一读法：${reading}。`),
    ...overrides.map((override) => `改动上级规定：${override}。`),
  ];
}
