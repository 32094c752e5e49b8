import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { noticePage, stoppedNotice } from '../../electron/doors/notice-page.ts';
import { offerOf, restoreAfterAsking, type Voice } from '../../electron/doors/restore-offer.ts';
import { backUp } from '../../electron/ledger/backup.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import { copiedOn, openCopied, TODAY } from '../ledger/copied.ts';
import { valueOf } from '../ledger/desk.ts';

const OFFER = { backup: '/b/yidan.sqlite', madeAt: '2026-05-12 17:30:05', entries: 4 };
const FACTS = { file: '/desk/ledger.sqlite', backups: '/desk/backups' };
const pageOf = (facts: Record<string, string | number>) =>
  noticePage(stoppedNotice({ code: 'LEDGER_UNUSABLE', message: 'the cause', facts }));

describe('打不开账本的说明页', () => {
  test.each([
    ['gone', '账本文件不见了'],
    ['empty', '文件是空的'],
    ['damaged', '文件已损坏'],
    ['not-a-ledger', '这不是一单的账本'],
    ['entries-lost', '最后记的账不在文件里'],
    ['another-ledger', '这里换成了另一本账'],
    ['newer', '请安装新版本'],
    ['read-only', '没有写入'],
    ['busy', '另一个程序占用着它，请稍候再试'],
    ['full', '磁盘已满'],
    ['disk', '磁盘读写出错'],
  ])('%s：哪个文件，出了什么事', (why, words) => {
    const page = pageOf({ ...FACTS, why });
    expect(page).toContain(`/desk/ledger.sqlite：`);
    expect(page).toContain(words);
    expect(page).toContain('备份文件夹 /desk/backups 里没有可用的备份');
    expect(page).not.toContain('<a ');
  });

  test('有完好的备份：说明日期和笔数，给出恢复的链接', () => {
    const page = pageOf({ ...FACTS, why: 'damaged', ...OFFER });
    expect(page).toContain('找到的最新完好备份：2026-05-12 17:30:05，共 4 笔（/b/yidan.sqlite）。');
    expect(page).toContain('<a href="/restore">用这份备份恢复账本……</a>');
    expect(page).toContain('不会删除');
  });

  test('别的问题没有备份可给', () => {
    expect(offerOf({ code: 'PACK_INVALID', message: 'x', facts: { backup: '/b' } })).toBeNull();
    expect(offerOf({ code: 'LEDGER_UNUSABLE', message: 'x', facts: OFFER })).toEqual(OFFER);
  });
});

describe('从说明页恢复', () => {
  let ledgerFile: string;
  let backup: string;
  beforeEach(async () => {
    const copied = await openCopied();
    ({ ledgerFile } = copied);
    const { ledger, directory } = copied;
    backup = valueOf(await backUp(ledger, { ledgerFile, directory, stamp: TODAY })).file;
    await ledger.close();
    writeFileSync(ledgerFile, 'damaged');
  });

  async function restoring(answer: boolean, from = backup) {
    const heard: string[] = [];
    const voice: Voice = {
      ask: async ({ message, detail }) => {
        heard.push(`${message}\n${detail}`);
        return answer;
      },
      tell: (title, text) => heard.push(`${title}\n${text}`),
    };
    const at = { ledgerFile, nativeBinding: null, stamp: copiedOn('2026-05-13') };
    const offer = { ...OFFER, backup: from };
    return { isThere: await restoreAfterAsking(voice, offer, at), heard };
  }

  test('再问一次，答应了才做；坏文件改名留存', async () => {
    const { isThere, heard } = await restoring(true);
    expect(isThere).toBe(true);
    expect(heard).toEqual([expect.stringMatching(/共 4 笔。\n.*要按纸质单据补录。\n.*不会删除/)]);
    expect(readFileSync(`${ledgerFile}.aside-20260513-173005`, 'utf8')).toBe('damaged');
    const ledger = valueOf(openLedger({ file: ledgerFile }));
    expect((await ledger.stats()).entries).toBe(5);
    await ledger.close();
  });

  test('没有答应，什么都不动', async () => {
    expect((await restoring(false)).isThere).toBe(false);
    expect(readFileSync(ledgerFile, 'utf8')).toBe('damaged');
  });

  test('备份也坏了：说明原因，什么都不动', async () => {
    writeFileSync(backup, readFileSync(backup).subarray(0, 20_000));
    const { isThere, heard } = await restoring(true);
    expect(isThere).toBe(false);
    expect(heard[1]).toMatch(/^没有恢复，账本没有被改动\n.*damaged/);
    expect(readFileSync(ledgerFile, 'utf8')).toBe('damaged');
    expect(existsSync(`${ledgerFile}.aside-20260513-173005`)).toBe(false);
  });
});
