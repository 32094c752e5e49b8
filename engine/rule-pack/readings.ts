import { fail, ok, type Result } from '../problem.ts';
import { shapeFaults } from './shape-faults.ts';
import { readChanges, type PackData, type Reading } from './schema.ts';
import { overlap, placed, replaceAt } from './tree-path.ts';

/**
 * The pack's data with the named readings switched on: each sets values of the pack's raw tree, which is then read as
 * strictly as the pack itself; in which order they are named makes no difference. Problems: READING_UNKNOWN names those
 * that the pack has; PACK_INVALID, where two of them say different things about one value.
 */
export function applyReadings(
  pack: PackData,
  source: unknown,
  on: readonly string[],
): Result<PackData> {
  if (on.length === 0) return ok(pack);
  const unknown = on.findIndex((id) => !pack.readings.some((r) => r.id === id));
  if (unknown >= 0) {
    const id = on[unknown] ?? '';
    const known = pack.readings.map((r) => r.id).join(', ');
    return fail({
      code: 'READING_UNKNOWN',
      message: `pack ${pack.id} has no reading ${JSON.stringify(id)}; it has: ${known}`,
      at: `readings.${unknown}`,
      facts: { reading: id, known },
    });
  }
  const readings = pack.readings.filter(({ id }) => on.includes(id));
  const clash = clashOf(readings, source);
  if (clash !== null) return fail({ code: 'PACK_INVALID', message: clash, at: 'readings' });
  let patched = source;
  for (const { set } of readings) {
    for (const [path, value] of Object.entries(set)) {
      patched = replaceAt(patched, path.split('.'), value)?.tree ?? patched;
    }
  }
  const read = readChanges(patched, source);
  if (read.success) return ok(Object.assign({}, pack, read.data));
  const [fault] = shapeFaults(read.error.issues, patched);
  return fail({
    code: 'PACK_INVALID',
    message: `with reading ${on.join(' and ')}, ${fault?.message ?? ''}`,
    at: 'readings',
  });
}

/** Two readings that set the same thing cannot both be on. */
export function clashOf(readings: readonly Reading[], source: unknown): string | null {
  const set = readings.flatMap(({ id, set: values }) =>
    Object.keys(values).map((path) => ({ id, path, at: placed(source, path.split('.')) })),
  );
  for (const [index, one] of set.entries()) {
    const other = set.slice(0, index).find((o) => o.id !== one.id && overlap(o.at, one.at));
    if (other !== undefined) {
      return `readings ${other.id} and ${one.id} both set ${one.path}: switch on one of the two`;
    }
  }
  return null;
}
