import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { canonical } from '../../electron/ledger/chain.ts';
import { PAPERS } from '../../electron/printing/papers.ts';
import { facesOnDemand } from '../../electron/printing/fonts.ts';
import { createSlipPrinter, type SlipPrinter } from '../../electron/printing/slip.ts';
import { LAYOUT, readSlipMarks, slipMarkText } from '../../electron/printing/verify.ts';
import { BILLS } from './bills.ts';
import { attachmentsOf, infoOf, pagesOf, structureOf, textOf } from './pdf-tools.ts';
import { recordedBill, slipOf } from './recorded.ts';
import { print, printBill } from './slips.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1');

describe('the same slip is the same bytes', () => {
  test.each(PAPERS)('whatever was printed before it: %s', async (paper) => {
    const plain = async (by: SlipPrinter) => (await by.render([slipOf(recordedBill())], paper)).pdf;
    const [fresh, used] = [createSlipPrinter(), createSlipPrinter()];
    // Other characters that share their glyphs with those of the slip: radicals, blanks, dots.
    const strange = recordedBill({ diagnosis: '⼈⽣ ⼀\u00a0·・‧', over: { personName: '⽅⾦' } });
    await used.render([slipOf(strange), slipOf(recordedBill(BILLS.veryLong))], paper);
    expect(sha256(await plain(used))).toBe(sha256(await plain(fresh)));
    expect(sha256(await plain(used))).toBe(sha256(await plain(fresh)));
  });

  test('another process prints the same bytes', async () => {
    const script = fileURLToPath(new URL('print-once.ts', import.meta.url));
    const there = execFileSync(process.execPath, [script], { encoding: 'utf8' }).trim();
    expect(there).toBe(sha256(await printBill({})));
  });

  test.each(PAPERS)('another print number or another fen is other bytes: %s', async (paper) => {
    const slips = await Promise.all([
      printBill({}, paper),
      printBill({}, paper, 2),
      printBill({ claim: { fees: { total: '50000.01', inScope: '45000' } } }, paper),
    ]);
    expect(new Set(slips.map(sha256)).size).toBe(3);
  });
});

describe('the file', () => {
  test('its properties name it, in Chinese, with the moment it was printed', async () => {
    const info = infoOf(await printBill({}));
    expect(info).toContain('医疗费用"一单制"结算单 20230510-000042');
    expect(info).toMatch(/Author: +攀枝花市示例医院/);
    expect(info).toContain(slipMarkText(recordedBill()));
    expect(info).toMatch(/CreationDate: +Wed May 10 01:13:00 2023/);
    expect(info).toMatch(/Tagged: +yes/);
    expect(info).toMatch(/Page size: +595.2\d* x 841.89 pts \(A4\)/);
  });

  test.each(PAPERS)(
    'it says that it keeps to PDF/A-3a and PDF/UA, with its colours: %s',
    async (paper) => {
      const pdf = latin(await printBill({}, paper));
      expect(pdf).toMatch(/^%PDF-1\.7\n/);
      expect(pdf).toContain('<pdfaid:part>3</pdfaid:part>');
      expect(pdf).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
      expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>');
      expect(pdf).toContain('<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>');
      expect(infoOf(await printBill({}, paper))).toMatch(/Metadata Stream: +yes/);
    },
  );

  test('words that mean something in XML do not break its metadata', async () => {
    const facility = { ...recordedBill().facility, name: '甲&乙<丙>医院' };
    const pdf = Buffer.from(await printBill({ over: { facility } })).toString('utf8');
    expect(pdf).toContain('<rdf:li>甲＆乙＜丙＞医院</rdf:li>');
    expect(textOf(Buffer.from(await printBill({ over: { facility } })))).toContain('甲&乙<丙>医院');
  });

  test.each(PAPERS)('the settlement goes along, to be read by machines: %s', async (paper) => {
    const recorded = recordedBill(BILLS.itemised);
    const files = attachmentsOf(await print(recorded, paper));
    expect([...files.keys()]).toEqual(['20230510-000042.json']);
    const text = files.get('20230510-000042.json')?.toString('utf8') ?? '';
    expect(text).toBe(canonical(recorded));
    expect(JSON.parse(text)).toEqual(recorded);
  });

  test.each(PAPERS)(
    'a reading machine is led through heading, figures and tables: %s',
    async (paper) => {
      const structure = structureOf(await printBill(BILLS.itemised, paper));
      expect(structure).toMatch(/^Document\n +Sect/);
      expect(structure).toMatch(/H1 \(block\)\n +"医疗费用"一单制"结算单"/);
      expect(structure).toMatch(/H2 \(block\)\n +"依据条款"/);
      const isRoll = paper.endsWith('mm');
      expect(structure.match(/Figure/g)).toHaveLength(isRoll ? 1 : 2);
      expect(structure).toMatch(/TH.*\n.*\/Row\n +"个人现金支付"\n +TD.*\n +"8,000.00"/);
      expect(structure).toMatch(/TH.*\n.*\/Row\n +"检查费"\n +TD.*\n +"8,800.00"/);
      if (!isRoll) expect(structure).toMatch(/TH.*\n.*\/Column\n +"先行自付"/);
    },
  );

  test.each(PAPERS)('it is small enough to be sent and kept: %s', async (paper) => {
    for (const name of ['ordinary', 'itemised', 'demonstration', 'reversal'] as const) {
      expect((await printBill(BILLS[name], paper)).length, name).toBeLessThan(60_000);
    }
    expect((await printBill(BILLS.veryLong, paper)).length).toBeLessThan(72_000);
  });

  test('without the fonts the failure names the path, at every try', async () => {
    const nowhere = createSlipPrinter(facesOnDemand('/nowhere'));
    for (const _ of [1, 2]) {
      await expect(nowhere.render([slipOf(recordedBill())], 'a4')).rejects.toThrow(
        /\/nowhere\/.*NotoSansSC/,
      );
    }
  });
});

describe('what it says of itself', () => {
  test.each(PAPERS)('number, hash, and how it was printed: %s', async (paper) => {
    const recorded = recordedBill(BILLS.reversed);
    expect(readSlipMarks(await print(recorded, paper, 2))).toEqual({
      layout: LAYOUT,
      paper,
      slips: [
        {
          settlementId: recorded.id,
          hash: recorded.hash,
          number: 2,
          reversedBy: '20230511-000043',
        },
      ],
    });
  });

  test('a preview says that it is none', async () => {
    const recorded = recordedBill();
    const slip = { ...slipOf(recorded), mark: { kind: 'preview' } } as const;
    const { pdf } = await createSlipPrinter().render([slip], 'a5');
    const marks = readSlipMarks(pdf);
    expect(marks?.layout).toBe(LAYOUT);
    expect(marks?.slips.map(({ number }) => number)).toEqual([null]);
    expect(latin(pdf)).not.toMatch(/print=\d/);
    expect(attachmentsOf(pdf).size).toBe(0);
  });

  test.each(PAPERS)(
    'several slips: each on pages and with a mark and a file of its own: %s',
    async (paper) => {
      const all = [BILLS.ordinary, BILLS.veryLong, BILLS.owedBack].map((bill, n) => ({
        ...recordedBill(bill),
        id: `20230510-00004${n}`,
      }));
      const printer = createSlipPrinter();
      const { pdf, pages } = await printer.render(
        all.map((recorded, n) => slipOf(recorded, n + 1)),
        paper,
      );
      const alone = await Promise.all(
        all.map((recorded, n) => printer.render([slipOf(recorded, n + 1)], paper)),
      );
      expect(pages).toEqual(alone.flatMap((one) => one.pages));
      expect(pagesOf(pdf)).toHaveLength(pages.length);
      expect(textOf(pdf)).toBe(alone.map((one) => textOf(one.pdf)).join(''));
      expect(readSlipMarks(pdf)?.slips.map((s) => [s.settlementId, s.number])).toEqual(
        all.map(({ id }, n) => [id, n + 1]),
      );
      expect([...attachmentsOf(pdf).keys()].toSorted()).toEqual(all.map(({ id }) => `${id}.json`));
      expect(structureOf(pdf).match(/^ {2}Sect/gm)).toHaveLength(3);
    },
  );

  test('no slip at all is refused', async () => {
    await expect(createSlipPrinter().render([], 'a4')).rejects.toThrow(/at least one/);
  });
});
