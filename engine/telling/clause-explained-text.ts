import type { ClauseExplained, NamedPlace } from './clause-explained.ts';
import type { ClauseUse } from './clause-uses/places.ts';
import { rowText, titleText } from './text-columns.ts';

const USE_WORDS: Readonly<Record<ClauseUse, string>> = {
  computed: '结算时照此计算',
  displayed: '没有可以计算的内容，只作展示',
  reported: '没有可以计算的内容，只作统计',
  unused: '规则包没有引用',
};

/** A clause and what stands on it, as plain text. */
export function clauseExplainedText(explained: ClauseExplained): string {
  const { pack, region, document, clause, use, places, readings } = explained;
  return [
    titleText(`${clause.id} ${clause.title}`),
    row('文件', `${region} ${document}（${pack}）`),
    row('内容', clause.text),
    ...clause.doubts.map((doubt) => row('存疑', doubt)),
    row('用途', USE_WORDS[use]),
    ...places.map(placeText),
    ...readings.flatMap(({ id, byDefault, alternative, because, sets, places: then }) => [
      '',
      row('读法', id),
      row('默认', byDefault),
      row('另读', alternative),
      row('因为', because),
      row('设定', sets.join('、')),
      ...then.map(placeText),
    ]),
    '',
  ].join('\n');
}

function placeText({ path, at, says }: NamedPlace): string {
  return `${row('用于', says)}\n${row('', `${path}  ${at}`)}`;
}

function row(label: string, text: string): string {
  return rowText({ label, text, clause: null });
}
