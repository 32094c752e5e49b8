/** Not plain data, or keys that no object of JavaScript can hold in canonical order. */
export const STRANGE = Symbol('strange');

/**
 * The value with the keys of all its objects in canonical order; the value itself where they are, as in everything that
 * was read from canonical text.
 */
export function inOrder(value: unknown): unknown {
  switch (typeof value) {
    case 'string':
      return value.isWellFormed() ? value : STRANGE;
    case 'number':
      return Number.isFinite(value) ? value : STRANGE;
    case 'boolean':
      return value;
    case 'object':
      if (value === null) return value;
      if (Array.isArray(value)) return listInOrder(value);
      return isPlain(value) ? objectInOrder(value) : STRANGE;
    default:
      return STRANGE;
  }
}

function listInOrder(list: readonly unknown[]): unknown {
  let copy: unknown[] | null = null;
  for (let n = 0; n < list.length; n += 1) {
    const ordered = inOrder(list[n]);
    if (ordered === STRANGE) return STRANGE;
    if (copy === null && ordered !== list[n]) copy = list.slice(0, n);
    copy?.push(ordered);
  }
  return copy ?? list;
}

type Plain = Readonly<Record<string, unknown>>;

function objectInOrder(object: Plain): unknown {
  const keys = Object.keys(object);
  if (ascend(keys)) return membersInOrder(object, keys, null);
  // An object puts keys that are numbers before all others.
  if (keys.some((key) => /^\d/.test(key))) return STRANGE;
  return membersInOrder(object, keys.sort(), {});
}

/** `copy` is null while nothing had to be put in order. */
function membersInOrder(
  object: Plain,
  keys: readonly string[],
  copy: Record<string, unknown> | null,
): unknown {
  for (let n = 0; n < keys.length; n += 1) {
    const key = keys[n] ?? '';
    const member = object[key];
    if (member === undefined) continue;
    const ordered = inOrder(member);
    // This one name would be taken for something else.
    if (ordered === STRANGE || key === '__proto__' || !key.isWellFormed()) return STRANGE;
    if (copy === null && ordered !== member) copy = firstOf(object, keys, n);
    if (copy !== null) copy[key] = ordered;
  }
  return copy ?? object;
}

function firstOf(object: Plain, keys: readonly string[], count: number): Record<string, unknown> {
  return Object.fromEntries(keys.slice(0, count).map((key) => [key, object[key]]));
}

function ascend(keys: readonly string[]): boolean {
  for (let n = 1; n < keys.length; n += 1) if ((keys[n - 1] ?? '') >= (keys[n] ?? '')) return false;
  return true;
}

/** Nothing but its own members: no class, and no way of its own to become JSON. */
function isPlain(value: object): value is Plain {
  return Object.getPrototypeOf(value) === Object.prototype && !('toJSON' in value);
}
