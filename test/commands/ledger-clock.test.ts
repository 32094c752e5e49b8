import { describe, expect, test } from 'vitest';
import { openLedger } from '../../electron/ledger/open.ts';
import { buildPerson, CLINIC, stampAt } from '../ledger/build-draft.ts';
import { valueOf } from '../ledger/desk.ts';
import { inProcess, type Ran } from './run-here.ts';
import { temporaryFile } from '../ledger/temporary-file.ts';

/** Runs `yidan ledger …` in a process of its own, as a person would. */
function ledger(...args: readonly string[]): Ran {
  return inProcess('ledger', ...args);
}

/** The clock of this machine is right: the ledger's newest entry is of long after it, or of long before. */
async function ledgerOf(year: '2099' | '2020'): Promise<string> {
  const file = temporaryFile();
  const opened = valueOf(openLedger({ file, clock: () => '2020-01-01T08:00:00+08:00' }));
  const stamp = stampAt(`${year}-05-10T09:00:00.000+08:00`);
  valueOf(await opened.saveFacility(CLINIC, stamp));
  valueOf(await opened.savePerson(buildPerson('person-1'), stamp));
  await opened.close();
  return file;
}

const REASON = ['--reason', '主板电池没电，时间超前'] as const;
const BOTH = [...REASON, '--approve', '主任丙', '--by', '收费员乙'] as const;

describe('yidan ledger clock', () => {
  test('两人更正：记一笔，以后照常；再来一次不需要', async () => {
    const file = await ledgerOf('2099');
    const done = ledger('clock', '--ledger', file, ...BOTH, '--json');
    expect(done).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(done.out)).toMatchObject({
      seq: 4,
      last: '2099-05-10T09:00:00.000+08:00',
      reason: '主板电池没电，时间超前',
      approvedBy: '主任丙',
      by: '收费员乙',
    });
    expect(ledger('verify', file).out).toMatch(/^ok: 4 entries/);
    const again = ledger('clock', '--ledger', file, ...BOTH);
    expect(again).toMatchObject({ status: 1, out: '' });
    expect(again.err).toMatch(/NOT_ALLOWED: .*there is nothing to correct/);
  });

  test('不用 --json 也说清从何时退到何时、谁批准', async () => {
    const { status, out } = ledger('clock', '--ledger', await ledgerOf('2099'), ...BOTH);
    expect(out).toMatch(/^ok: entry 4: from 2099-05-10T\S+ back to 20\S+, approved by 主任丙$/m);
    expect(status).toBe(0);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['没有说是谁更正', [...REASON, '--approve', '主任丙'], /MALFORMED: .*--by NAME/],
    ['没有批准人', [...REASON, '--by', '甲'], /--approve/],
    ['没有原因', ['--approve', '主任丙', '--by', '甲'], /--reason/],
    ['原因是空的', ['--reason', ' ', '--approve', '丙', '--by', '甲'], /WRONG_TYPE: .*its reason/],
    ['自己批准', [...REASON, '--approve', '甲 ', '--by', '甲'], /WRONG_TYPE: .*two people/],
  ])('%s：不更正', async (_what, args, says) => {
    const file = await ledgerOf('2099');
    const ran = ledger('clock', '--ledger', file, ...args);
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toMatch(says);
    expect(ledger('verify', file).out).toMatch(/^ok: 3 entries/);
  });

  test('时间没有倒退的账本，或不存在的账本', async () => {
    const file = await ledgerOf('2020');
    expect(ledger('clock', '--ledger', file, ...BOTH)).toMatchObject({ status: 1 });
    const missing = ledger('clock', '--ledger', temporaryFile(), ...BOTH);
    expect(missing.err).toMatch(/LEDGER_UNUSABLE: .* does not exist/);
  });
});
