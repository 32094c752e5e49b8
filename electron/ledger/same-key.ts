import { assert, fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { Content } from './bodies.ts';
import { conflict, isAsked, type Asked } from './conflict.ts';
import { requestHashOf } from './entries.ts';
import type { Journal } from './journal.ts';
import type { Lookups } from './lookups.ts';
import type { MessageLookups } from './message-lookups.ts';
import type { Message } from './port-messages.ts';

/** What a key stands for. */
export type Keys = {
  /**
   * What came of this very request when it was made before, null where its key is new; a Problem where the key meant
   * something else.
   */
  before(
    key: string,
    asked: Extract<Content, Asked>,
  ): Result<Message, Problem<'IDEMPOTENCY_CONFLICT'>> | null;
};

export function openKeys({
  journal,
  lookups,
  messages,
}: {
  readonly journal: Journal;
  readonly lookups: Lookups;
  readonly messages: MessageLookups;
}): Keys {
  const before: Keys['before'] = (key, asked) => {
    const earlier = journal.byKey(key);
    if (earlier === null) return null;
    assert(isAsked(earlier), 'only what books money, or is about to, has a key');
    if (earlier.requestHash !== requestHashOf(asked)) {
      const settled = earlier.kind === 'sending' ? messages.settled(earlier.body.messageId) : null;
      return fail(conflict(key, { earlier, settled }, asked));
    }
    if (earlier.kind !== 'sending') {
      return ok({ state: 'settled', settlement: lookups.recorded(earlier) });
    }
    const followed = messages.find(earlier.body.messageId);
    assert(followed !== null, 'what was sent is found under its number');
    return ok(messages.became(followed));
  };
  return { before };
}
