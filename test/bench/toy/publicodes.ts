import Engine from 'publicodes';
import { FEN, YUAN, type ToyEngine, type Unit } from './engine.ts';

const SILENT = { log: () => {}, warn: () => {}, error: () => {} };

/** Its own mechanisms in its own words: barème for bands, plancher and plafond for the least and the most. */
function rules({ yuan, decimals }: Unit) {
  const arrondi = `${decimals} décimales`;
  return {
    inScope: { valeur: 0 },
    base: { valeur: `inScope - ${yuan(800)}`, plancher: 0 },
    basic: {
      barème: {
        assiette: 'base',
        tranches: [
          { taux: '75%', plafond: yuan(20_000) },
          { taux: '85%', plafond: yuan(100_000) },
          { taux: '0%' },
        ],
      },
      arrondi,
    },
    left: { valeur: `inScope - basic - ${yuan(12_000)}`, plancher: 0 },
    catastrophic: {
      barème: {
        assiette: 'left',
        tranches: [
          { taux: '60%', plafond: yuan(50_000) },
          { taux: '65%', plafond: yuan(100_000) },
          { taux: '70%' },
        ],
      },
      arrondi,
    },
    rest: { valeur: 'inScope - basic - catastrophic' },
    share: { valeur: '70% * rest', arrondi },
    aid: { valeur: 'share', plafond: yuan(30_000) },
  };
}

function publicodes(unit: Unit): ToyEngine {
  const engine = new Engine(rules(unit), { logger: SILENT });
  return {
    name: `publicodes, in ${unit.name}`,
    explains: 'the evaluated node of every part, always',
    settle: (inScope) => {
      engine.setSituation({ inScope: unit.fromFen(inScope) });
      const [basic, catastrophic, aid] = [
        engine.evaluate('basic'),
        engine.evaluate('catastrophic'),
        engine.evaluate('aid'),
      ];
      return {
        basic: unit.toFen(basic.nodeValue),
        catastrophic: unit.toFen(catastrophic.nodeValue),
        aid: unit.toFen(aid.nodeValue),
        explanation: aid.explanation,
      };
    },
  };
}

export const engines: readonly ToyEngine[] = [publicodes(YUAN), publicodes(FEN)];
