import { expect, onTestFinished } from 'vitest';
import type { Problem, Result } from '../../engine/problem.ts';
import type { Message, OpenMessage } from '../../electron/ledger/port-messages.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { Person, RecordedSettlement, Stamp } from '../../electron/ledger/records.ts';
import { buildDraft, buildPerson, MORNING, type Bill } from './build-draft.ts';

/** A ledger with one person in it, and the few things that a desk does all day. */
export type Desk = {
  readonly ledger: Ledger;
  readonly personId: string;
  /** Records the bill on the year as it stands. */
  readonly record: (bill: Bill, key: string, stamp?: Stamp) => Promise<RecordedSettlement>;
};

export async function openDesk(
  openFresh: () => Promise<Ledger>,
  changes: Partial<Person> = {},
): Promise<Desk> {
  const ledger = await openFresh();
  onTestFinished(() => ledger.close());
  const person = valueOf(await ledger.savePerson(buildPerson('person-1', changes), MORNING));
  return {
    ledger,
    personId: person.id,
    record: async (bill, key, stamp = MORNING) =>
      recordFor(ledger, person.id, bill, { key, stamp }),
  };
}

export async function recordFor(
  ledger: Ledger,
  personId: string,
  bill: Bill,
  { key, stamp = MORNING }: { readonly key: string; readonly stamp?: Stamp },
): Promise<RecordedSettlement> {
  const year = Number((bill.settledOn ?? '2026').slice(0, 4));
  const { sums, version } = await ledger.yearSoFar(personId, year);
  const draft = buildDraft(personId, sums, bill);
  return valueOf(await ledger.record({ draft, key, expectedVersion: version, stamp }));
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) expect.fail(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

export function problemOf<P extends Problem>(result: Result<unknown, P>): P {
  if (result.ok) expect.fail(`answered without a problem: ${JSON.stringify(result.value)}`);
  return result.problem;
}

/** Narrows what came of a bill to a message that awaits its answer. */
export function assertOpen(message: Message): asserts message is OpenMessage {
  const isOpen = message.state === 'sending' || message.state === 'unknown';
  if (!isOpen) expect.fail(`the message is no longer open: ${message.state}`);
}

/** Whatever `work` does, the ledger holds as many entries after it as before. */
export async function writesNothing<T>(ledger: Ledger, work: () => Promise<T>): Promise<T> {
  const before = await ledger.stats();
  const answer = await work();
  expect(await ledger.stats()).toEqual(before);
  return answer;
}
