import {
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseDocument,
  visit,
  type Document,
} from 'yaml';

/** Where a path of the YAML text stands: `file:line:column`. */
export type Places = (path: readonly PropertyKey[]) => string;

type Fault = { readonly at: string; readonly message: string };
export type TextRead =
  | { readonly ok: true; readonly tree: unknown; readonly at: Places }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** Reads YAML strictly: one document, no key twice, no unknown tag, no alias without its anchor. */
export function readText(yaml: string, file: string): TextRead {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, strict: true, uniqueKeys: true });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const faults = [...document.errors, ...document.warnings].map((fault): Fault => {
    const says = (fault.message.split('\n')[0] ?? '').replace(/ at line \d+.*$/, '');
    return { at: place(fault.pos[0]), message: `this is not YAML: ${says}. ${mendOf(fault.code)}` };
  });
  if (faults.length > 0) return { ok: false, faults };
  const astray = aliasesAstray(document).map(({ source, offset }): Fault => {
    const message = `alias *${source} has no anchor before it: write &${source} where it is first meant, or correct it`;
    return { at: place(offset), message };
  });
  if (astray.length > 0) return { ok: false, faults: astray };
  const tree: unknown = document.toJS();
  return { ok: true, tree, at: placesOf(document, place) };
}

type Astray = { readonly source: string; readonly offset: number };

/** Aliases of what does not stand complete before them: the library would stop at the first, or go round for ever. */
function aliasesAstray(document: Document): readonly Astray[] {
  const anchors = new Set<string>();
  const found: Astray[] = [];
  visit(document, {
    Alias: (_key, { source, range }, path) => {
      const isInside = path.some(
        (outer) => isNode(outer) && 'anchor' in outer && outer.anchor === source,
      );
      if (isInside || !anchors.has(source)) found.push({ source, offset: range?.[0] ?? 0 });
    },
    Value: (_key, { anchor }) => {
      if (anchor !== undefined) anchors.add(anchor);
    },
  });
  return found;
}

function mendOf(code: string): string {
  return code === 'DUPLICATE_KEY'
    ? 'Leave one of the two keys'
    : 'Mend the brackets, quotes or indentation here';
}

/**
 * The place of the longest part of a path that the text has: of its value where that stands on the line of its key, else
 * of the key, so that a reader is sent to the line that names the thing.
 */
function placesOf(document: Document, place: (offset: number) => string): Places {
  return (path) => {
    let node: unknown = document.contents;
    let found = place(0);
    for (const step of path) {
      const next = stepInto(isAlias(node) ? node.resolve(document) : node, step, place);
      if (next === null) break;
      ({ node, at: found } = next);
    }
    return found;
  };
}

function stepInto(
  node: unknown,
  step: PropertyKey,
  place: (offset: number) => string,
): { readonly node: unknown; readonly at: string } | null {
  if (isSeq(node)) {
    const item: unknown = node.items[Number(step)];
    const start = startOf(item);
    return start === null ? null : { node: item, at: place(start) };
  }
  if (!isMap(node)) return null;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  if (pair === undefined) return null;
  const key = startOf(pair.key);
  const value = startOf(pair.value);
  if (key === null) return null;
  const ofKey = place(key);
  const ofValue = value === null ? ofKey : place(value);
  return { node: pair.value, at: lineOf(ofKey) === lineOf(ofValue) ? ofValue : ofKey };
}

function startOf(node: unknown): number | null {
  return isNode(node) ? (node.range?.[0] ?? null) : null;
}

function lineOf(at: string): string {
  return at.slice(0, at.lastIndexOf(':'));
}
