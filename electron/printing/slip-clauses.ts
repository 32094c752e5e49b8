import nzh from 'nzh/cn';
import type { Settlement } from '../../engine/settlement.ts';
import type { ClauseId } from '../../engine/terms.ts';
import type { ToldStep } from '../../engine/told.ts';
import type { OverrideUsed } from '../../engine/trace.ts';

/** Every clause that the settlement rests on, in the order of the document. */
export function clausesOf({ identity, reasons, trace }: Settlement): readonly ClauseId[] {
  return inOrder([
    ...(identity === null ? [] : [identity.clause]),
    ...clausesOfStep(trace, () => false),
    ...reasons.flatMap((r) => (r.clause === undefined ? [] : [r.clause])),
  ]);
}

/** The clauses of a step and of what it is made of, but for what is told `elsewhere`. */
export function clausesOfStep(
  top: ToldStep,
  elsewhere: (step: ToldStep) => boolean,
): readonly ClauseId[] {
  const below = top.steps.filter((step) => !elsewhere(step));
  return inOrder([
    ...(top.clause === undefined ? [] : [top.clause]),
    ...(top.overrides ?? []).map(({ clause }) => clause),
    ...below.flatMap((step) => clausesOfStep(step, elsewhere)),
  ]);
}

/** Every change to the parent's text that the settlement rests on. */
export function overridesOf({ overrides = [], steps }: ToldStep): readonly OverrideUsed[] {
  return [...overrides, ...steps.flatMap(overridesOf)];
}

/** 第十二条（二） and 第十二条（三） are one article: 第十二条（二）（三）. */
export function clausesText(clauses: readonly ClauseId[]): string {
  const articles = new Map<string, string>();
  for (const id of clauses) {
    const article = /^第[^条]+条/u.exec(id)?.[0] ?? id;
    articles.set(article, `${articles.get(article) ?? ''}${id.slice(article.length)}`);
  }
  return [...articles].map(([article, parts]) => `${article}${parts}`).join('、');
}

function inOrder(clauses: readonly ClauseId[]): readonly ClauseId[] {
  return [...new Set(clauses)].toSorted(byNumbers);
}

/**
 * 第九条 before 第十二条（二） before 第十二条（三）: by the numbers in the name, whichever way they are written.
 */
function byNumbers(a: ClauseId, b: ClauseId): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  const at = left.findIndex((n, index) => n !== right[index]);
  return at < 0 ? left.length - right.length : (left[at] ?? 0) - (right[at] ?? -1);
}

function numbersOf(id: ClauseId): readonly number[] {
  const numbers = id.match(/\d+|[零一二三四五六七八九十百]+/gu) ?? [];
  return numbers.map((n) => (/^\d/.test(n) ? Number(n) : Number(nzh.decodeS(n))));
}
