import {
  answerCatastrophic,
  answerDeadline,
  answerFundCheck,
  answerSubsidy,
  answerWarning,
} from './ask-cases.ts';
import type { Answer } from './case-head.ts';
import { problemOf } from './case-result.ts';
import { fail, type Result } from './problem.ts';
import type { PackBook } from './rule-pack/pack-book.ts';
import { answerSettle } from './settle-case.ts';
import type { TraceWanted } from './trace.ts';

/**
 * Answers one case of the case format: `{id, results}` for settle, `{id, result}` for the other asks, `{id, problem}`
 * where the case itself is wrong. Pure but for the packs it is given.
 */
export function answerCase(input: unknown, packs: PackBook, trace: TraceWanted = 'none'): Answer {
  const id = idOf(input);
  const answer = answerAsk(input, packs, trace);
  return answer.ok ? { id, ...answer.value } : { id, problem: problemOf(answer.problem) };
}

/** The id by which an answer is keyed; null where the case has none. */
export function idOf(input: unknown): string | number | null {
  if (typeof input !== 'object' || input === null || !('id' in input)) return null;
  return typeof input.id === 'string' || typeof input.id === 'number' ? input.id : null;
}

const ASKS = {
  subsidy: answerSubsidy,
  catastrophic: answerCatastrophic,
  warning: answerWarning,
  deadline: answerDeadline,
  'fund-check': answerFundCheck,
} as const;

function answerAsk(input: unknown, packs: PackBook, trace: TraceWanted): Result<Answer> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return fail({ code: 'MALFORMED', message: 'a case is one JSON object' });
  }
  const ask: unknown = Reflect.get(input, 'ask') ?? 'settle';
  if (ask === 'settle') return answerSettle(input, packs, trace);
  if (isAsk(ask)) return ASKS[ask](input, packs);
  return fail({
    code: 'ASK_NOT_ANSWERED',
    message: `ask ${JSON.stringify(ask)} is not answered; asks are: settle, ${Object.keys(ASKS).join(', ')}`,
    at: 'ask',
  });
}

function isAsk(ask: unknown): ask is keyof typeof ASKS {
  return typeof ask === 'string' && Object.hasOwn(ASKS, ask);
}
