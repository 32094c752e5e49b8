import { isTree, type Path } from './tree.ts';

/** One wrong thing in a pack: where, and what stands there instead. */
export type Mutation = {
  readonly kind: MutationKind;
  readonly path: Path;
  /** The value that stands there instead. */
  readonly to: unknown;
};

type MutationKind =
  | 'amount'
  | 'share'
  | 'clause'
  | 'category'
  | 'list entry'
  | 'pool'
  | 'cap'
  | 'deductible'
  | 'condition'
  | 'date'
  | 'number'
  | 'flag'
  | 'choice'
  | 'disease'
  | 'order'
  | 'answer'
  | 'figure'
  | 'rule'
  | 'band';

/** `amount: tilt.cap.yuan: "20000" → "29000"`; of a list only what is no longer there and what is new. */
export function inWords({ kind, path, to }: Mutation, from: unknown): string {
  const at = path.join('.');
  if (!Array.isArray(from) || !Array.isArray(to)) {
    return `${kind}: ${at}: ${JSON.stringify(from)} → ${JSON.stringify(to)}`;
  }
  const [before, after] = [from.map(nameOf), to.map(nameOf)];
  const gone = before.filter((item) => !after.includes(item)).map((item) => `− ${item}`);
  const come = after.filter((item) => !before.includes(item)).map((item) => `+ ${item}`);
  const changes = [...gone, ...come];
  return `${kind}: ${at}: ${changes.length > 0 ? changes.join(' ') : after.join(' ')}`;
}

function nameOf(item: unknown): string {
  if (!isTree(item)) return String(item);
  const name = item['id'] ?? item['also'] ?? item['name'] ?? item['kind'];
  return typeof name === 'string' ? name : JSON.stringify(item);
}
