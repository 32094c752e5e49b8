import { shareDay, isShareFigure, type FigureKey } from '../../terms.ts';
import type { BillLine, Limit, PackData, Share } from '../schema.ts';
import type { Found } from './found.ts';
import { linesOf } from './lines.ts';

type Path = readonly PropertyKey[];
type Use = {
  readonly path: Path;
  readonly key: FigureKey;
  /** What the rule takes the figure for. */
  readonly as: 'amount' | 'share';
  readonly least?: string;
};

/** Every figure that a rule needs is named under figures, with one floor; none is named for nothing. */
export function checkFigures(pack: PackData): readonly Found[] {
  const defined = new Set(pack.figures.map((f) => f.key));
  const used = figuresUsed(pack);
  const unknown = [
    ...used,
    ...pack.published.map(({ key }, i) => ({ key, path: ['published', i, 'key'] })),
  ]
    .filter(({ key }) => !defined.has(key))
    .map(({ key, path }) => ({
      path,
      message: `figure ${key} is not under figures: add it there with its clause`,
    }));
  const idle = pack.figures
    .map((f, index) => ({ key: f.key, path: ['figures', index] }))
    .filter(({ key }) => !used.some((u) => u.key === key))
    .map(({ key, path }) => ({
      path,
      message: `figure ${key} is used nowhere: use it or remove it`,
    }));
  return [...unknown, ...idle, ...takenAmiss(used), ...twoFloors(used), ...checkPublished(pack)];
}

/** Of a figure that offices enter as a share no line can be made, and of an amount no share. */
function takenAmiss(used: readonly Use[]): readonly Found[] {
  return used.flatMap(({ path, key, as }) => {
    const is = isShareFigure(key) ? 'share' : 'amount';
    if (is === as) return [];
    const message = `figure ${key} is ${WORDS[is]}, and ${WORDS[as]} is needed here: name another figure`;
    return [{ path, message }];
  });
}
const WORDS = { amount: 'an amount', share: 'a share' } as const;

function figuresUsed(pack: PackData): readonly Use[] {
  const { tilt } = pack;
  const ofAnswers = pack.answers.flatMap((answer, i): readonly Use[] => {
    if (answer.kind !== 'benefit') return [];
    const path = ['answers', i];
    const wider =
      answer.within === null ? [] : ofLimit([...path, 'within', 'cap'], answer.within.cap);
    return [
      ...wider,
      ...answer.rows.flatMap((row, j) => [
        ...ofShare([...path, 'rows', j, 'share'], row.share),
        ...ofLimit([...path, 'rows', j, 'cap'], row.cap),
      ]),
    ];
  });
  const ofTilt =
    tilt === null || tilt.kind === 'rules-elsewhere'
      ? []
      : [...ofShare(['tilt', 'share'], tilt.share), ...ofLimit(['tilt', 'cap'], tilt.cap)];
  const lines = linesOf(pack).flatMap(([path, line]) => ofLine(path, line));
  return [...ofAnswers, ...ofTilt, ...lines];
}

function ofLine(path: Path, line: BillLine): readonly Use[] {
  if (line.kind !== 'first-of') return [];
  return line.sources.flatMap((source, i) =>
    source.kind === 'printed'
      ? []
      : [{ path: [...path, 'sources', i, 'figure'], key: source.figure, as: 'amount' }],
  );
}
function ofLimit(path: Path, limit: Limit): readonly Use[] {
  if (limit.kind !== 'at-least') return [];
  return [
    { path: [...path, 'figure'], key: limit.figure, as: 'amount', least: String(limit.yuan) },
  ];
}
function ofShare(path: Path, share: Share): readonly Use[] {
  if (share.kind !== 'at-least') return [];
  return [{ path: [...path, 'figure'], key: share.figure, as: 'share', least: share.value }];
}

/** One figure has one floor: two would contradict each other. */
function twoFloors(used: readonly Use[]): readonly Found[] {
  return used.flatMap(({ key, path, least }, index) => {
    const first = used.findIndex((u) => u.key === key && u.least !== undefined);
    if (least === undefined || first === index || used[first]?.least === least) return [];
    return [{ path, message: `figure ${key} has two floors: give it one in all places` }];
  });
}

/** The figures that a pack brings along: two never hold on one day. */
function checkPublished(pack: PackData): readonly Found[] {
  return pack.published.flatMap((figure, index) => {
    const path = ['published', index];
    if (isShareFigure(figure.key)) {
      const message = `figure ${figure.key} is a share: what a pack brings along are amounts, let offices enter it`;
      return [{ path: [...path, 'key'], message }];
    }
    if (figure.until !== null && figure.until < figure.from) {
      return [
        {
          path: [...path, 'until'],
          message: `the last day ${figure.until} is before the first, ${figure.from}: correct one of the two`,
        },
      ];
    }
    const twin = pack.published.find(
      (other, i) => i < index && other.key === figure.key && shareDay(other, figure),
    );
    if (twin === undefined) return [];
    return [
      {
        path,
        message: `two published values of ${figure.key} hold on one day (from ${twin.from} and from ${figure.from}): end the earlier one`,
      },
    ];
  });
}
