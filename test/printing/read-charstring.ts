import { assert } from '../../engine/problem.ts';
import type { Contour, Point, Segment } from '../../electron/printing/cff/curves.ts';

/** A Type 2 charstring as a reader draws it: operator by operator, by the letter of the standard. */
export function readCharstring(bytes: Uint8Array): {
  readonly width: number | null;
  readonly contours: readonly Contour[];
} {
  const contours: { start: Point; segments: Segment[] }[] = [];
  let at: Point = { x: 0, y: 0 };
  let width: number | null = null;
  let isFirst = true;
  let stack: number[] = [];
  const by = (dx: number, dy: number): Point => {
    at = { x: at.x + dx, y: at.y + dy };
    return at;
  };
  const line = (dx: number, dy: number) =>
    contours.at(-1)?.segments.push({ kind: 'line', to: by(dx, dy) });
  const curve = ([a = 0, b = 0, c = 0, d = 0, e = 0, f = 0]: readonly number[]) => {
    const [first, second, to] = [by(a, b), by(c, d), by(e, f)];
    contours.at(-1)?.segments.push({ kind: 'curve', first, second, to });
  };
  const taken = (count: number) => {
    if (isFirst && stack.length === count + 1) width = stack.shift() ?? null;
    isFirst = false;
    assert(stack.length === count && count <= 48, 'an operator finds what it takes');
    return stack;
  };
  const move = (dx: number, dy: number) => contours.push({ start: by(dx, dy), segments: [] });
  const operators: Readonly<Record<number, () => void>> = {
    4: () => move(0, taken(1)[0] ?? 0),
    5: () => pairs(stack, 2).forEach(([x = 0, y = 0]) => line(x, y)),
    6: () => stack.forEach((n, index) => (index % 2 === 0 ? line(n, 0) : line(0, n))),
    7: () => stack.forEach((n, index) => (index % 2 === 0 ? line(0, n) : line(n, 0))),
    8: () => pairs(stack, 6).forEach(curve),
    14: () => taken(0),
    21: () => {
      const [x = 0, y = 0] = taken(2);
      move(x, y);
    },
    22: () => move(taken(1)[0] ?? 0, 0),
    26: () => pairs(stack, 4).forEach(([a = 0, b = 0, c = 0, d = 0]) => curve([0, a, b, c, 0, d])),
    27: () => pairs(stack, 4).forEach(([a = 0, b = 0, c = 0, d = 0]) => curve([a, 0, b, c, d, 0])),
    30: () => turning(false),
    31: () => turning(true),
  };
  const turning = (level: boolean) => {
    for (const [index, [a = 0, b = 0, c = 0, d = 0]] of pairs(stack, 4).entries()) {
      if ((index % 2 === 0) === level) curve([a, 0, b, c, 0, d]);
      else curve([0, a, b, c, d, 0]);
    }
  };
  for (let index = 0; index < bytes.length;) {
    const [value, length] = numberAt(bytes, index);
    index += length;
    if (value !== null) {
      stack.push(value);
      continue;
    }
    const operator = operators[bytes[index - 1] ?? 0];
    assert(operator !== undefined && stack.length <= 48, 'a charstring has known operators only');
    operator();
    stack = [];
  }
  return { width, contours };
}

/** The number that begins here and its length; no number where there is an operator. */
function numberAt(bytes: Uint8Array, at: number): readonly [value: number | null, length: number] {
  const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + 3);
  if (first === 28) return [(((second << 8) | third) << 16) >> 16, 3];
  if (first < 32) return [null, 1];
  if (first <= 246) return [first - 139, 1];
  if (first <= 250) return [(first - 247) * 256 + second + 108, 2];
  return [-(first - 251) * 256 - second - 108, 2];
}

function pairs(numbers: readonly number[], size: number): readonly (readonly number[])[] {
  assert(numbers.length % size === 0, 'an operator finds what it takes');
  return Array.from({ length: numbers.length / size }, (_, n) =>
    numbers.slice(n * size, (n + 1) * size),
  );
}
