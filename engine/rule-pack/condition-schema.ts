import { z } from 'zod';
import { dayField, moneyField } from '../fields.ts';
import { places } from './field-schema.ts';

const level = z.union([z.literal(1), z.literal(2), z.literal(3)]);

/** A fact of one bill that an answer may depend on; all that are written must hold. */
const facts = {
  /** Of a list of this pack, by name, or by the agency's own mark where the list says that it decides. */
  diseaseIn: z.string().exactOptional(),
  treatmentIn: z.array(z.string().min(1)).min(1).exactOptional(),
  treatmentListed: z.boolean().exactOptional(),
  levelAtLeast: level.exactOptional(),
  /** Strictly above: this amount itself is not over it. */
  inScopeOver: moneyField.exactOptional(),
  registered: z.boolean().exactOptional(),
  ageAtLeast: z.number().int().min(0).max(150).exactOptional(),
  homeMaintenance: z.boolean().exactOptional(),
  rareDiseaseListed: z.boolean().exactOptional(),
  rareFacilityNamed: z.boolean().exactOptional(),
  place: places.exactOptional(),
  /** Both days inclusive: for a rule that starts or ends inside a year. */
  settledFrom: dayField.exactOptional(),
  settledUntil: dayField.exactOptional(),
};

const notEmpty = (when: object) => Object.keys(when).length > 0;
const EMPTY = 'a condition must say something: leave `when` out where the answer always holds';

const plain = z.strictObject(facts).refine(notEmpty, EMPTY);

/** When an answer holds: all of its facts, none of `not`, and one of `any`. */
export const condition = z
  .strictObject({
    ...facts,
    not: plain.exactOptional(),
    any: z.array(plain).min(2).exactOptional(),
  })
  .refine(notEmpty, EMPTY);

export type PlainCondition = z.output<typeof plain>;
export type Condition = z.output<typeof condition>;
