/** The agreement of the program with one document's oracle, over its random cases and questions. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareWith, RUNS, SEED } from './agreement.ts';
import { isJson, textsAt, type Json } from './case-form.ts';
import { differences } from './comparison.ts';
import type { Oracle } from './oracle-of.ts';
import { CASE_FAULTS } from './spoilt.ts';

/**
 * The questions beside settlement: all that the document's own file of them exports, these and
 * others.
 */
type Asks = Readonly<Record<'anySubsidy' | 'anyCatastrophic' | 'anyWarning', fc.Arbitrary<Json>>>;
const NAMES: Readonly<Record<string, string>> = {
  anySubsidy: '资助参保',
  anyCatastrophic: '大病保险倾斜',
  anyWarning: '预警监测',
  anyDeadline: '名单移交与审核期限',
  anyFundCheck: '基金核对',
  anyWithoutClause: '期限与基金核对（本方案无此条）',
  anyFault: '写错的个案',
};

export type DocumentUnderTest = {
  readonly pack: string;
  readonly oracle: Oracle;
  readonly anyCase: fc.Arbitrary<Json>;
  readonly asks: Asks;
  /** A case, but for its head, in whose last answer every change must be noticed. */
  readonly noticed: {
    readonly given: Json;
    /** What the last answer shows, so that the changes below are changes. */
    readonly shows: Json;
    readonly changes: readonly Json[];
  };
};

const MINUTES = 60_000;

export function testAgreement({ pack, oracle, anyCase, asks, noticed }: DocumentUnderTest): void {
  test(
    '随机的人、账单与年度里，每一项金额、身份、理由都与独立核算一致',
    () => {
      const { differ, claims } = compareWith(oracle, anyCase, RUNS);
      if (RUNS > 5000) console.info(`${claims} claims of ${RUNS} cases compared, seed ${SEED}`);
      expect(differ).toEqual([]);
      expect(claims).toBeGreaterThan(RUNS);
    },
    30 * MINUTES,
  );

  const anyFault = fc
    .constantFrom(...CASE_FAULTS)
    .map((fault) => ({ id: 'E', pack, claims: [], ...fault }));
  const asked = Object.entries({ ...asks, anyFault });
  test.each(asked.map(([key, one]) => [NAMES[key] ?? key, one] as const))(
    '%s的回答与独立核算一致',
    (_, one) => {
      expect(compareWith(oracle, one, 1000).differ).toEqual([]);
    },
  );

  test('核对确实看得出差别：改动一分钱、一个理由、一个字段，都会报出来', () => {
    const answer = oracle({ id: 'X', pack, ...noticed.given });
    const results = answer['results'];
    const last: unknown = Array.isArray(results) ? results.at(-1) : undefined;
    if (!isJson(last) || !Array.isArray(results)) throw new Error('no result to change');
    expect(last).toMatchObject(noticed.shows);
    const changed = (change: Json) => {
      const engine = { ...answer, results: [...results.slice(0, -1), { ...last, ...change }] };
      return differences(engine, answer).map(({ kind }) => kind);
    };
    expect(changed({})).toEqual([]);
    const usual = [
      { surplus: '0.00' },
      { deposit: undefined },
      { reasons: [...textsAt(last, 'reasons'), 'RETROACTIVE'] },
    ];
    for (const change of [...usual, ...noticed.changes]) {
      const [field = ''] = Object.keys(change);
      expect(changed(change)).toEqual([expect.stringMatching(`^${field}( |$)`)]);
    }
    expect(changed({ problem: { code: 'STALE' } })).toEqual(['a problem without a sentence']);
    expect(differences({ ...answer, results: [] }, answer)).toHaveLength(1);
  });
}
