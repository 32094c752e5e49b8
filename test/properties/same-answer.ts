/**
 * Properties 7 and 11, and what a document does not ask: what must not change an answer by a single
 * byte.
 */
import { expect, test } from 'vitest';
import { answerCase } from '../../engine/case.ts';
import { isJson, type Json } from '../oracle/case-form.ts';
import { engineAnswer, engineText } from '../oracle/engine-answer.ts';
import { rulePacks } from '../rule-pack/read-pack.ts';
import { keysReversed } from './bills.ts';
import { checkEach, MINUTES } from './cases.ts';
import { packs, settledInTurn } from './engine-level.ts';
import type { PackUnderTest } from './pack-under-test.ts';

export function testSameAnswer({ anyCase, wellFormedCase }: PackUnderTest): void {
  test(
    '同样的输入得到同样的字节，连同说明在内；另读一遍规则文件也一样',
    () => {
      const again = rulePacks();
      checkEach(anyCase, (given) => {
        const text = engineText(given, 'tree');
        expect(engineText(given, 'tree')).toBe(text);
        expect(JSON.stringify(answerCase(structuredClone(given), again, 'tree'))).toBe(text);
        expect(engineText(given)).toBe(engineText(structuredClone(given)));
      });
    },
    30 * MINUTES,
  );

  test(
    '要不要说明，不影响答案',
    () => {
      checkEach(anyCase, (given) => {
        const withTrace = JSON.stringify(
          engineAnswer(given, 'tree'),
          (key: string, value: unknown) => (key === 'trace' ? undefined : value),
        );
        expect(withTrace).toBe(engineText(given));
      });
    },
    30 * MINUTES,
  );

  test(
    '字段的先后次序不影响答案',
    () => {
      checkEach(anyCase, (given) => {
        const reversed = keysReversed(given);
        if (!isJson(reversed)) throw new Error('not a case any more');
        expect(engineText(reversed, 'tree')).toBe(engineText(given, 'tree'));
      });
    },
    30 * MINUTES,
  );

  test(
    '身份登记、公布标准、所取读法的先后次序不影响结算',
    () => {
      checkEach(wellFormedCase, (given) => {
        const reversed = ['identities', 'figures', 'readings'].reduce(listReversed, given);
        const settled = (of: Json) => settledInTurn(of, packs).map(({ settlement }) => settlement);
        expect(JSON.stringify(settled(reversed))).toBe(JSON.stringify(settled(given)));
        expect(engineText(reversed, 'tree')).toBe(engineText(given, 'tree'));
      });
    },
    30 * MINUTES,
  );
}

function listReversed(given: Json, key: string): Json {
  const list = given[key];
  return Array.isArray(list) ? { ...given, [key]: list.toReversed() } : given;
}
