import { Engine, type RuleResult } from 'json-rules-engine';
import { FEN, YUAN, type ToyEngine, type Unit } from './engine.ts';

/**
 * It has conditions and no arithmetic: amounts are facts, which are functions of JavaScript, each reckoned once a run; a
 * rule for each layer asks for its fact, and the rule's result tells the value it saw.
 */
function engineIn({ yuan, decimals }: Unit): Engine {
  const round =
    decimals === 2 ? (n: number) => Math.round(n) / 100 : (n: number) => Math.round(n / 100);
  const engine = new Engine();
  engine.addFact('basic', async (_, facts) => {
    const base = Math.max(0, (await facts.factValue('inScope')) - yuan(800));
    return round(
      Math.min(base, yuan(20_000)) * 75 +
        Math.max(0, Math.min(base, yuan(100_000)) - yuan(20_000)) * 85,
    );
  });
  engine.addFact('catastrophic', async (_, facts) => {
    const cost = await facts.factValue('inScope');
    const left = Math.max(0, cost - (await facts.factValue('basic')) - yuan(12_000));
    return round(
      Math.min(left, yuan(50_000)) * 60 +
        Math.max(0, Math.min(left, yuan(100_000)) - yuan(50_000)) * 65 +
        Math.max(0, left - yuan(100_000)) * 70,
    );
  });
  engine.addFact('aid', async (_, facts) => {
    const afterBasic = (await facts.factValue('inScope')) - (await facts.factValue('basic'));
    const rest = afterBasic - (await facts.factValue('catastrophic'));
    return Math.min(yuan(30_000), round(rest * 70));
  });
  for (const fact of ['basic', 'catastrophic', 'aid']) {
    engine.addRule({
      conditions: { all: [{ fact, operator: 'greaterThanInclusive', value: 0 }] },
      event: { type: fact },
    });
  }
  return engine;
}

function jsonRulesEngine(unit: Unit): ToyEngine {
  const engine = engineIn(unit);
  return {
    name: `json-rules-engine, in ${unit.name}`,
    explains: 'in part: the conditions met, with their values',
    settleLater: async (inScope) => {
      const { results } = await engine.run({ inScope: unit.fromFen(inScope) });
      return {
        basic: unit.toFen(seen(results, 'basic')),
        catastrophic: unit.toFen(seen(results, 'catastrophic')),
        aid: unit.toFen(seen(results, 'aid')),
        explanation: results,
      };
    },
  };
}

/** The value of the layer's fact, as its rule saw it. */
function seen(results: readonly RuleResult[], layer: string): number {
  return results.find((each) => each.event.type === layer)?.conditions.all[0]?.factResult ?? NaN;
}

export const engines: readonly ToyEngine[] = [jsonRulesEngine(YUAN), jsonRulesEngine(FEN)];
