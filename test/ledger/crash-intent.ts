import { z } from 'zod';
import type { Problem, Result } from '../../engine/problem.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { RecordedSettlement, Stamp } from '../../electron/ledger/records.ts';
import type { Message } from '../../electron/ledger/port-messages.ts';
import { fen, text, whole } from '../../electron/ledger/shapes.ts';
import { buildPerson } from './build-draft.ts';
import { askFor, yearOfWish, type At } from './yearly-bill.ts';
import { printSlip } from './print-slip.ts';

/** What a program that may be killed at any moment was about to do, and can do again afterwards. */

const wish = z.strictObject({
  personId: text,
  settledOn: text,
  total: whole,
  basic: whole,
  payment: z.strictObject({ mobile: whole, tendered: whole }).nullable(),
});
export const intentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), personId: text, certificate: text }),
  z.strictObject({ kind: z.literal('record'), key: text, wish }),
  z.strictObject({ kind: z.literal('send'), key: text, wish }),
  z.strictObject({ kind: z.literal('answered'), messageId: text, platformId: text }),
  z.strictObject({ kind: z.literal('unanswered'), messageId: text }),
  z.strictObject({ kind: z.literal('abandon'), messageId: text }),
  z.strictObject({ kind: z.literal('confirm'), settlementId: text, platformId: text }),
  z.strictObject({ kind: z.literal('reverse'), key: text, settlementId: text }),
  z.strictObject({ kind: z.literal('close'), upTo: whole, counted: fen }),
  z.strictObject({ kind: z.literal('print'), settlementId: text }),
]);
export type Intent = z.infer<typeof intentSchema>;

/** What the ledger acknowledged; `head` is its last entry then. */
export const doneSchema = z.strictObject({
  head: whole,
  code: text,
  settled: z.strictObject({ id: text, hash: text }).nullable(),
  message: z.strictObject({ id: text, state: text }).nullable(),
});
export type Done = z.infer<typeof doneSchema>;

/** A line of the child: it says what it asks before it asks, and what was acknowledged after it was. */
export const lineSchema = z.union([
  z.literal('ready'),
  z.strictObject({ opened: whole }),
  z.strictObject({ asks: intentSchema }),
  z.strictObject({ done: doneSchema }),
]);

export const orderSchema = z.strictObject({
  file: text,
  seed: whole,
  /** Asked for when the program was killed, and not known to be done: it is asked for again. */
  pending: intentSchema.nullable(),
});
export type Order = z.infer<typeof orderSchema>;

export const WINDOW: At = { facility: 'H51040200001', operator: '收费员甲' };
export const SHIFT = { span: 'shift', ...WINDOW } as const;

/** The number of the last entry: an open period reaches to it. */
export async function headOf(ledger: Ledger): Promise<number> {
  return (await ledger.closeSheet(SHIFT)).upTo;
}

export async function perform(ledger: Ledger, intent: Intent, stamp: Stamp): Promise<Done> {
  const outcome = await ask(ledger, intent, stamp);
  return { head: await headOf(ledger), ...outcome };
}

type Outcome = Omit<Done, 'head'>;
type Reply = Result<unknown, Problem>;

async function ask(ledger: Ledger, intent: Intent, stamp: Stamp): Promise<Outcome> {
  switch (intent.kind) {
    case 'person': {
      const { personId: id, certificate } = intent;
      return outcomeOf(await ledger.savePerson(buildPerson(id, { certificate }), stamp));
    }
    case 'record':
      return settledOf(await ledger.record(await entryOf(ledger, intent, stamp)));
    case 'send':
      return messageOf(await ledger.send(await entryOf(ledger, intent, stamp)));
    case 'answered': {
      const answer = { platformId: intent.platformId, differences: [] };
      const reply = await ledger.answered(intent.messageId, answer, stamp);
      const message = reply.ok ? { id: intent.messageId, state: 'settled' } : null;
      return { ...settledOf(reply), message };
    }
    case 'unanswered':
      return messageOf(await ledger.unanswered(intent.messageId, '超时', stamp));
    case 'abandon':
      return messageOf(await ledger.abandon(intent.messageId, '平台无', stamp));
    case 'confirm': {
      const { settlementId, platformId } = intent;
      return outcomeOf(await ledger.confirm({ settlementId, platformId, differences: [] }, stamp));
    }
    case 'reverse':
      return settledOf(await ledger.reverse(intent.settlementId, '录错', intent.key, stamp));
    case 'close': {
      const { upTo, counted } = intent;
      const request = { ...SHIFT, upTo, counted, reason: null, handedTo: null };
      return outcomeOf(await ledger.closePeriod(request, stamp));
    }
    case 'print':
      await printSlip(ledger, intent.settlementId, stamp);
      return { code: 'ok', settled: null, message: null };
  }
}

async function entryOf(
  ledger: Ledger,
  { key, wish: asked }: Extract<Intent, { kind: 'record' | 'send' }>,
  stamp: Stamp,
) {
  const year = await ledger.yearSoFar(asked.personId, yearOfWish(asked));
  const { bill: _bill, ...entry } = askFor(year, asked, WINDOW, { key, stamp });
  return entry;
}

function outcomeOf(reply: Reply): Outcome {
  return { code: reply.ok ? 'ok' : reply.problem.code, settled: null, message: null };
}

function settledOf(reply: Result<RecordedSettlement, Problem>): Outcome {
  const settled = reply.ok ? { id: reply.value.id, hash: reply.value.hash } : null;
  return { ...outcomeOf(reply), settled };
}

function messageOf(reply: Result<Message, Problem>): Outcome {
  if (!reply.ok) return outcomeOf(reply);
  const { value } = reply;
  if (value.state === 'settled') return settledOf({ ok: true, value: value.settlement });
  return { ...outcomeOf(reply), message: { id: value.messageId, state: value.state } };
}
