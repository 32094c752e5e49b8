/** An outline in the font's units, a thousand to the letter's height: lines and cubic curves; it closes by itself. */
export type Point = { readonly x: number; readonly y: number };
export type Segment =
  | { readonly kind: 'line'; readonly to: Point }
  | { readonly kind: 'curve'; readonly first: Point; readonly second: Point; readonly to: Point };
export type Contour = { readonly start: Point; readonly segments: readonly Segment[] };

/** An outline as TrueType has it: its curves are quadratic. */
export type PathCommand = { readonly command: string; readonly args: readonly number[] };

type Quadratic = { readonly control: Point; readonly to: Point };

/** A curve put together again may be this far off, in the font's units. */
const TOLERANCE = 2;

/**
 * Points lie on a grid of four thousandths of the letter's height: two thousandths off at most, which is a seventh of a dot
 * of 600 to the inch where letters are 9 points high, and a fifth less to be stored.
 */
const GRID = 4;

/**
 * The typeface was drawn in cubic curves, and each was cut into two to four quadratic ones for TrueType. They are put
 * together again, which takes half the room. What cannot be put together within the tolerance stays in parts.
 */
export function cubicContours(commands: readonly PathCommand[]): readonly Contour[] {
  const contours: { readonly start: Point; readonly segments: Segment[] }[] = [];
  let at: Point = { x: 0, y: 0 };
  let startOfRun: Point = at;
  let run: Quadratic[] = [];
  const endRun = () => {
    contours.at(-1)?.segments.push(...joined(startOfRun, run));
    run = [];
  };
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    if (command === 'quadraticCurveTo') {
      const next = { control: { x: a, y: b }, to: { x: c, y: d } };
      if (!isSmooth(run.at(-1), next)) endRun();
      if (run.length === 0) startOfRun = at;
      run.push(next);
      at = next.to;
      continue;
    }
    endRun();
    if (command === 'moveTo') {
      at = { x: a, y: b };
      contours.push({ start: at, segments: [] });
    } else if (command === 'lineTo') {
      at = { x: a, y: b };
      contours.at(-1)?.segments.push({ kind: 'line', to: at });
    }
  }
  endRun();
  return contours.map(onGrid);
}

/** The outline as the text of an SVG path. */
export function pathText(contours: readonly Contour[]): string {
  const at = ({ x, y }: Point) => `${x} ${y}`;
  const part = (segment: Segment) =>
    segment.kind === 'line'
      ? `L${at(segment.to)}`
      : `C${at(segment.first)} ${at(segment.second)} ${at(segment.to)}`;
  return contours
    .map(({ start, segments }) => `M${at(start)}${segments.map(part).join('')}Z`)
    .join('');
}

/** TrueType leaves out the point between two controls where it is their middle: there, one curve goes on. */
function isSmooth(before: Quadratic | undefined, { control }: Quadratic): boolean {
  if (before === undefined) return false;
  const { control: last, to } = before;
  return to.x === (last.x + control.x) / 2 && to.y === (last.y + control.y) / 2;
}

function joined(from: Point, run: readonly Quadratic[]): readonly Segment[] {
  const [head] = run;
  const tail = run.at(-1);
  if (head === undefined || tail === undefined) return [];
  const curve = asOne(from, run, head.control, tail);
  if (run.length === 1 || isClose(from, run, curve)) return [{ kind: 'curve', ...curve }];
  const half = Math.ceil(run.length / 2);
  const left = run.slice(0, half);
  const middle = left.at(-1)?.to ?? from;
  return [...joined(from, left), ...joined(middle, run.slice(half))];
}

type Cubic = { readonly first: Point; readonly second: Point; readonly to: Point };

/** The cubic whose ends leave and arrive as those of the `n` quadratic parts do: n/1.5 times as far out. */
function asOne(from: Point, run: readonly Quadratic[], first: Point, last: Quadratic): Cubic {
  const far = run.length / 1.5;
  const away = (end: Point, control: Point, by: number): Point => ({
    x: end.x + (control.x - end.x) * by,
    y: end.y + (control.y - end.y) * by,
  });
  const by = run.length === 1 ? 2 / 3 : far;
  return { first: away(from, first, by), second: away(last.to, last.control, by), to: last.to };
}

function isClose(from: Point, run: readonly Quadratic[], cubic: Cubic): boolean {
  let start = from;
  return run.every(({ control, to }, index) => {
    const begin = start;
    start = to;
    return [0.25, 0.5, 0.75, 1].every((t) => {
      const part = quadraticAt(begin, control, to, t);
      const whole = cubicAt(from, cubic, (index + t) / run.length);
      return Math.hypot(part.x - whole.x, part.y - whole.y) <= TOLERANCE;
    });
  });
}

function quadraticAt(a: Point, b: Point, c: Point, t: number): Point {
  const [u, v, w] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: u * a.x + v * b.x + w * c.x, y: u * a.y + v * b.y + w * c.y };
}

function cubicAt(from: Point, { first, second, to }: Cubic, t: number): Point {
  const [p, q, r, s] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
  return {
    x: p * from.x + q * first.x + r * second.x + s * to.x,
    y: p * from.y + q * first.y + r * second.y + s * to.y,
  };
}

/** On the grid; segments that come to nothing there are left out, and the line back to the start, which is drawn anyway. */
function onGrid({ start, segments }: Contour): Contour {
  const begin = snapped(start);
  let at = begin;
  const kept: Segment[] = [];
  for (const segment of segments.map(snappedSegment)) {
    if (segment.kind === 'line' && isSame(segment.to, at)) continue;
    kept.push(segment);
    at = segment.to;
  }
  const last = kept.at(-1);
  if (last?.kind === 'line' && isSame(last.to, begin)) kept.pop();
  return { start: begin, segments: kept };
}

function snappedSegment(segment: Segment): Segment {
  if (segment.kind === 'line') return { kind: 'line', to: snapped(segment.to) };
  const { first, second, to } = segment;
  return { kind: 'curve', first: snapped(first), second: snapped(second), to: snapped(to) };
}

function snapped({ x, y }: Point): Point {
  // Adding nothing makes a plain zero of a negative one.
  return { x: Math.round(x / GRID) * GRID + 0, y: Math.round(y / GRID) * GRID + 0 };
}

function isSame(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y;
}
