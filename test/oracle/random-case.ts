/** Whole random cases: one person, several bills over several days and years. */
import fc from 'fast-check';
import type { Aim } from './aim.ts';
import type { Json } from './case-form.ts';
import { isCommercialFirst } from './random-bill.ts';
import { often } from './random.ts';
import { CASE_FAULTS, SPOILT } from './spoilt.ts';

export type Person<Draft> = {
  readonly identities: readonly Json[];
  readonly drafts: readonly Draft[];
};
export const anyPerson = <Draft>(
  identity: fc.Arbitrary<Json>,
  draft: fc.Arbitrary<Draft>,
): fc.Arbitrary<Person<Draft>> =>
  fc.record({
    identities: fc.oneof(
      { arbitrary: fc.array(identity, { minLength: 1, maxLength: 3 }), weight: 14 },
      { arbitrary: fc.constant([]), weight: 1 },
    ),
    drafts: fc.array(draft, { minLength: 1, maxLength: 7 }),
  });

export type CaseParts<Draft> = {
  readonly readings: fc.Arbitrary<readonly string[]>;
  readonly figures: fc.Arbitrary<readonly Json[]>;
  readonly person: fc.Arbitrary<Person<Draft>>;
};

type RandomCases<Setting, Draft> = {
  readonly pack: string;
  /** What is wrong with a case under this document's form only. */
  readonly faults: readonly Json[];
  readonly settings: fc.Arbitrary<Setting>;
  readonly parts: (setting: Setting) => CaseParts<Draft>;
  /** The bill of a draft that comes after the earlier ones of a case. */
  readonly aimedBill: (head: Json, earlier: readonly unknown[], draft: Draft) => Json;
};

/** A bill is drawn once with nothing left of it, which shows what the year has left, then aimed. */
export const aimedAfterProbe =
  <At extends string, Draft extends { readonly exceeds: number | null; readonly aim: Aim<At> }>(
    billFrom: (draft: Draft, base: number, commercialFirst: boolean) => Json,
    aimedBase: (probed: Json, aim: Aim<At>) => number,
  ) =>
  (head: Json, earlier: readonly unknown[], draft: Draft): Json => {
    const first = isCommercialFirst(head);
    const probe = billFrom({ ...draft, exceeds: 0 }, 0, first);
    return billFrom(draft, aimedBase({ ...head, claims: [...earlier, probe] }, draft.aim), first);
  };

/**
 * `anyCase`: as cases come, also refused, spoilt, out of force. `wellFormedCase`: without anything
 * malformed.
 */
export function randomCases<Setting, Draft extends { readonly spoil: string | null }>(
  of: RandomCases<Setting, Draft>,
): { readonly anyCase: fc.Arbitrary<Json>; readonly wellFormedCase: fc.Arbitrary<Json> } {
  const cases = (withFaults: boolean) =>
    of.settings.chain((setting) => caseOf(of, of.parts(setting), withFaults));
  return { anyCase: cases(true), wellFormedCase: cases(false) };
}

function caseOf<Setting, Draft extends { readonly spoil: string | null }>(
  of: RandomCases<Setting, Draft>,
  { readings, figures, person }: CaseParts<Draft>,
  withFaults: boolean,
): fc.Arbitrary<Json> {
  const faults = withFaults ? [...CASE_FAULTS, ...of.faults] : [{}];
  return fc
    .record({
      readings,
      figures,
      person,
      leavesOut: often(16, [], [['figures'], ['identities', 'readings']]),
      fault: often(80, {}, faults),
    })
    .map(({ person: { identities, drafts }, leavesOut, fault, ...rest }) => {
      const stated = Object.entries({ ...rest, identities }).filter(
        ([key]) => !leavesOut.includes(key),
      );
      const head: Json = { id: 'R', pack: of.pack, ...Object.fromEntries(stated) };
      // One after another, for each is aimed at what the ones before it leave of the year.
      const claims = drafts.reduce<readonly unknown[]>((earlier, draft) => {
        const made = of.aimedBill(head, earlier, draft);
        const spoil = withFaults && draft.spoil !== null ? SPOILT[draft.spoil] : undefined;
        return [...earlier, spoil === undefined ? made : spoil(made)];
      }, []);
      return { ...head, claims, ...fault };
    });
}
