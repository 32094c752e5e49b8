/** A font of a few glyphs, without hints: what is put into a PDF. */
export type FontFile = {
  readonly name: string;
  /** In the order of their numbers; the first is shown for what is missing. */
  readonly charstrings: readonly Uint8Array[];
  readonly defaultWidth: number;
  readonly nominalWidth: number;
};

/**
 * A CFF font (Adobe Technical Note 5176) whose glyphs are named by number (CID), a thousand units to the letter's height.
 */
export function fontFile({ name, charstrings, defaultWidth, nominalWidth }: FontFile): Buffer {
  const count = charstrings.length;
  const header = Buffer.from([1, 0, 4, 4]);
  const names = index([Buffer.from(name, 'latin1')]);
  const strings = index([Buffer.from('Adobe'), Buffer.from('Identity')]);
  const noSubroutines = index([]);
  // One range each: glyph n is called n, and all have the one private dictionary.
  const charset = count > 1 ? Buffer.from([2, 0, 1, ...uint16(count - 2)]) : Buffer.from([0]);
  const select = Buffer.from([3, 0, 1, 0, 0, 0, ...uint16(count)]);
  const glyphs = index(charstrings);
  const own = dictionary([
    [[defaultWidth], [20]],
    [[nominalWidth], [21]],
  ]);

  const topAt = header.length + names.length;
  const fixed = strings.length + noSubroutines.length;
  const charsetAt = topAt + topDictionary(count, 0, 0, 0, 0).length + fixed;
  const selectAt = charsetAt + charset.length;
  const glyphsAt = selectAt + select.length;
  const ownAt = glyphsAt + glyphs.length;
  const listAt = ownAt + own.length;
  const list = index([dictionary([[[own.length, ownAt], [18]]])]);
  const top = topDictionary(count, charsetAt, selectAt, glyphsAt, listAt);
  return Buffer.concat([
    header,
    names,
    top,
    strings,
    noSubroutines,
    charset,
    select,
    glyphs,
    own,
    list,
  ]);
}

/** The first two texts that are not the standard's own. */
const [ADOBE, IDENTITY] = [391, 392];

function topDictionary(
  count: number,
  charset: number,
  select: number,
  glyphs: number,
  list: number,
): Buffer {
  return index([
    dictionary([
      [
        [ADOBE, IDENTITY, 0],
        [12, 30],
      ],
      [[count], [12, 34]],
      [[charset], [15]],
      [[select], [12, 37]],
      [[glyphs], [17]],
      [[list], [12, 36]],
    ]),
  ]);
}

/** Every number takes five bytes, so that a dictionary is as long before its offsets are known as after. */
function dictionary(
  entries: readonly (readonly [values: readonly number[], operator: readonly number[]])[],
): Buffer {
  const number = (value: number) => {
    const bytes = Buffer.alloc(5, 29);
    bytes.writeInt32BE(value, 1);
    return [...bytes];
  };
  return Buffer.from(
    entries.flatMap(([values, operator]) => [...values.flatMap(number), ...operator]),
  );
}

function index(items: readonly Uint8Array[]): Buffer {
  if (items.length === 0) return Buffer.from([0, 0]);
  const offsets = [1];
  for (const { length } of items) offsets.push((offsets.at(-1) ?? 1) + length);
  const last = offsets.at(-1) ?? 1;
  const size = last < 0x100 ? 1 : last < 0x10000 ? 2 : 3;
  const head = Buffer.alloc(3 + offsets.length * size);
  head.writeUInt16BE(items.length, 0);
  head.writeUInt8(size, 2);
  for (const [at, offset] of offsets.entries()) head.writeUIntBE(offset, 3 + at * size, size);
  return Buffer.concat([head, ...items]);
}

function uint16(value: number): readonly number[] {
  return [(value >> 8) & 0xff, value & 0xff];
}
