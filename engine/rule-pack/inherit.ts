import { z } from 'zod';
import type { ClauseId, PackId } from '../terms.ts';
import type { Found } from './checks/found.ts';
import { citationOf, citeClauses, citeTree } from './cite.ts';
import type { Clause } from './clauses.ts';
import { packRef } from './field-schema.ts';
import type { ParsedPack } from './parsed-pack.ts';
import { head, notComputed, override } from './schema.ts';
import { shapeFaults } from './shape-faults.ts';
import { overlap, placed, replaceAt, sameValue } from './tree-path.ts';

/** The pack that another was made from, where it is in the book already. */
export type ParentOf = (id: string) => ParsedPack | undefined;

/** A pack that is its parent's text but for what it overrides, each change with its clause and reason. */
const childSchema = z.strictObject({
  ...head,
  parent: packRef,
  overrides: z.array(override),
  notComputed: notComputed.exactOptional(),
});
type Override = z.output<typeof override>;

export type Made = {
  /** The whole tree that the pack comes to. */
  readonly source: unknown;
  readonly parent: PackId | null;
  /** The parent's clauses, cited as the parent's. */
  readonly clauses: ReadonlyMap<ClauseId, Clause>;
  readonly found: readonly Found[];
  /** Where a path of the whole tree stands in the pack's own text. */
  readonly ownPath: (path: readonly PropertyKey[]) => readonly PropertyKey[];
};

/**
 * The tree of a pack: its own, or its parent's with the clauses cited and the overrides in place. An override of what
 * the parent does not have, or to what the parent already says, is a fault.
 */
export function inherit(own: unknown, parentOf: ParentOf): Made {
  const none: readonly Found[] = [];
  const alone: Made = {
    source: own,
    parent: null,
    clauses: new Map<ClauseId, Clause>(),
    found: none,
    ownPath: (path) => path,
  };
  if (typeof own !== 'object' || own === null || !('parent' in own)) return alone;
  const child = childSchema.safeParse(own, { jitless: true });
  if (!child.success) {
    const found = shapeFaults(child.error.issues, own).map(({ path, message }) => ({
      path,
      message: `${message} (a pack with a parent has a head, overrides and notComputed only)`,
    }));
    return { ...alone, found };
  }
  const { overrides } = child.data;
  const parent = parentOf(child.data.parent);
  if (parent === undefined) {
    const message = `there is no pack ${child.data.parent} to be the parent: add it or correct the name`;
    return { ...alone, found: [{ path: ['parent'], message }] };
  }
  const citation = citationOf(parent.data);
  const cited = citeTree(parent.source, citation);
  const changed = applyOverrides(cited, overrides);
  const heads = Object.entries(own).filter(([key]) => key in head);
  const written = overrides.map(({ path }) => placed(cited, path.split('.')));
  const before = standing(parent, written).map((o) => citeTree(o, citation));
  const source = {
    ...(typeof changed.tree === 'object' ? changed.tree : {}),
    ...Object.fromEntries(heads),
    overrides: [...before, ...overrides],
    notComputed: [...notComputedOf(changed.tree), ...(child.data.notComputed ?? [])],
  };
  return {
    source,
    parent: parent.data.id,
    clauses: citeClauses(parent.clauses, citation),
    found: changed.found,
    ownPath: ownPathOf(source, overrides, before.length),
  };
}

/** The parent's own overrides, without those whose value is written anew at one of the paths. */
function standing(
  { data, source }: ParsedPack,
  written: readonly (readonly PropertyKey[])[],
): readonly Override[] {
  return (data.overrides ?? []).filter(({ path }) => {
    const at = placed(source, path.split('.'));
    return !written.some((over) => over.length <= at.length && overlap(over, at));
  });
}

function notComputedOf(tree: unknown): readonly unknown[] {
  if (typeof tree !== 'object' || tree === null || !('notComputed' in tree)) return [];
  return Array.isArray(tree.notComputed) ? tree.notComputed : [];
}

function applyOverrides(
  tree: unknown,
  overrides: readonly Override[],
): { readonly tree: unknown; readonly found: readonly Found[] } {
  let changed = tree;
  const found: Found[] = [];
  for (const [index, { path, value }] of overrides.entries()) {
    const steps = path.split('.');
    const replaced = replaceAt(changed, steps, value);
    const message = overrideFault(tree, overrides.slice(0, index), path, replaced, value);
    if (message !== null) found.push({ path: ['overrides', index, 'path'], message });
    else changed = replaced?.tree ?? changed;
  }
  return { tree: changed, found };
}

function overrideFault(
  tree: unknown,
  earlier: readonly Override[],
  path: string,
  replaced: { readonly before: unknown } | null,
  value: unknown,
): string | null {
  const steps = path.split('.');
  if ((steps[0] ?? '') in head) {
    return `override of ${path}, which each pack says of itself: write it there`;
  }
  if (replaced === null) {
    return `override of ${path}, which the parent does not have: correct the path`;
  }
  const at = placed(tree, steps);
  const other = earlier.find((o) => overlap(placed(tree, o.path.split('.')), at));
  if (other !== undefined) {
    return `override of ${path}, which the override of ${other.path} already changes: write one of the two`;
  }
  return sameValue(replaced.before, value)
    ? `override of ${path} to what the parent already says: it overrides nothing, remove it`
    : null;
}

/** A fault in what an override wrote stands there; one in what was taken over stands at the parent's name. */
function ownPathOf(
  source: unknown,
  overrides: readonly Override[],
  inherited: number,
): Made['ownPath'] {
  const written = overrides.map(({ path }) => placed(source, path.split('.')));
  return (path) => {
    const [first, index, ...rest] = path;
    if (first === 'overrides') return [first, Number(index) - inherited, ...rest];
    if (first === undefined || String(first) in head) return path;
    const within = written.findIndex(
      (at) => at.length <= path.length && at.every((step, i) => String(step) === String(path[i])),
    );
    const at = within < 0 ? undefined : written[within];
    if (at !== undefined) return ['overrides', within, 'value', ...path.slice(at.length)];
    const near = written.findIndex((each) => overlap(each.map(String), path.map(String)));
    return near < 0 ? ['parent'] : ['overrides', near, 'path'];
  };
}
