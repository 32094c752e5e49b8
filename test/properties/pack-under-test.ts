/**
 * What the properties need to know of a document, in its own words: read from the document, not
 * from its pack.
 */
import type fc from 'fast-check';
import type { Json } from '../oracle/case-form.ts';
import type { Settled } from './bills.ts';

/**
 * A yearly limit: what the aid of these pools may come to together; null = the document sets none.
 */
export type Limit = { readonly pools: readonly string[]; readonly fen: number | null };

export type PackUnderTest = {
  readonly pack: string;
  readonly anyCase: fc.Arbitrary<Json>;
  readonly wellFormedCase: fc.Arbitrary<Json>;
  readonly anySubsidy: fc.Arbitrary<Json>;
  readonly anyCatastrophic: fc.Arbitrary<Json>;
  /** The limits that this bill's aid lies in, its own pool's first. */
  readonly limits: (given: Json, one: Settled) => readonly Limit[];
  /**
   * The year's limit of tilt, and what must hold before a fen of it is paid; null = there is none.
   */
  readonly tilt: {
    readonly cap: number;
    readonly needs: (given: Json, one: Settled) => boolean;
  } | null;
  readonly hasDeductible: boolean;
  /** Whether the pack brings figures along, which hold only where a case brings none. */
  readonly hasPublishedFigures: boolean;
  /** The lowest share that the document pays, in percent: of a single fen it may be nothing. */
  readonly lowestPercent: number;
  /** What the document asks nowhere, or only where a reading is on. */
  readonly unasked: readonly Unasked[];
};

export type Unasked = {
  readonly facts: readonly string[];
  readonly figures: readonly string[];
  readonly unless?: string;
};
