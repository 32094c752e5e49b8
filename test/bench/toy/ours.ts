/** The toy policy in our own engine: a pack like any other, its insurance computed from the pack's table. */
import { readFileSync } from 'node:fs';
import { parseClaim, parseIdentities } from '../../../engine/claim.ts';
import { inYuan, toFen } from '../../../engine/money.ts';
import type { Problem, Result } from '../../../engine/problem.ts';
import { parseClauses } from '../../../engine/rule-pack/clauses.ts';
import { compilePack } from '../../../engine/rule-pack/compile.ts';
import { parsePack } from '../../../engine/rule-pack/parse.ts';
import { explain } from '../../../engine/explain.ts';
import { settle, type SettleInput } from '../../../engine/settle.ts';
import type { Settled } from '../../../engine/settlement.ts';
import { EMPTY_YEAR } from '../../../engine/year.ts';
import type { SettleToy } from './plug.ts';

const textOf = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');

function must<T>(result: Result<T, Problem>): T {
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

function compiled() {
  const parsed = parsePack(
    textOf('pack.yaml'),
    must(parseClauses(textOf('clauses.md'), 'clauses.md')),
    'pack.yaml',
  );
  if (!parsed.ok) throw new Error(parsed.problems.map((p) => `${p.at}: ${p.message}`).join('\n'));
  return must(compilePack(parsed.value, [], () => undefined));
}

const pack = compiled();
const [plan] = pack.plans;
const identities = must(parseIdentities([{ category: 'minimum-living', from: '2010-01-01' }]));
/** A bill as it comes out of parsing; only its amount differs from one to the next. */
const bill = must(
  parseClaim({
    care: 'inpatient',
    settledOn: '2024-08-01',
    fees: { total: inYuan(toFen(0)), inScope: inYuan(toFen(0)) },
    plan: 'toy',
  }),
);
const NO_FIGURES = pack.published;

/** Settles one bill with everything that the workstation asks for: identity, refusals, year, reasons, explanation. */
function settled(input: SettleInput): Settled {
  return must(settle(pack, input));
}

function inputOf(amount: number): SettleInput {
  const inScope = toFen(amount);
  const claim = { ...bill, fees: { total: inScope, inScope, outOfScope: toFen(0) } };
  return { claim, identities, figures: NO_FIGURES, year: EMPTY_YEAR, plan };
}

export const settleToy: SettleToy['settleToy'] = (amount) => {
  const { aid, counts, trace } = settled(inputOf(amount));
  return { basic: counts.basic, catastrophic: counts.catastrophic, aid, trace };
};

export const settleAndTellToy: SettleToy['settleAndTellToy'] = (amount) => {
  const input = inputOf(amount);
  const { aid, counts, trace } = explain(pack, input, settled(input));
  return { basic: counts.basic, catastrophic: counts.catastrophic, aid, trace };
};
