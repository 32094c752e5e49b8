import { z } from 'zod';
import { CATEGORIES } from '../../engine/terms.ts';
import type { Person, RecordedIdentity } from './records.ts';
import { day, exactly, region, text, type Shape } from './shapes.ts';

const identity: z.ZodType<RecordedIdentity> = exactly<RecordedIdentity>()(
  z.strictObject({
    category: z.enum(CATEGORIES),
    from: day,
    until: day.nullable(),
    treatedAs: z.enum(CATEGORIES).nullable(),
    localHousehold: z.boolean(),
    source: text,
  } satisfies Shape<RecordedIdentity>),
);

const PERSON = {
  id: text,
  name: text,
  certificate: text,
  initials: text,
  identities: z.array(identity).readonly(),
};

const personNow: z.ZodType<Person> = exactly<Person>()(
  z.strictObject({ ...PERSON, recognisedIn: region.nullable() } satisfies Shape<Person>),
);
/** Nobody was asked where they are recognised while a workstation had the packs of one place. */
const olderPerson: z.ZodType<Person> = z
  .strictObject(PERSON)
  .transform((person) => ({ ...person, recognisedIn: null }));

export const personBody = z.union([personNow, olderPerson]);
