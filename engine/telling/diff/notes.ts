import { clauseUse } from '../clause-uses/places.ts';
import type { Clause } from '../../rule-pack/clauses.ts';
import { fieldChanges, type Field, type FieldChange } from './field-changes.ts';
import type { ParsedPack } from '../../rule-pack/parsed-pack.ts';
import type { PackData, Reading } from '../../rule-pack/schema.ts';
import { sameValue } from '../../rule-pack/tree-path.ts';

/** The readings that one pack has and the other has not, or words otherwise, or lets set other values. */
export function readingChanges(from: PackData, to: PackData): readonly FieldChange[] {
  const words = ({ byDefault, alternative, because }: Reading) =>
    `默认：${byDefault}；另读：${alternative}；因为：${because}`;
  const fields = (readings: readonly Reading[]) =>
    readings.map((reading) => ({ what: reading.id, says: words(reading) }));
  const worded = fieldChanges(fields(from.readings), fields(to.readings));
  const set = to.readings.flatMap((reading) => {
    const before = from.readings.find(({ id }) => id === reading.id);
    if (before === undefined || worded.some(({ what }) => what === reading.id)) return [];
    if (sameValue(before.set, reading.set)) return [];
    return [{ what: reading.id, from: settings(before), to: settings(reading) }];
  });
  return [...worded, ...set];
}

function settings({ set }: Reading): string {
  return Object.entries(set)
    .map(([path, value]) => `${path} = ${JSON.stringify(value)}`)
    .join('；');
}

/**
 * Clauses that only one pack has, and, between texts of one place, those that say something else now. Two places' articles
 * have their numbers in common by chance only.
 */
export function clauseChanges(
  from: ParsedPack,
  to: ParsedPack,
  onePlace: boolean,
): readonly FieldChange[] {
  const fields = (pack: ParsedPack): readonly Field[] =>
    [...pack.clauses.values()].map((clause) => ({
      what: clause.id,
      says: onePlace ? wordsOf(pack, clause) : clause.title,
    }));
  const changes = fieldChanges(fields(from), fields(to));
  return onePlace ? changes : changes.filter((c) => c.from === null || c.to === null);
}

function wordsOf(pack: ParsedPack, { id, title, text, doubts }: Clause): string {
  const use = { computed: '计算', displayed: '展示', reported: '报表', unused: '未引用' };
  const said = doubts.map((doubt) => `存疑：${doubt}`);
  return [`${title}（${use[clauseUse(pack.data, id)]}）`, text, ...said].join('\n');
}
