import { answerCase } from '../../engine/case.ts';
import type { TraceWanted } from '../../engine/trace.ts';
import { rulePacks } from '../rule-pack/read-pack.ts';
import { partsOf, type Expectation } from '../cases/read-cases.ts';

const PACK = 'panzhihua/2023-02-01';
const packs = rulePacks();

const FIGURES = [
  { key: 'resident-income', from: '2024-01-01', until: '2024-12-31', value: '36000' },
  { key: 'poverty-monitor-line', from: '2024-01-01', until: '2024-12-31', value: '8000' },
];

type Given = Readonly<Record<string, unknown>>;

/** An inpatient bill wholly in scope that nobody has paid anything of yet. */
export function stay(yuan: string, more: Given = {}): Given {
  return {
    care: 'inpatient',
    settledOn: '2024-05-10',
    fees: { total: yuan, inScope: yuan },
    ...more,
  };
}

export function identity(category: string, more: Given = {}): Given {
  return { category, from: '2020-01-01', ...more };
}

/** The results of the bills of one person, settled in turn. */
export function settleAll(
  identities: readonly Given[],
  claims: readonly Given[],
  more: Given = {},
  trace: TraceWanted = 'none',
): readonly Expectation[] {
  const given = { id: 'policy', pack: PACK, figures: FIGURES, identities, claims, ...more };
  return partsOf(answerCase(given, packs, trace));
}

export function settleOne(
  identities: readonly Given[],
  claim: Given,
  more: Given = {},
  trace: TraceWanted = 'none',
): Expectation {
  const [result] = settleAll(identities, [claim], more, trace);
  if (result === undefined) throw new Error('no result');
  return result;
}

export function ask(more: Given): Readonly<Record<string, unknown>> {
  return answerCase({ id: 'policy', pack: PACK, ...more }, packs);
}
