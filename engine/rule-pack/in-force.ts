import { holdsOn, type IsoDate } from '../terms.ts';
import type { PackData } from './schema.ts';

export function isInForce({ inForce }: Pick<PackData, 'inForce'>, day: IsoDate): boolean {
  return holdsOn(inForce, day);
}
