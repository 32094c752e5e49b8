import { amountOf, figureOn, rateOf, type FigureNames } from '../figure-book.ts';
import { inYuan, isShareBelow, type Fen, type Rate } from '../money.ts';
import type { ClauseId, FigureKey } from '../terms.ts';
import type { Floors } from './answers.ts';
import type { PackData } from './schema.ts';

type Floor = {
  readonly figure: FigureKey;
  readonly clause: ClauseId;
  readonly least: { readonly yuan: Fen } | { readonly share: Rate };
};

/** The document's floors: a district may publish more than these, never less. */
export function compileFloors(pack: PackData, names: FigureNames): Floors {
  const floors = floorsOf(pack);
  if (floors.length === 0) return () => null;
  return (day, figures) => {
    for (const { figure: key, clause, least } of floors) {
      const figure = figureOn(figures, key, day);
      if (figure === null) continue;
      const isBelow =
        'yuan' in least ? amountOf(figure) < least.yuan : isShareBelow(rateOf(figure), least.share);
      if (!isBelow) continue;
      const floor = 'yuan' in least ? inYuan(least.yuan) : least.share;
      const called = names.get(key) ?? key;
      return {
        code: 'BELOW_FLOOR',
        message: `figure ${key} (${called}) is ${figure.value} on ${day}, below the document's floor of ${floor} (${clause}): correct the figure`,
        at: 'figures',
        facts: { key, figure: called, value: figure.value, floor, clause, on: day },
      };
    }
    return null;
  };
}

function floorsOf(pack: PackData): readonly Floor[] {
  const benefits = pack.answers.flatMap((answer) => (answer.kind === 'benefit' ? [answer] : []));
  const rows = benefits.flatMap((benefit) => benefit.rows);
  const limits = [
    ...rows.map((row) => row.cap),
    ...benefits.flatMap(({ within }) => (within === null ? [] : [within.cap])),
  ];
  const caps = limits.flatMap((cap): readonly Floor[] =>
    cap.kind === 'at-least'
      ? [{ figure: cap.figure, clause: cap.clause, least: { yuan: cap.yuan } }]
      : [],
  );
  const shares = rows.flatMap(({ share }): readonly Floor[] =>
    share.kind === 'at-least'
      ? [{ figure: share.figure, clause: share.clause, least: { share: share.value } }]
      : [],
  );
  const all = [...caps, ...shares];
  return all.filter(({ figure }, i) => all.findIndex((other) => other.figure === figure) === i);
}
