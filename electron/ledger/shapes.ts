import { z } from 'zod';
import { isRate, type Fen, type Rate } from '../../engine/money.ts';
import { isRegionCode, type RegionCode } from '../../engine/region.ts';
import { isIsoDate, type ClauseId, type IsoDate, type PackId } from '../../engine/terms.ts';

/**
 * Every key of `T` with a schema for it, optional ones too: a field added to `T` does not compile
 * until it is stored.
 */
export type Shape<T> = { readonly [K in keyof T]-?: z.ZodType<T[K]> };

export const text = z.string();
export const whole = z.number().refine(Number.isSafeInteger, 'is not a whole number');
export const fen = z.custom<Fen>(Number.isSafeInteger, 'is not whole fen');
export const rate = z.custom<Rate>(
  (value) => typeof value === 'string' && isRate(value),
  'is no share',
);
export const day = z.custom<IsoDate>(
  (value) => typeof value === 'string' && isIsoDate(value),
  'is not a day that exists',
);
export const clause = z.custom<ClauseId>((value) => typeof value === 'string', 'is not a clause');
export const pack = z.custom<PackId>((value) => typeof value === 'string', 'is not a pack');
export const region = z.custom<RegionCode>(
  (value) => typeof value === 'string' && isRegionCode(value),
  'is not the code of a region',
);
export const level = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** For unions: a kind or a word added to `T` does not compile until it is stored. */
export function exactly<T>() {
  return <S extends z.ZodType<T>>(
    schema: S & ([T] extends [z.output<S>] ? unknown : never),
  ): z.ZodType<T> => schema;
}
