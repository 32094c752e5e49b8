/**
 * The program's own answer to a case, as it goes out: through the packs on disk and through JSON.
 */
import { fileURLToPath } from 'node:url';
import { readRulePacks } from '../../electron/rule-packs.ts';
import { answerCase } from '../../engine/case.ts';
import { isJson, type Json } from './case-form.ts';

const read = readRulePacks(fileURLToPath(new URL('../../rules', import.meta.url)));

export function engineText(given: Json, trace: 'none' | 'tree' = 'none'): string {
  if (!read.ok) throw new Error(`the packs cannot be read: ${JSON.stringify(read.problems)}`);
  return JSON.stringify(answerCase(given, read.value, trace));
}

export function engineAnswer(given: Json, trace: 'none' | 'tree' = 'none'): Json {
  const answer: unknown = JSON.parse(engineText(given, trace));
  if (!isJson(answer)) throw new Error(`not an answer: ${JSON.stringify(answer)}`);
  return answer;
}
