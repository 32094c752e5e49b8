// What the toy models use of the engines beside ours, in types. The packages are installed only for the measurement, and
// a checkout without them must still be checked as strictly as the rest.

declare module 'publicodes' {
  export type Evaluated = {
    readonly nodeValue: number;
    readonly explanation: object;
  };
  export default class Engine {
    constructor(
      rules: Readonly<Record<string, unknown>>,
      options: { readonly logger: Readonly<Record<'log' | 'warn' | 'error', () => void>> },
    );
    setSituation(situation: Readonly<Record<string, number>>): this;
    evaluate(rule: string): Evaluated;
  }
}

declare module 'json-rules-engine' {
  export type Almanac = { factValue(fact: string): Promise<number> };
  export type RuleResult = {
    readonly event: { readonly type: string };
    readonly conditions: { readonly all: readonly { readonly factResult: number }[] };
  };
  export class Engine {
    addFact(fact: string, value: (parameters: unknown, almanac: Almanac) => Promise<number>): this;
    addRule(rule: {
      readonly conditions: {
        readonly all: readonly {
          readonly fact: string;
          readonly operator: string;
          readonly value: number;
        }[];
      };
      readonly event: { readonly type: string };
    }): this;
    run(
      facts: Readonly<Record<string, number>>,
    ): Promise<{ readonly results: readonly RuleResult[] }>;
  }
}

declare module '@gorules/zen-engine' {
  export type Layers = Readonly<Record<'basic' | 'catastrophic' | 'aid', number>>;
  export type ZenDecision = {
    evaluate(
      context: Readonly<Record<string, number>>,
      options: { readonly trace: boolean },
    ): Promise<{ readonly result: Layers; readonly trace?: object }>;
  };
  export class ZenEngine {
    createDecision(graph: object): ZenDecision;
  }
}

declare module 'feelin' {
  export type Layers = Readonly<Record<'basic' | 'catastrophic' | 'aid', number>>;
  export function evaluate(
    expression: string,
    context: Readonly<Record<string, number>>,
  ): { readonly value: Layers; readonly warnings: readonly object[] };
}
