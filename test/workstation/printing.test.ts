import { describe, expect, onTestFinished, test } from 'vitest';
import { LAYOUT } from '../../electron/printing/verify.ts';
import { PAPERS } from '../../electron/printing/papers.ts';
import type { OpenedWorkstation } from '../../electron/open-workstation.ts';
import type { PrintSubject } from '../../electron/ledger/port-printing.ts';
import { codeOf, inpatient, openReady, PERSON, valueOf } from './open.ts';

/** A workstation with one settlement recorded, and its slip. */
async function openRecorded() {
  const opened = await openReady();
  onTestFinished(() => opened.close());
  const { id: personId } = valueOf(await opened.api.savePerson(PERSON));
  const recorded = await recordBill(opened, personId, '10000', 'k1');
  return { ...opened, personId, recorded, subject: slipOf(recorded.id) };
}

function slipOf(settlementId: string): PrintSubject {
  return { kind: 'settlement', settlementId };
}

async function recordBill(
  { api }: Pick<OpenedWorkstation, 'api'>,
  personId: string,
  total: string,
  key: string,
) {
  const claim = inpatient(total);
  const { version } = valueOf(await api.settle({ personId, claim }));
  return valueOf(await api.record({ personId, claim, diagnosis: '肺炎', version, key }));
}

describe('打印', () => {
  test('第一次不问原因；再打印要说原因，次数、原因、经办人记入账本', async () => {
    const { api, subject, ledger } = await openRecorded();
    const first = valueOf(await api.printPaper({ subject, paper: 'a4' }));
    expect(first.print).toMatchObject({ number: 1, reason: null, paper: 'a4', by: '收费员甲' });
    const before = (await ledger.stats()).entries;
    expect(await api.printPaper({ subject, paper: '80mm' })).toMatchObject({
      ok: false,
      problem: { code: 'REASON_MISSING', at: 'reason' },
    });
    expect((await ledger.stats()).entries).toBe(before);
    const again = { subject, paper: '80mm', reason: '患者遗失' } as const;
    expect(valueOf(await api.printPaper(again)).print).toMatchObject({
      number: 2,
      reason: '患者遗失',
    });
    const prints = valueOf(await api.listPrints({ subject }));
    expect(prints.map(({ number, paper }) => [number, paper])).toEqual([
      [1, 'a4'],
      [2, '80mm'],
    ]);
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('预览不记账，也不能冒充打印过的单', async () => {
    const { api, subject, ledger } = await openRecorded();
    const before = await ledger.stats();
    for (const paper of PAPERS) {
      const { pdfBase64 } = valueOf(await api.previewPaper({ subject, paper }));
      expect(valueOf(await api.verifySlip({ pdfBase64 }))).toMatchObject({
        matches: false,
        why: 'ONLY_A_PREVIEW',
        subject,
      });
    }
    expect(await ledger.stats()).toEqual(before);
  });

  test.each(PAPERS)('%s：逐字节核对；改一位、改编号、改哈希都不符', async (paper) => {
    const { api, subject, recorded } = await openRecorded();
    const { pdfBase64 } = valueOf(await api.printPaper({ subject, paper }));
    expect(valueOf(await api.verifySlip({ pdfBase64 }))).toMatchObject({
      matches: true,
      why: 'BYTES_MATCH',
      print: { number: 1, paper },
    });
    const pdf = Buffer.from(pdfBase64, 'base64');
    const whyOf = async (file: Buffer) => {
      const verdict = valueOf(await api.verifySlip({ pdfBase64: file.toString('base64') }));
      expect(verdict.matches).toBe(false);
      return verdict.why;
    };
    const flipped = Buffer.from(pdf);
    const middle = pdf.indexOf('stream') + 40;
    flipped[middle] = (flipped[middle] ?? 0) ^ 1;
    expect(await whyOf(flipped)).toBe('BYTES_DIFFER');
    const replaced = (was: string, is: string) =>
      Buffer.from(pdf.toString('latin1').replaceAll(was, is), 'latin1');
    const otherHash = recorded.hash.replace(/^./, (c) => (c === '0' ? '1' : '0'));
    expect(await whyOf(replaced(recorded.hash, otherHash))).toBe('HASH_DIFFERS');
    expect(await whyOf(replaced(recorded.id, recorded.id.replace(/.$/, '8')))).toBe(
      'NOT_IN_LEDGER',
    );
    expect(await whyOf(replaced('print=1', 'print=7'))).toBe('NEVER_PRINTED');
    expect(await whyOf(replaced(`layout=${LAYOUT}`, `layout=${LAYOUT + 1}`))).toBe('OTHER_LAYOUT');
  });

  test('撤销之前打印的单，撤销以后仍与账本相符；撤销后再打印的另有标记', async () => {
    const { api, subject, recorded } = await openRecorded();
    const before = valueOf(await api.printPaper({ subject, paper: 'a4' }));
    valueOf(await api.reverse({ settlementId: recorded.id, reason: '录错', key: 'r' }));
    const after = valueOf(await api.printPaper({ subject, paper: 'a4', reason: '对账' }));
    for (const { pdfBase64 } of [before, after]) {
      expect(valueOf(await api.verifySlip({ pdfBase64 })).why).toBe('BYTES_MATCH');
    }
    expect(after.pdfBase64).not.toBe(before.pdfBase64);
  });

  test('二维码文字：与账本相符；改一位即不符；不是本系统的，说明白', async () => {
    const { api, recorded } = await openRecorded();
    const text = `YIDAN1|${recorded.id}|${recorded.hash}`;
    expect(valueOf(await api.verifySlip({ text }))).toMatchObject({
      matches: true,
      why: 'MARK_MATCHES',
      settlement: { id: recorded.id },
    });
    const wrong = text.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
    expect(valueOf(await api.verifySlip({ text: wrong })).why).toBe('HASH_DIFFERS');
    expect(codeOf(await api.verifySlip({ text: '发票' }))).toBe('MALFORMED');
    const notPdf = Buffer.from('%PDF-1.7 别的文件').toString('base64');
    expect(codeOf(await api.verifySlip({ pdfBase64: notPdf }))).toBe('MALFORMED');
  });

  test('账本里没有的，不打印', async () => {
    const { api } = await openRecorded();
    for (const subject of [
      slipOf('20260510-009999'),
      { kind: 'close', seq: 3 },
      { kind: 'notice', run: 'none', personId: 'p' },
    ] as const) {
      expect(codeOf(await api.printPaper({ subject, paper: 'a4' }))).toBe('NOT_FOUND');
      expect(codeOf(await api.previewPaper({ subject, paper: 'a4' }))).toBe('NOT_FOUND');
    }
  });

  test('没有打印机的入口（浏览器）说明白，不记打印', async () => {
    const { api, subject, ledger } = await openRecorded();
    expect(valueOf(await api.listPrinters({}))).toBeNull();
    const before = await ledger.stats();
    const sent = await api.sendToPrinter({ subject, paper: 'a4', printer: null });
    expect(codeOf(sent)).toBe('NOT_ALLOWED');
    expect(await ledger.stats()).toEqual(before);
  });
});

describe('批量打印', () => {
  async function ended(api: OpenedWorkstation['api'], batch: string) {
    for (;;) {
      const view = valueOf(await api.batch({ batch }));
      if (view.state !== 'running') return view;
      await new Promise((resume) => setTimeout(resume, 5));
    }
  }

  test('合成一个文件，每单一页起，逐单记账；整个文件可以核对', async () => {
    const opened = await openRecorded();
    const { api, personId, recorded } = opened;
    const more = [await recordBill(opened, personId, '2000', 'k2')];
    more.push(await recordBill(opened, personId, '300', 'k3'));
    const subjects = [recorded, ...more].map(({ id }) => slipOf(id));
    const started = valueOf(await api.startBatch({ subjects, paper: 'a5', printer: null }));
    expect(started).toMatchObject({ state: 'running', of: 3 });
    const done = await ended(api, started.batch);
    expect(done).toMatchObject({ state: 'done', done: 3, problem: null });
    expect(done.prints.map(({ subject, number }) => [subject, number])).toEqual(
      subjects.map((subject) => [subject, 1]),
    );
    const { pdfBase64 = '', pages = [] } = done.file ?? {};
    expect(pages.length).toBeGreaterThanOrEqual(3);
    expect(valueOf(await api.verifySlip({ pdfBase64 })).why).toBe('BYTES_MATCH');
    const again = valueOf(await api.startBatch({ subjects, paper: 'a5', printer: null }));
    expect(await ended(api, again.batch)).toMatchObject({
      state: 'stopped',
      done: 0,
      problem: { code: 'REASON_MISSING' },
    });
  });

  test('可以取消：已打印的算打印，其余不打印', async () => {
    const opened = await openRecorded();
    const { api, personId, recorded } = opened;
    const subjects = [slipOf(recorded.id)];
    for (const key of ['k2', 'k3', 'k4', 'k5']) {
      subjects.push(slipOf((await recordBill(opened, personId, '100', key)).id));
    }
    const { batch } = valueOf(await api.startBatch({ subjects, paper: '58mm', printer: null }));
    valueOf(await api.cancelBatch({ batch }));
    const view = await ended(api, batch);
    expect(view.state).toBe('cancelled');
    expect(view.done).toBeLessThan(subjects.length);
    const counted = await Promise.all(
      subjects.map(async (subject) => valueOf(await api.listPrints({ subject })).length),
    );
    expect(counted.reduce((sum, n) => sum + n, 0)).toBe(view.prints.length);
  });

  test('一张也没有、不认识的批次、混有报表的文件，各有说明', async () => {
    const { api, subject } = await openRecorded();
    const asked = { paper: 'a4', printer: null } as const;
    expect(codeOf(await api.startBatch({ ...asked, subjects: [] }))).toBe('MALFORMED');
    const mixed = { ...asked, subjects: [subject, { kind: 'close', seq: 3 }] } as const;
    expect(codeOf(await api.startBatch(mixed))).toBe('MALFORMED');
    expect(codeOf(await api.startBatch({ ...asked, subjects: [subject], printer: 'XP-80' }))).toBe(
      'NOT_ALLOWED',
    );
    expect(codeOf(await api.batch({ batch: 'none' }))).toBe('NOT_FOUND');
    expect(codeOf(await api.cancelBatch({ batch: 'none' }))).toBe('NOT_FOUND');
  });
});
