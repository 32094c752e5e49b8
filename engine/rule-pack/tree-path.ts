/**
 * Paths into a pack's raw tree, as readings and overrides write them: `answers.large-cost.within`. In a list, a step is
 * the item's place or its `id`.
 */

/** The tree with another value at a path; null where the tree has no such path. */
export function replaceAt(
  tree: unknown,
  path: readonly string[],
  value: unknown,
): { readonly tree: unknown; readonly before: unknown } | null {
  const [step, ...rest] = path;
  if (step === undefined) return { tree: value, before: tree };
  const key = keyIn(tree, step);
  if (key === null || typeof tree !== 'object' || tree === null) return null;
  const inner = replaceAt(Reflect.get(tree, key), rest, value);
  if (inner === null) return null;
  const { before } = inner;
  if (!Array.isArray(tree)) return { tree: { ...tree, [key]: inner.tree }, before };
  return { tree: tree.with(Number(key), inner.tree), before };
}

/** The path with each item's `id` as its place in the list, as far as the tree has it. */
export function placed(tree: unknown, path: readonly string[]): readonly PropertyKey[] {
  const found: PropertyKey[] = [];
  let node = tree;
  for (const step of path) {
    const key = keyIn(node, step);
    if (key === null || typeof node !== 'object' || node === null) break;
    found.push(key);
    node = Reflect.get(node, key);
  }
  return found;
}

function keyIn(tree: unknown, step: string): string | number | null {
  if (typeof tree !== 'object' || tree === null) return null;
  if (!Array.isArray(tree)) return Object.hasOwn(tree, step) ? step : null;
  const items: readonly unknown[] = tree;
  const isNamed = (item: unknown) =>
    typeof item === 'object' && item !== null && 'id' in item && item.id === step;
  const place = items.findIndex(isNamed);
  if (place >= 0) return place;
  return /^\d+$/.test(step) && Number(step) < items.length ? Number(step) : null;
}

/** Whether one of two paths lies on the way of the other: what they set would meet. */
export function overlap(a: readonly PropertyKey[], b: readonly PropertyKey[]): boolean {
  const shorter = Math.min(a.length, b.length);
  return a.slice(0, shorter).every((step, index) => step === b[index]);
}

/** Whether two values say the same, in whatever order their keys stand. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every(
      (key) => Object.hasOwn(b, key) && sameValue(Reflect.get(a, key), Reflect.get(b, key)),
    )
  );
}
