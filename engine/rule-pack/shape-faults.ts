import type { z } from 'zod';
import type { Found } from './checks/found.ts';

/** What the shape of a pack's tree has against it, each a sentence with the value that stands there and what to write. */
export function shapeFaults(issues: readonly z.core.$ZodIssue[], tree: unknown): readonly Found[] {
  return issues.flatMap((issue) => faultsOf(issue, [], tree));
}

function faultsOf(
  issue: z.core.$ZodIssue,
  under: readonly PropertyKey[],
  tree: unknown,
): readonly Found[] {
  const path = [...under, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `unknown key "${key}": correct the spelling or remove it`,
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.toSorted((a, b) => depthOf(b) - depthOf(a))[0] ?? [];
    if (depthOf(nearest) > 0) return nearest.flatMap((inner) => faultsOf(inner, path, tree));
    const choices = issue.errors.flatMap((branch) => branch.map(choiceOf));
    return [{ path, message: `${named(path, tree)}: write ${choices.join(' or ')}` }];
  }
  return [{ path, message: sentenceOf(issue, path, tree) }];
}

/** How far a branch of a union went before it failed: the one that went farthest was meant. */
function depthOf(branch: readonly z.core.$ZodIssue[]): number {
  return Math.max(0, ...branch.map((issue) => issue.path.length));
}

function sentenceOf(issue: z.core.$ZodIssue, path: readonly PropertyKey[], tree: unknown): string {
  const where = named(path, tree);
  const value = valueAt(tree, path);
  // Fields shared with other inputs have sentences of their own, some of which name the value.
  if (issue.message.startsWith('must be')) return `${where}: ${issue.message}`;
  if (issue.message.startsWith(`${JSON.stringify(value)} `)) {
    return `${inWords(path, tree)}: ${issue.message}`;
  }
  if (value === undefined) return `${where}: write ${choiceOf(issue)}`;
  // Where null may not stand, saying so again helps nobody.
  return `${where}: ${mendOf(issue)}`.replace(value === null ? OR_NULL : '', '');
}

function mendOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_union':
      return `write ${choiceOf(issue)}`;
    case 'too_small':
      if (issue.origin === 'string') return 'write some words';
      return `write at least ${issue.minimum}${issue.origin === 'array' ? ' of them' : ''}`;
    case 'too_big':
      return `write at most ${issue.maximum}`;
    default:
      return issue.message;
  }
}

const OR_NULL = ', or null where the document has none';
const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: `its parts${OR_NULL}`,
  string: 'text',
  boolean: 'true or false',
  number: 'a number',
  int: 'a whole number',
};

/** What may stand there. */
function choiceOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return issue.values.map((v) => JSON.stringify(v)).join(', ');
  if (issue.code === 'invalid_union' && issue.errors.length === 0) {
    return issue.message
      .replace(/^.*Expected /, '')
      .replaceAll(' | ', ', ')
      .replaceAll("'", '"');
  }
  if (issue.code === 'invalid_type') return KINDS[issue.expected] ?? issue.expected;
  return issue.message;
}

/** `tilt.kind is "x"`, or that it is missing. */
function named(path: readonly PropertyKey[], tree: unknown): string {
  const where = path.length === 0 ? 'the pack' : inWords(path, tree);
  const value = valueAt(tree, path);
  if (value === undefined) return `${where} is missing`;
  const text = JSON.stringify(value);
  return text.length > 60 ? where : `${where} is ${text}`;
}

/** A path as readings and overrides write it: an item of a list by its `id`, where it has one. */
function inWords(path: readonly PropertyKey[], tree: unknown): string {
  return path
    .map((step, index) => {
      const id = valueAt(tree, [...path.slice(0, index + 1), 'id']);
      const isNamed = typeof step === 'number' && typeof id === 'string' && /^[\w:-]+$/.test(id);
      return isNamed ? id : String(step);
    })
    .join('.');
}

function valueAt(tree: unknown, path: readonly PropertyKey[]): unknown {
  let node = tree;
  for (const step of path) {
    if (typeof node !== 'object' || node === null) return undefined;
    node = Reflect.get(node, step);
  }
  return node;
}
