import { fail, ok, type Result } from '../problem.ts';
import { packSchema, type PackData } from './schema.ts';

/**
 * The pack's data with the named readings switched on: each sets values of the pack's raw tree, which is then read as
 * strictly as the pack itself. Problem: READING_UNKNOWN names those that the pack has.
 */
export function applyReadings(
  pack: PackData,
  source: unknown,
  on: readonly string[],
): Result<PackData> {
  if (on.length === 0) return ok(pack);
  let patched = source;
  for (const [index, id] of on.entries()) {
    const reading = pack.readings.find((r) => r.id === id);
    if (reading === undefined) {
      const known = pack.readings.map((r) => r.id).join(', ');
      return fail({
        code: 'READING_UNKNOWN',
        message: `pack ${pack.id} has no reading ${JSON.stringify(id)}; it has: ${known}`,
        at: `readings.${index}`,
        facts: { reading: id, known },
      });
    }
    for (const [path, value] of Object.entries(reading.set)) {
      patched = replaceAt(patched, path.split('.'), value)?.tree ?? patched;
    }
  }
  const read = packSchema.safeParse(patched);
  if (read.success) return ok(read.data);
  return fail({
    code: 'PACK_INVALID',
    message: `readings ${on.join(', ')} of ${pack.id} do not fit together: ${read.error.issues[0]?.message ?? ''}`,
    at: 'readings',
  });
}

/** The tree with another value at a path; null where the tree has no such path. */
export function replaceAt(
  tree: unknown,
  path: readonly string[],
  value: unknown,
): { readonly tree: unknown } | null {
  const [key, ...rest] = path;
  if (key === undefined) return { tree: value };
  if (typeof tree !== 'object' || tree === null || !Object.hasOwn(tree, key)) return null;
  const inner = replaceAt(Reflect.get(tree, key), rest, value);
  if (inner === null) return null;
  if (!Array.isArray(tree)) return { tree: { ...tree, [key]: inner.tree } };
  return { tree: tree.with(Number(key), inner.tree) };
}
