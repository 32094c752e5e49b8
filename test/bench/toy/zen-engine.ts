import { ZenEngine } from '@gorules/zen-engine';
import { type ToyEngine } from './engine.ts';

/** In yuan only: it reckons in decimals, so there is nothing to gain from fen. */
const EXPRESSIONS = {
  base: 'max([inScope - 800, 0])',
  basic:
    'round((min([$.base, 20000]) * 0.75 + max([min([$.base, 100000]) - 20000, 0]) * 0.85) * 100) / 100',
  left: 'max([inScope - $.basic - 12000, 0])',
  catastrophic:
    'round((min([$.left, 50000]) * 0.6 + max([min([$.left, 100000]) - 50000, 0]) * 0.65 + max([$.left - 100000, 0]) * 0.7) * 100) / 100',
  aid: 'min([round((inScope - $.basic - $.catastrophic) * 0.7 * 100) / 100, 30000])',
};

const node = (type: string, content: object) => ({
  id: type,
  type,
  name: type,
  position: { x: 0, y: 0 },
  content,
});

const decision = new ZenEngine().createDecision({
  nodes: [
    node('inputNode', { schema: '' }),
    node('expressionNode', {
      passThrough: false,
      inputField: null,
      outputPath: null,
      executionMode: 'single',
      expressions: Object.entries(EXPRESSIONS).map(([key, value]) => ({ id: key, key, value })),
    }),
    node('outputNode', { schema: '' }),
  ],
  edges: [
    { id: 'in', sourceId: 'inputNode', targetId: 'expressionNode', type: 'edge' },
    { id: 'out', sourceId: 'expressionNode', targetId: 'outputNode', type: 'edge' },
  ],
});

function zenEngine(trace: boolean): ToyEngine {
  return {
    name: `@gorules/zen-engine, ${trace ? 'with' : 'without'} its trace`,
    explains: trace ? 'the value of every expression' : 'no',
    settleLater: async (inScope) => {
      const answer = await decision.evaluate({ inScope: inScope / 100 }, { trace });
      return {
        basic: answer.result.basic * 100,
        catastrophic: answer.result.catastrophic * 100,
        aid: answer.result.aid * 100,
        explanation: answer.trace ?? null,
      };
    },
  };
}

export const engines: readonly ToyEngine[] = [zenEngine(true), zenEngine(false)];
