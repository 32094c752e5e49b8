import { applyReadings, clashOf } from '../readings.ts';
import type { PackData, Reading } from '../schema.ts';
import { replaceAt, sameValue } from '../tree-path.ts';
import type { Found } from './found.ts';

type CheckData = (pack: PackData) => readonly Found[];

/**
 * Every reading sets something that is there to something else, and the pack that comes of it holds as well as the pack
 * itself, alone and with the other readings. What is only idle then (a figure, a list) may be idle: the reading is an
 * alternative.
 */
export function checkReadings(
  pack: PackData,
  source: unknown,
  checkData: CheckData,
): readonly Found[] {
  if (checkData(pack).length > 0) return [];
  const alone = pack.readings.flatMap((reading, index) => {
    const path = ['readings', index, 'set'];
    const wrong = idleSets(reading, source, path);
    if (wrong.length > 0) return wrong;
    return faultsWith(pack, source, [reading], checkData).map((message) => ({ path, message }));
  });
  return alone.length > 0 ? alone : together(pack, source, checkData);
}

function idleSets(
  { id, set }: Reading,
  source: unknown,
  path: readonly PropertyKey[],
): readonly Found[] {
  return Object.entries(set).flatMap(([to, value]) => {
    const replaced = replaceAt(source, to.split('.'), value);
    if (replaced === null) {
      const message = `reading ${id} sets ${to}, which this pack does not have: correct the path`;
      return [{ path: [...path, to], message }];
    }
    if (!sameValue(replaced.before, value)) return [];
    const message = `reading ${id} sets ${to} to what it already is: it changes nothing, correct or remove it`;
    return [{ path: [...path, to], message }];
  });
}

/** Of readings that may be on at once, any two must fit; two that set the same value never are. */
function together(pack: PackData, source: unknown, checkData: CheckData): readonly Found[] {
  const all = pack.readings;
  if (clashOf(all, source) === null && faultsWith(pack, source, all, checkData).length === 0) {
    return [];
  }
  return all.flatMap((one, index) =>
    all.slice(0, index).flatMap((other) => {
      if (clashOf([other, one], source) !== null) return [];
      return faultsWith(pack, source, [other, one], checkData).map((message) => ({
        path: ['readings', index, 'set'],
        message,
      }));
    }),
  );
}

/** What is wrong with the pack once some readings are on. */
function faultsWith(
  pack: PackData,
  source: unknown,
  readings: readonly Reading[],
  checkData: CheckData,
): readonly string[] {
  const on = readings.map((r) => r.id);
  const applied = applyReadings(pack, source, on);
  if (!applied.ok) return [applied.problem.message];
  return checkData(applied.value)
    .filter(({ message }) => !message.includes(IDLE))
    .map(({ message }) => `with reading ${on.join(' and ')}, ${message}`);
}

const IDLE = 'use it or remove it';
