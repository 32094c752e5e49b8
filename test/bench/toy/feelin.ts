import { evaluate } from 'feelin';
import { FEN, YUAN, type ToyEngine, type Unit } from './engine.ts';

/** One FEEL context. The text is parsed at every call: feelin has no public step to compile it beforehand. */
function policy({ yuan, decimals }: Unit): string {
  return `{
    base: max(inScope - ${yuan(800)}, 0),
    basic: round half up(min(base, ${yuan(20_000)}) * 0.75
      + max(min(base, ${yuan(100_000)}) - ${yuan(20_000)}, 0) * 0.85, ${decimals}),
    left: max(inScope - basic - ${yuan(12_000)}, 0),
    catastrophic: round half up(min(left, ${yuan(50_000)}) * 0.6
      + max(min(left, ${yuan(100_000)}) - ${yuan(50_000)}, 0) * 0.65
      + max(left - ${yuan(100_000)}, 0) * 0.7, ${decimals}),
    aid: min(round half up((inScope - basic - catastrophic) * 0.7, ${decimals}), ${yuan(30_000)})
  }`;
}

function feelin(unit: Unit): ToyEngine {
  const text = policy(unit);
  return {
    name: `feelin, in ${unit.name}`,
    explains: 'no',
    settle: (inScope) => {
      const { value } = evaluate(text, { inScope: unit.fromFen(inScope) });
      return {
        basic: unit.toFen(value.basic),
        catastrophic: unit.toFen(value.catastrophic),
        aid: unit.toFen(value.aid),
        explanation: null,
      };
    },
  };
}

export const engines: readonly ToyEngine[] = [feelin(YUAN), feelin(FEN)];
