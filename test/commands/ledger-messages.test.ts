import { expect, test } from 'vitest';
import { openLedger } from '../../electron/ledger/open.ts';
import { buildPerson, CLINIC, MORNING } from '../ledger/build-draft.ts';
import { valueOf } from '../ledger/desk.ts';
import { AGREED, LATER, sendFor, STAY } from '../ledger/sending-desk.ts';
import { inProcess, type Ran } from './run-here.ts';
import { temporaryFile } from '../ledger/temporary-file.ts';

function messages(...args: readonly string[]): Ran {
  return inProcess('ledger', 'messages', ...args);
}

test('yidan ledger messages lists what has no answer, the oldest first, and exits 0', async () => {
  const file = temporaryFile();
  const ledger = valueOf(openLedger({ file }));
  valueOf(await ledger.savePerson(buildPerson('person-1'), MORNING));
  const other = { name: '李丁', certificate: '510402195503081023' };
  valueOf(await ledger.savePerson(buildPerson('person-2', other), MORNING));
  expect(messages('--ledger', file)).toEqual({
    status: 0,
    out: 'no message is without an answer\n',
    err: '',
  });
  const first = await sendFor(ledger, 'person-1', 'k-1');
  const second = await sendFor(ledger, 'person-2', 'k-2', STAY, LATER);
  valueOf(await ledger.unanswered(second.messageId, '60 秒无应答', LATER));

  const listed = messages('--ledger', file, '--json');
  expect(listed.status).toBe(0);
  expect(JSON.parse(listed.out)).toEqual({
    messages: [
      {
        messageId: first.messageId,
        state: 'sending',
        sentAt: MORNING.at,
        sentBy: MORNING.by,
        why: null,
        personName: '张甲',
        certificateMasked: '110***********1009',
        personId: 'person-1',
        facility: CLINIC.code,
        settledOn: '2026-05-10',
        care: 'inpatient',
        total: '20000.00',
        aid: '7000.00',
        cash: '3000.00',
      },
      expect.objectContaining({ messageId: second.messageId, state: 'unknown' }),
    ],
  });
  const lines = messages(file).out.trim().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toMatch(/unknown .* 20000\.00 {2}李丁 {2}\(60 秒无应答\)$/);

  valueOf(await ledger.answered(first.messageId, AGREED, LATER));
  expect(messages(file).out.trim().split('\n')).toHaveLength(1);
  await ledger.close();
});

test('a ledger that is not there is named, and the exit says so', () => {
  const ran = messages('--ledger', temporaryFile());
  expect(ran).toMatchObject({ status: 2, out: '' });
  expect(ran.err).toContain('name an existing ledger');
});
