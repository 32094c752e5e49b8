import type { Contour, Point, Segment } from './curves.ts';

/** Operators of a Type 2 charstring (Adobe Technical Note 5177). */
const OPERATORS = {
  vmoveto: 4,
  rlineto: 5,
  hlineto: 6,
  vlineto: 7,
  rrcurveto: 8,
  endchar: 14,
  rmoveto: 21,
  hmoveto: 22,
  vvcurveto: 26,
  hhcurveto: 27,
  vhcurveto: 30,
  hvcurveto: 31,
} as const;

type Operator = keyof typeof OPERATORS;

/** What an operator takes; `next` names the operator whose arguments may follow in the same one. */
type Step = {
  readonly operator: Operator;
  readonly args: readonly number[];
  readonly next: Operator | null;
};

/** An operator takes no more than the reader's stack holds. */
const STACK = 48;

/**
 * The outline as a Type 2 charstring: each segment in its shortest form, and segments of a kind under one operator.
 * `width` is what the width is more than the font's nominal one; null where it is the default one.
 */
export function charstring(contours: readonly Contour[], width: number | null): Uint8Array {
  const bytes: number[] = width === null ? [] : [...numberBytes(width)];
  let at: Point = { x: 0, y: 0 };
  for (const { start, segments } of contours) {
    const moved = moveStep(start.x - at.x, start.y - at.y);
    bytes.push(...moved.args.flatMap(numberBytes), OPERATORS[moved.operator]);
    at = start;
    const steps = segments.map((segment) => {
      const step = stepOf(at, segment);
      at = segment.to;
      return step;
    });
    bytes.push(...stepBytes(steps));
  }
  return Uint8Array.from([...bytes, OPERATORS.endchar]);
}

function moveStep(dx: number, dy: number): Pick<Step, 'operator' | 'args'> {
  if (dy === 0) return { operator: 'hmoveto', args: [dx] };
  if (dx === 0) return { operator: 'vmoveto', args: [dy] };
  return { operator: 'rmoveto', args: [dx, dy] };
}

function stepOf(at: Point, segment: Segment): Step {
  if (segment.kind === 'line') return lineStep(segment.to.x - at.x, segment.to.y - at.y);
  const { first, second, to } = segment;
  const [dx1, dy1] = [first.x - at.x, first.y - at.y];
  const [dx2, dy2] = [second.x - first.x, second.y - first.y];
  const [dx3, dy3] = [to.x - second.x, to.y - second.y];
  const middle = [dx2, dy2];
  if (dy1 === 0 && dx3 === 0) {
    return { operator: 'hvcurveto', args: [dx1, ...middle, dy3], next: 'vhcurveto' };
  }
  if (dx1 === 0 && dy3 === 0) {
    return { operator: 'vhcurveto', args: [dy1, ...middle, dx3], next: 'hvcurveto' };
  }
  if (dy1 === 0 && dy3 === 0) {
    return { operator: 'hhcurveto', args: [dx1, ...middle, dx3], next: 'hhcurveto' };
  }
  if (dx1 === 0 && dx3 === 0) {
    return { operator: 'vvcurveto', args: [dy1, ...middle, dy3], next: 'vvcurveto' };
  }
  return { operator: 'rrcurveto', args: [dx1, dy1, ...middle, dx3, dy3], next: 'rrcurveto' };
}

function lineStep(dx: number, dy: number): Step {
  if (dy === 0) return { operator: 'hlineto', args: [dx], next: 'vlineto' };
  if (dx === 0) return { operator: 'vlineto', args: [dy], next: 'hlineto' };
  return { operator: 'rlineto', args: [dx, dy], next: 'rlineto' };
}

function stepBytes(steps: readonly Step[]): readonly number[] {
  const bytes: number[] = [];
  let open: Operator | null = null;
  let next: Operator | null = null;
  let room = STACK;
  for (const step of steps) {
    if (open !== null && (step.operator !== next || step.args.length > room)) {
      bytes.push(OPERATORS[open]);
      open = null;
    }
    if (open === null) {
      open = step.operator;
      room = STACK;
    }
    bytes.push(...step.args.flatMap(numberBytes));
    room -= step.args.length;
    next = step.next;
  }
  return open === null ? bytes : [...bytes, OPERATORS[open]];
}

/** A whole number in one to three bytes. */
function numberBytes(n: number): readonly number[] {
  if (n >= -107 && n <= 107) return [n + 139];
  if (n >= 108 && n <= 1131) return [247 + ((n - 108) >> 8), (n - 108) & 0xff];
  if (n >= -1131 && n <= -108) return [251 + ((-n - 108) >> 8), (-n - 108) & 0xff];
  return [28, (n >> 8) & 0xff, n & 0xff];
}
