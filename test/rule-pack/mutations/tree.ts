/** A pack's raw tree, walked and changed at one place. */

export type Path = readonly (string | number)[];
export type Tree = Readonly<Record<string, unknown>>;

export function isTree(node: unknown): node is Tree {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

export function isTexts(node: unknown): node is readonly string[] {
  return Array.isArray(node) && node.length > 0 && node.every((item) => typeof item === 'string');
}

export type Node = { readonly path: Path; readonly value: unknown };

/** Every node of a tree with its path, outer ones first. */
export function* nodesOf(value: unknown, path: Path = []): Generator<Node> {
  yield { path, value };
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    for (const [index, item] of items.entries()) yield* nodesOf(item, [...path, index]);
  } else if (isTree(value)) {
    for (const [key, item] of Object.entries(value)) yield* nodesOf(item, [...path, key]);
  }
}

export function nodeAt(tree: unknown, path: Path): unknown {
  let node = tree;
  for (const step of path) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = Reflect.get(node, step);
  }
  return node;
}

/** The tree with another value at a path. */
export function withValue(tree: unknown, path: Path, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(tree)) {
    const items: readonly unknown[] = tree;
    return items.map((item, index) => (index === step ? withValue(item, rest, value) : item));
  }
  if (!isTree(tree)) return tree;
  return { ...tree, [step]: withValue(tree[step], rest, value) };
}

/** The last name of a path that is not a place in a list. */
export function keyOf(path: Path): string {
  return String(path.findLast((step) => typeof step === 'string') ?? '');
}
