/** Random bills: what is drawn of one whatever the document, and the bill written down from it. */
import fc from 'fast-check';
import type { Aim } from './aim.ts';
import { PLACES, REFERRALS, textsAt, type Json } from './case-form.ts';
import { chance, fenText, often } from './random.ts';
import { SPOILT } from './spoilt.ts';

/** `fen` is what basic insurance paid, where it paid anything. */
export const paymentsOf = (fen: fc.Arbitrary<number>) =>
  fc.record({
    basic: fc.oneof(fc.constant(0), fen),
    catastrophic: often(4, 0, [1, 500_000, 1_234_567]),
    otherInsurance: often(6, 0, [1, 10_050]),
    rareDiseaseFund: often(8, 0, [1, 80_000, 20_000_000]),
    commercial: often(3, 0, [1, 33_333, 700_000]),
    commercialOutOfScope: often(5, 0, [1, 50_000]),
    charity: often(4, 0, [1, 20_000, 300_000, 9_000_000]),
  });
type Paid = ReturnType<typeof paymentsOf> extends fc.Arbitrary<infer T> ? T : never;

/** A document adds the facts it asks for to these, or puts its own in their place. */
export const usualFacts = <At extends string>(of: {
  readonly aim: fc.Arbitrary<Aim<At>>;
  readonly paid: fc.Arbitrary<Paid>;
  readonly care: fc.Arbitrary<string>;
  readonly day: fc.Arbitrary<string>;
  /** What only other documents ask about: it must change nothing here. */
  readonly elsewhereOnly: readonly Json[];
}) => ({
  aim: of.aim,
  paid: of.paid,
  /** By how much the payments exceed the in-scope cost; null where they do not. */
  exceeds: often(14, null, [0, 1, 5000]),
  outOfScope: often(2, 0, [1, 2, 50_000, 200_000]),
  statesOutOfScope: fc.boolean(),
  leavesOut: fc.boolean(),
  spoil: often(24, null, Object.keys(SPOILT)),
  care: of.care,
  settledOn: of.day,
  filedOn: fc.option(of.day, { freq: 2 }),
  level: fc.constantFrom(1, 2, 3),
  designated: chance(94),
  place: often(1, 'county', PLACES),
  referral: often(2, 'not-needed', REFERRALS),
  agencyException: chance(8),
  standardElsewhere: chance(3),
  elsewhereOnly: often(10, {}, of.elsewhereOnly),
});

/** What is written down of a bill in the same way for every document. */
export type Drawn = {
  readonly paid: Paid;
  readonly exceeds: number | null;
  readonly statesOutOfScope: boolean;
  readonly leavesOut: boolean;
  readonly care: string;
  readonly settledOn: string;
  readonly filedOn: string | null;
  readonly level: number;
  readonly designated: boolean;
  readonly place: string;
  readonly elsewhereOnly: Json;
};

export function isCommercialFirst(head: Json): boolean {
  return textsAt(head, 'readings').includes('commercial-before-aid');
}

/** In fen; a bill's base is its cost less this. */
export function paidBeforeAid({ paid }: Drawn, commercialFirst: boolean): number {
  return (
    paid.basic +
    paid.catastrophic +
    paid.otherInsurance +
    paid.rareDiseaseFund +
    (commercialFirst ? paid.commercial : 0)
  );
}

/** The cost whose base is `base`, unless the payments are to exceed it. */
export function costFor(drawn: Drawn, base: number, commercialFirst: boolean): number {
  const before = paidBeforeAid(drawn, commercialFirst);
  return drawn.exceeds === null ? before + base : Math.max(0, before - drawn.exceeds);
}

/** The contract's defaults: half of the bills leave out what is as usual. */
const USUAL: Json = {
  level: 2,
  designated: true,
  place: 'county',
  referral: 'not-needed',
  primaryCareFirst: false,
  treatmentListed: true,
  registered: true,
  patientAge: 0,
  homeMaintenance: false,
  rareDiseaseListed: true,
  rareFacilityNamed: true,
  agencyException: false,
  standardElsewhere: false,
};

/**
 * `facts` are what the document asks for, each left out where it is null, or as usual in a bill that
 * leaves that out.
 */
export function billOf(
  drawn: Drawn,
  fees: { readonly inScope: number; readonly outOfScope: number },
  facts: Json,
): Json {
  const { care, settledOn, filedOn, level, designated, place } = drawn;
  const stated = (all: Json): Json =>
    Object.fromEntries(
      Object.entries(all).filter(
        ([key, value]) => value !== null && (!drawn.leavesOut || value !== USUAL[key]),
      ),
    );
  const paid = Object.entries(drawn.paid)
    .filter(([, amount]) => amount > 0 || !drawn.leavesOut)
    .map(([key, amount]) => [key, fenText(amount)]);
  return {
    care,
    settledOn,
    fees: {
      total: fenText(fees.inScope + fees.outOfScope),
      inScope: fenText(fees.inScope),
      ...(drawn.statesOutOfScope ? { outOfScope: fenText(fees.outOfScope) } : {}),
    },
    paid: Object.fromEntries(paid),
    facility: stated({ level, designated, place }),
    ...stated({ filedOn, ...facts }),
    ...drawn.elsewhereOnly,
  };
}
