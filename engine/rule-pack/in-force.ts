import type { IsoDate } from '../terms.ts';
import type { PackData } from './schema.ts';

export function isInForce(pack: Pick<PackData, 'inForce'>, day: IsoDate): boolean {
  const { from, until } = pack.inForce;
  return from <= day && (until === null || day <= until);
}
