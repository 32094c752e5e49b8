import { answerCase } from '../../engine/case.ts';
import { partsOf, type Expectation } from '../cases/read-cases.ts';
import { rulePacks } from '../rule-pack/read-pack.ts';

export const packs = rulePacks();
type Given = Readonly<Record<string, unknown>>;

/** An office's invented table: falling deductibles, bands and yearly limits of both insurances. */
export const PLAN = {
  id: 'residents-2025',
  name: '某区2025年居民医保',
  from: '2025-01-01',
  until: '2025-12-31',
  source: '某区文件',
  basic: {
    rows: [
      {
        care: ['inpatient'],
        levels: [2, 3],
        deductibles: ['1000', '600', '300'],
        bands: [
          { upTo: '10000', share: '0.60' },
          { upTo: null, share: '0.70' },
        ],
      },
      {
        care: ['inpatient'],
        levels: [1],
        deductibles: ['100'],
        bands: [{ upTo: null, share: '0.90' }],
      },
      {
        care: ['chronic-outpatient'],
        levels: [1, 2, 3],
        deductibles: ['0'],
        bands: [{ upTo: null, share: '0.50' }],
      },
    ],
    cap: '30000',
  },
  catastrophic: {
    deductible: '12000',
    bands: [
      { upTo: '30000', share: '0.60' },
      { upTo: null, share: '0.96' },
    ],
    cap: '15000',
  },
};

export function stay(inScope: string, more: Given = {}): Given {
  return {
    care: 'inpatient',
    settledOn: '2025-05-10',
    fees: { total: inScope, inScope },
    special: true,
    plan: PLAN.id,
    ...more,
  };
}

export function settle(
  pack: string,
  category: string,
  claims: readonly Given[],
  plans: readonly unknown[] = [PLAN],
): readonly Expectation[] {
  const identities = [{ category, from: '2020-01-01' }];
  return partsOf(answerCase({ id: 'plan', pack, identities, plans, claims }, packs, 'text'));
}

/** What the explanation says of an amount: all its lines that begin with that word. */
export function said(result: Expectation | undefined, word: string): readonly string[] {
  return String(result?.['trace'])
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith(`${word}：`));
}

export const HECHUAN = 'hechuan/2024-06-25';
