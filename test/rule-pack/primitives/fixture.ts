import { fileURLToPath } from 'node:url';
import { readRulePacks } from '../../../electron/rule-packs.ts';
import { answerCase } from '../../../engine/case.ts';
import { partsOf, type Expectation } from '../../cases/read-cases.ts';

/** Invented packs of an invented region: what the five documents do not use, each primitive once. */
export const FIXTURES = fileURLToPath(new URL('../fixtures', import.meta.url));

const read = readRulePacks(FIXTURES);
if (!read.ok) throw new Error(read.problems.map((p) => `${p.at}: ${p.message}`).join('\n'));
export const fixtures = read.value;

type Given = Readonly<Record<string, unknown>>;

/** A bill wholly in scope that nobody has paid anything of yet. */
export function bill(yuan: string, more: Given = {}): Given {
  return {
    care: 'inpatient',
    settledOn: '2024-08-10',
    fees: { total: yuan, inScope: yuan },
    ...more,
  };
}

/** The bills of one person of a category, settled in turn, each with its explanation as text. */
export function settleAll(
  pack: string,
  category: string,
  claims: readonly Given[],
  more: Given = {},
): readonly Expectation[] {
  const identities = [{ category, from: '2000-01-01' }];
  return partsOf(
    answerCase({ id: 'primitive', pack, identities, claims, ...more }, fixtures, 'text'),
  );
}

export function settleOne(
  pack: string,
  category: string,
  claim: Given,
  more: Given = {},
): Expectation {
  const [result] = settleAll(pack, category, [claim], more);
  if (result === undefined) throw new Error('no result');
  return result;
}

/** The explanation of a result, a line each, without its indentation. */
export function linesOf(result: Expectation | undefined): readonly string[] {
  return String(result?.['trace'])
    .split('\n')
    .map((line) => line.trim());
}
