import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { addReconciling } from '../../electron/commands/reconcile-program.ts';
import { agreeing, answerText, fenOf, textsOf, uploadedRows } from '../exchange/centre.ts';
import { openBooks } from '../exchange/books.ts';
import { SAID } from '../exchange/speaking.ts';
import { temporaryFile } from '../ledger/temporary-file.ts';
import { inProcess, starting, type Ran } from './run-here.ts';

/** A ledger of May: S1 and S2 are confirmed, S2 was reversed on the 3rd, and one bill was never confirmed. */
async function ledgerFile(): Promise<string> {
  const file = temporaryFile();
  const { ledger, at, settle, confirm, reverse } = await openBooks(file);
  const bill = { total: 10_000, basic: 5_000, aid: 2_000 };
  const one = await settle({ bill, account: 100 }, at('2026-05-02'));
  const two = await settle({ bill, care: 'chronic-outpatient' }, at('2026-05-02'));
  await confirm(one.id, 'S1', at('2026-05-02'));
  await confirm(two.id, 'S2', at('2026-05-02'));
  await reverse(two.id, at('2026-05-03'));
  await settle({ bill }, at('2026-05-04'));
  await ledger.close();
  return file;
}

const beside = (file: string, name: string) => join(dirname(file), name);
const PERIOD = ['--from', '2026-05-01', '--to', '2026-05-31'] as const;

/** Runs `yidan reconcile …` here. */
async function reconcile(...args: readonly string[]): Promise<Ran> {
  const { program, ended } = starting(addReconciling);
  try {
    await program.parseAsync(['reconcile', ...args], { from: 'user' });
  } catch (thrown) {
    return ended(thrown);
  }
  return ended();
}

/** The configuration in a file. */
function configured(file: string, said: object = SAID): string {
  const config = beside(file, '对账.json');
  writeFileSync(config, JSON.stringify(said));
  return config;
}

const totalsSchema = z.looseObject({
  infno: z.literal('3201'),
  complete: z.boolean(),
  data: z.array(z.looseObject({ clr_type: z.string().nullable(), medfee_sumamt: z.string() })),
});

describe('yidan reconcile totals, details, clearing', () => {
  test('3201 等于 3202 各行之和；3203 一个月；标准输出说清', async () => {
    const file = await ledgerFile();
    const common = ['--ledger', file, ...PERIOD, '--config', configured(file)] as const;
    const [json, zip] = [beside(file, '3201.json'), beside(file, '3202.zip')];
    const ran = await reconcile('totals', ...common, '--out', json);
    expect(ran).toEqual({ status: 0, out: `${json}\n`, err: '' });
    const totals = totalsSchema.parse(JSON.parse(readFileSync(json, 'utf8')));
    expect(totals).toMatchObject({
      complete: true,
      fixmedins_code: 'H51040200001',
      data: [
        { clr_type: '11', medfee_sumamt: '0.00', fund_pay_sumamt: '0.00', fixmedins_setl_cnt: 0 },
        { clr_type: '21', medfee_sumamt: '200.00', acct_pay: '1.00', fixmedins_setl_cnt: 2 },
      ],
    });

    const details = await reconcile('details', ...common, '--out', zip, '--json');
    expect(details).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(details.out)).toMatchObject({
      infno: '3202',
      texts: [{ text: '3202-510400-11.txt' }, { data: { clr_type: '21', cash_payamt: '59.00' } }],
    });
    const texts = await textsOf(readFileSync(zip));
    for (const { clr_type: kind, medfee_sumamt: sum } of totals.data) {
      const rows = uploadedRows(texts.get(`3202-510400-${kind}.txt`) ?? '');
      const added = rows.reduce((total, row) => total + fenOf(row.medfee_sumamt), 0);
      expect([kind, added]).toEqual([kind, fenOf(sum)]);
    }

    const clearing = await reconcile('clearing', ...common, '--out', json, '--json');
    expect(JSON.parse(clearing.out)).toMatchObject({
      infno: '3203',
      complete: true,
      sum: { clr_ym: '202605', psntime: 2, fund_appy_sum: '140.00', med_sumfee: '200.00' },
    });
  });

  test('没有配置也能看草稿：不知道的在标准错误里说清，退出码 0', async () => {
    const file = await ledgerFile();
    const out = beside(file, '3201.json');
    const ran = await reconcile('totals', '--ledger', file, ...PERIOD, '--out', out);
    expect(ran).toMatchObject({ status: 0, out: `${out}\n` });
    expect(ran.err).toMatch(/insutype（险种类型）：4 行不知道，写作 null/);
    expect(totalsSchema.parse(JSON.parse(readFileSync(out, 'utf8')))).toMatchObject({
      complete: false,
      data: [{ insutype: null, clr_type: null, medfee_sumamt: '200.00' }],
    });
  });

  test('没有记录的期间：3201 没有组，3202 是一个空文本', async () => {
    const file = await ledgerFile();
    const days = ['--from', '2027-01-01', '--to', '2027-01-31'] as const;
    const out = beside(file, 'out');
    const asked = ['--ledger', file, ...days, '--out', out] as const;
    expect((await reconcile('totals', ...asked)).status).toBe(0);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ data: [], complete: true });
    expect((await reconcile('details', ...asked)).status).toBe(0);
    expect([...(await textsOf(readFileSync(out)))]).toEqual([['3202.txt', '']]);
  });

  test.each<[string, readonly string[], RegExp]>([
    ['不存在的一天', ['--from', '2026-02-30', '--to', '2026-05-31'], /DATE_INVALID: "2026-02-30"/],
    ['首尾颠倒', ['--from', '2026-05-31', '--to', '2026-05-01'], /PERIOD_INVALID: the period ends/],
    ['没有到哪天', ['--from', '2026-05-31'], /--to/],
    ['没有配置文件', [...PERIOD, '--config', '/nowhere/at.json'], /MALFORMED: \/nowhere\/at\.json/],
    [
      '写不了的地方',
      [...PERIOD, '--out', '/nowhere/at/all'],
      /MALFORMED: .* cannot be written: ENOENT/,
    ],
  ])('%s：退出码 2，说清原因，没有文件', async (_what, args, says) => {
    const file = await ledgerFile();
    const out = args.includes('--out') ? [] : ['--out', beside(file, 'out')];
    for (const command of ['totals', 'details']) {
      const ran = await reconcile(command, '--ledger', file, ...args, ...out);
      expect([ran.status, ran.out]).toEqual([2, '']);
      expect(ran.err).toMatch(says);
    }
    expect(() => readFileSync(beside(file, 'out'))).toThrow(/ENOENT/);
  });

  test('只取一部分：有配置才知道哪些是；不认识的清算类别不取', async () => {
    const file = await ledgerFile();
    const out = beside(file, '3201.json');
    const asked = ['totals', '--ledger', file, ...PERIOD, '--out', out] as const;
    const bare = await reconcile(...asked, '--clr-type', '21');
    expect(bare).toMatchObject({ status: 2, out: '' });
    expect(bare.err).toMatch(/only --config says which bills are of it/);
    const config = ['--config', configured(file)] as const;
    expect((await reconcile(...asked, ...config, '--clr-type', '12')).err).toMatch(/CODE_UNKNOWN/);
    expect((await reconcile(...asked, ...config, '--clr-type', '21')).status).toBe(0);
    const { data } = totalsSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
    expect(data.map((body) => body.clr_type)).toEqual(['21']);
  });

  test('不会写到账本自己身上', async () => {
    const file = await ledgerFile();
    const before = readFileSync(file);
    const ran = await reconcile('totals', '--ledger', file, ...PERIOD, '--out', file);
    expect(ran).toMatchObject({ status: 2 });
    expect(ran.err).toMatch(/is the ledger itself/);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('yidan reconcile import', () => {
  /** The centre's answer to the details of May, with the unconfirmed bill unknown to it. */
  async function answered(file: string, change: (text: string) => string): Promise<string> {
    const zip = beside(file, '3202.zip');
    await reconcile('details', '--ledger', file, ...PERIOD, '--out', zip);
    const texts = [...(await textsOf(readFileSync(zip))).values()];
    const rows = texts.flatMap(uploadedRows).filter((row) => row.setl_id !== 'null');
    const answer = beside(file, 'answer.txt');
    writeFileSync(answer, change(answerText(rows.map((row) => agreeing(row)))));
    return answer;
  }

  test('对平退出 0；有差异退出 1，两边、原因、办法都说', async () => {
    const file = await ledgerFile();
    const answer = await answered(file, (text) => text);
    const level = ['--ledger', file, '--from', '2026-05-01', '--to', '2026-05-03'] as const;
    const ran = await reconcile('import', answer, ...level);
    expect(ran).toEqual({
      status: 0,
      out: '平 3，医疗机构多 0，医保中心多 0，数据不一致 0\n',
      err: '',
    });

    const month = await reconcile('import', answer, '--ledger', file, ...PERIOD, '--json');
    expect(month.status).toBe(1);
    expect(JSON.parse(month.out)).toMatchObject({
      counts: { level: 3, 'institution-more': 1 },
      differences: [
        {
          class: 'institution-more',
          className: '医疗机构多',
          why: 'NOT_CONFIRMED',
          action: { kind: 'book', name: '补记' },
        },
      ],
    });

    const spoilt = await answered(file, (text) => text.replace('100.00\t70.00', '100.00\t70.01'));
    const differing = await reconcile('import', spoilt, ...level);
    expect(differing.status).toBe(1);
    expect(differing.out).toMatch(/^平 2，.*数据不一致 1$/m);
    expect(differing.out).toMatch(/第 1 行，本地 \S+，结算ID S1：.*本地 70\.00，中心 70\.01/);
    expect(differing.out).toMatch(/^ {2}挂账：/m);
  });

  test('读不了的答复：退出码 2，说清第几行第几列，账本一个字节不变', async () => {
    const file = await ledgerFile();
    const answer = await answered(file, (text) => text.replace('70.00', '7e1'));
    const before = readFileSync(file);
    const ran = await reconcile('import', answer, '--ledger', file, '--json');
    expect(ran.status).toBe(2);
    expect(JSON.parse(ran.out)).toMatchObject({
      problem: { code: 'FILE_INVALID', row: 1, field: 'fund_pay_sumamt' },
    });
    expect(ran.err).toMatch(/answer\.txt, row 1, column fund_pay_sumamt: "7e1" is no amount/);
    expect(readFileSync(file).equals(before)).toBe(true);
    const missing = await reconcile('import', beside(file, 'none.txt'), '--ledger', file);
    expect(missing.err).toMatch(/FILE_INVALID: .*none\.txt cannot be read: ENOENT/);
    const half = await reconcile('import', answer, '--ledger', file, '--from', '2026-05-01');
    expect(half).toMatchObject({ status: 2 });
    expect(half.err).toMatch(/give --to as well/);
  });

  test('作为命令从头跑一遍', async () => {
    const file = await ledgerFile();
    const answer = await answered(file, (text) => text);
    const ran = inProcess('reconcile', 'import', answer, '--ledger', file);
    expect(ran).toMatchObject({ status: 0, err: '' });
    expect(ran.out).toMatch(
      /^未指定 --from、--to，按答复涉及的记账日 2026-05-02 至 2026-05-03 比对。$/m,
    );
  });
});
