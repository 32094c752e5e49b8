import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openLedger } from '../../electron/ledger/open.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { buildPerson, MORNING } from './build-draft.ts';
import { valueOf } from './desk.ts';
import { AGREED, entryFor, LATER, MUCH_LATER, sendFor, STAY } from './sending-desk.ts';
import { temporaryFile } from './temporary-file.ts';

function open(file: string): Ledger {
  const ledger = valueOf(openLedger({ file }));
  onTestFinished(() => ledger.close());
  return ledger;
}

/** The program on that file, killed the moment it says that the bill may be sent. */
async function killedAfterSending(file: string): Promise<string> {
  const script = `
    const { openLedger } = await import(${JSON.stringify(import.meta.resolve('../../electron/ledger/open.ts'))});
    const { buildPerson, MORNING } = await import(${JSON.stringify(import.meta.resolve('./build-draft.ts'))});
    const { buildDraft } = await import(${JSON.stringify(import.meta.resolve('./build-draft.ts'))});
    const ledger = openLedger({ file: process.argv[1] }).value;
    await ledger.savePerson(buildPerson('person-1'), MORNING);
    const { sums, version } = await ledger.yearSoFar('person-1', 2026);
    const draft = buildDraft('person-1', sums, ${JSON.stringify(STAY)});
    const sent = await ledger.send({ draft, key: 'k-1', expectedVersion: version, stamp: MORNING });
    process.stdout.write(sent.value.messageId);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, file]);
  let said = '';
  for await (const part of child.stdout) {
    said += String(part);
    if (said.length >= 30) break;
  }
  child.kill('SIGKILL');
  await once(child, 'exit');
  return said;
}

describe('a message that a program left behind', () => {
  test('killed between keeping the number and hearing the answer, it is found and asked for', async () => {
    const file = temporaryFile();
    const messageId = await killedAfterSending(file);
    expect(messageId).toHaveLength(30);
    const ledger = open(file);
    const [left, ...others] = await ledger.openMessages();
    expect(others).toEqual([]);
    expect(left).toMatchObject({ messageId, state: 'sending', why: null, sentAt: MORNING.at });
    expect((await ledger.verify()).faults).toEqual([]);
    const recorded = valueOf(await ledger.answered(messageId, AGREED, LATER));
    expect(recorded).toMatchObject({ ...left?.draft, sentAs: { messageId, platformId: 'S-0001' } });
    expect(await ledger.openMessages()).toEqual([]);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('start after start it stays as it was left: nothing turns it into anything by itself', async () => {
    const file = temporaryFile();
    const start = async <T>(work: (ledger: Ledger) => Promise<T>): Promise<T> => {
      const ledger = valueOf(openLedger({ file }));
      const answer = await work(ledger);
      await ledger.close();
      return answer;
    };
    const sent = await start(async (ledger) => {
      valueOf(await ledger.savePerson(buildPerson('person-1'), MORNING));
      return sendFor(ledger, 'person-1', 'k-1');
    });
    const { messageId } = sent;
    for (let starts = 0; starts < 3; starts += 1) {
      expect(await start((ledger) => ledger.openMessages())).toEqual([sent]);
    }
    const lost = valueOf(await start((ledger) => ledger.unanswered(messageId, '程序中断', LATER)));
    await start(async (ledger) => {
      expect(await ledger.openMessages()).toEqual([lost]);
      const again = await entryFor(ledger, 'person-1', 'k-1', STAY, MUCH_LATER);
      expect(valueOf(await ledger.send(again))).toEqual(lost);
    });
    valueOf(await start((ledger) => ledger.abandon(messageId, '平台查无此笔', MUCH_LATER)));
    expect(await start((ledger) => ledger.openMessages())).toEqual([]);
  });

  test('a window that opens the file meanwhile sees it, and does not book past it', async () => {
    const file = temporaryFile();
    const [one, other] = [open(file), open(file)];
    valueOf(await one.savePerson(buildPerson('person-1'), MORNING));
    const entry = await entryFor(other, 'person-1', 'k-2', { ...STAY, total: 2_100_000 }, LATER);
    const sent = await sendFor(one, 'person-1', 'k-1');
    expect(await other.openMessages()).toEqual([sent]);
    const refused = await other.record(entry);
    expect(refused.ok ? null : refused.problem.code).toBe('MESSAGE_OPEN');
    valueOf(await other.answered(sent.messageId, AGREED, LATER));
    expect(await one.openMessages()).toEqual([]);
    expect((await one.verify()).faults).toEqual([]);
  });
});
