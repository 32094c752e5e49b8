import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { create, type Font } from 'fontkit';
import { describe, expect, test } from 'vitest';
import { charstring } from '../../electron/printing/cff/charstring.ts';
import {
  cubicContours,
  type Contour,
  type PathCommand,
  type Point,
  type Segment,
} from '../../electron/printing/cff/curves.ts';
import { fontFile } from '../../electron/printing/cff/font-file.ts';
import { readCharstring } from './read-charstring.ts';

const fontOf = (file: string): Font =>
  create(
    readFileSync(
      createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${file}.ttf`),
    ),
  );
const FONTS = {
  regular: fontOf('400Regular/NotoSansSC_400Regular'),
  bold: fontOf('700Bold/NotoSansSC_700Bold'),
} as const;

const CHARACTERS = Array.from(
  '医疗费用"一单制"结算单攀枝花市示例院张秀兰机构编码证件号救助身份低保对象第四条（三）0123456789' +
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz,.-+%《》，。：；、×−龘鑫齉灪',
);

const BOX: Contour = {
  start: { x: 10, y: 20 },
  segments: [
    { kind: 'line', to: { x: 10, y: 700 } },
    { kind: 'line', to: { x: 500, y: 700 } },
    { kind: 'curve', first: { x: 500, y: 300 }, second: { x: 300, y: 20 }, to: { x: 200, y: 20 } },
  ],
};

describe('outlines', () => {
  test.each(['regular', 'bold'] as const)(
    'a curve put together again lies where its parts lay: %s',
    (face) => {
      for (const character of CHARACTERS) {
        const { commands } = FONTS[face].glyphForCodePoint(character.codePointAt(0) ?? 0).path;
        const [was, is] = [quadraticRings(commands), cubicRings(cubicContours(commands))];
        expect(is).toHaveLength(was.length);
        const far = (from: typeof was, to: typeof was) =>
          Math.max(...from.flat().map((point) => distance(point, to)));
        expect(far(was, is), character).toBeLessThan(5);
        expect(far(is, was), character).toBeLessThan(5);
      }
    },
  );

  test('they are half as many curves, and the same contours', () => {
    const { commands } = FONTS.regular.glyphForCodePoint('医'.codePointAt(0) ?? 0).path;
    const contours = cubicContours(commands);
    const of = (kind: string) => commands.filter(({ command }) => command === kind).length;
    const curves = contours.flatMap(({ segments }) => segments.filter((s) => s.kind === 'curve'));
    expect(contours).toHaveLength(of('moveTo'));
    expect(curves.length).toBeLessThanOrEqual(of('quadraticCurveTo') / 2);
  });

  test('a character without ink has none', () => {
    const { commands } = FONTS.regular.glyphForCodePoint(0x20).path;
    expect(cubicContours(commands)).toEqual([]);
  });
});

describe('charstrings', () => {
  const number = fc.integer({ min: -2000, max: 2000 });
  const point: fc.Arbitrary<Point> = fc.record({ x: number, y: number });
  const segment: fc.Arbitrary<Segment> = fc.oneof(
    fc.record({ kind: fc.constant('line'), to: point }),
    fc.record({ kind: fc.constant('curve'), first: point, second: point, to: point }),
  );
  const contour: fc.Arbitrary<Contour> = fc.record({
    start: point,
    segments: fc.array(segment, { maxLength: 60 }),
  });

  test('what is written is read again, whatever the outline', () => {
    fc.assert(
      fc.property(fc.array(contour, { maxLength: 4 }), (contours) => {
        expect(readCharstring(charstring(contours, null))).toEqual({ width: null, contours });
      }),
    );
  });

  test('a width of its own comes first', () => {
    expect(readCharstring(charstring([BOX], -300))).toEqual({ width: -300, contours: [BOX] });
    expect(readCharstring(charstring([], 26))).toEqual({ width: 26, contours: [] });
  });

  test.each(['regular', 'bold'] as const)('every character of the typeface: %s', (face) => {
    for (const character of CHARACTERS) {
      const { commands } = FONTS[face].glyphForCodePoint(character.codePointAt(0) ?? 0).path;
      const contours = cubicContours(commands);
      expect(readCharstring(charstring(contours, null)).contours, character).toEqual(contours);
    }
  });
});

test('a font of one glyph and of many say where their parts are', () => {
  for (const count of [1, 2, 300]) {
    const charstrings = Array.from({ length: count }, () => charstring([BOX], 77));
    const file = fontFile({ name: 'Try', charstrings, defaultWidth: 1000, nominalWidth: 555 });
    expect(file.subarray(0, 4)).toEqual(Buffer.from([1, 0, 4, 4]));
    // The list of glyphs: how many there are, the size of an offset, the offsets, and the glyphs.
    const glyphs = Buffer.concat(charstrings);
    const at = file.indexOf(glyphs);
    expect(at).toBeGreaterThan(0);
    const offsetSize = glyphs.length < 255 ? 1 : 2;
    const head = at - (count + 1) * offsetSize - 3;
    expect(file.readUInt16BE(head)).toBe(count);
    expect(file.readUInt8(head + 2)).toBe(offsetSize);
  }
});

/** How far a point lies from a line of many short parts that closes itself. */
function distance(from: Point, rings: readonly (readonly Point[])[]): number {
  const far = rings.flatMap((ring) =>
    ring.map((a, index) => {
      const b = ring[(index + 1) % ring.length] ?? a;
      const [dx, dy] = [b.x - a.x, b.y - a.y];
      const along = ((from.x - a.x) * dx + (from.y - a.y) * dy) / (dx * dx + dy * dy || 1);
      const { x, y } = between(a, b, Math.max(0, Math.min(1, along)));
      return Math.hypot(x - from.x, y - from.y);
    }),
  );
  return Math.min(...far);
}

const STEPS = Array.from({ length: 12 }, (_, n) => (n + 1) / 12);

function quadraticRings(commands: readonly PathCommand[]): readonly (readonly Point[])[] {
  const rings: Point[][] = [];
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args;
    const ring = rings.at(-1) ?? [];
    const from = ring.at(-1) ?? { x: 0, y: 0 };
    if (command === 'moveTo') rings.push([{ x: a, y: b }]);
    else if (command === 'lineTo') ring.push({ x: a, y: b });
    else if (command === 'quadraticCurveTo') {
      const [control, to] = [
        { x: a, y: b },
        { x: c, y: d },
      ];
      for (const t of STEPS) {
        ring.push(between(between(from, control, t), between(control, to, t), t));
      }
    }
  }
  return rings;
}

function cubicRings(contours: readonly Contour[]): readonly (readonly Point[])[] {
  return contours.map(({ start, segments }) => {
    let at = start;
    return [
      start,
      ...segments.flatMap((segment) => {
        const from = at;
        at = segment.to;
        if (segment.kind === 'line') return [segment.to];
        const { first, second, to } = segment;
        return STEPS.map((t) => {
          const [a, b, c] = [
            between(from, first, t),
            between(first, second, t),
            between(second, to, t),
          ];
          return between(between(a, b, t), between(b, c, t), t);
        });
      }),
    ];
  });
}

function between(a: Point, b: Point, t: number): Point {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}
