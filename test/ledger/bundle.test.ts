import {
  copyFileSync,
  existsSync,
  readFileSync,
  readdirSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { exportLedger, importLedger, takeBack } from '../../electron/ledger/bundle.ts';
import { readBundle } from '../../electron/ledger/bundle-file.ts';
import { canonical, sha256 } from '../../electron/ledger/chain.ts';
import { NEWEST_VERSION } from '../../electron/ledger/migrations.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import { copiedOn, openCopied, TODAY, type Copied } from './copied.ts';
import { problemOf, valueOf, writesNothing } from './desk.ts';
import { temporaryFile } from './temporary-file.ts';
import { printSlip } from './print-slip.ts';

const LATER = copiedOn('2026-05-13');
const HEAD = 4096;

let copied: Copied;
let bundle: string;
beforeEach(() => {
  bundle = temporaryFile('to-room-2.yidan');
});

/** The bytes of a good bundle, made once. */
let good: Promise<Buffer> | null = null;
function goodBundle(): Promise<Buffer> {
  good ??= openCopied().then(async (at) => {
    const to = temporaryFile('good.yidan');
    valueOf(await exported(at, to));
    return readFileSync(to);
  });
  return good;
}

function exported(at: Copied = copied, to = bundle) {
  return exportLedger(at.ledger, { ledgerFile: at.ledgerFile, bundle: to, stamp: TODAY });
}

function open(file: string) {
  const ledger = valueOf(openLedger({ file }));
  onTestFinished(() => ledger.close());
  return ledger;
}

describe('a ledger moves to another machine', () => {
  beforeEach(async () => {
    copied = await openCopied();
  });

  test('in one file; there it goes on with the same year, and here nothing more is recorded', async () => {
    const { ledger, record } = copied;
    const before = await ledger.stats();
    const sums = await ledger.yearSoFar('person-1', 2026);
    const noted = valueOf(await exported());
    expect(noted).toMatchObject({ entries: before.entries, headHash: before.headHash, ...TODAY });
    expect(readdirSync(dirname(bundle))).toEqual(['to-room-2.yidan']);
    expect(await ledger.movedAway()).toEqual(noted);
    await expect(record('k-3')).rejects.toThrow('moved to another machine in the bundle');
    const ledgerFile = temporaryFile('there.sqlite');
    const taken = valueOf(await importLedger(bundle, { ledgerFile, stamp: LATER }));
    expect(taken).toEqual({
      noted: { ...noted, kind: 'imported', ...LATER },
      aside: null,
      lost: 0,
    });
    const there = open(ledgerFile);
    expect((await there.verify()).faults).toEqual([]);
    expect((await there.yearSoFar('person-1', 2026)).sums).toEqual(sums.sums);
    const [row] = (await there.list({ offset: 0, limit: 1 })).rows;
    expect(await printSlip(there, row?.id ?? '', LATER)).toMatchObject({ ok: true });
    expect((await ledger.verify()).faults).toEqual([]);
  });

  test('and back: the one that was left makes room, and is kept', async () => {
    valueOf(await exported());
    const away = temporaryFile('there.sqlite');
    valueOf(await importLedger(bundle, { ledgerFile: away, stamp: LATER }));
    const there = { ...copied, ledger: open(away), ledgerFile: away };
    const back = temporaryFile('back.yidan');
    const stamp = copiedOn('2026-05-14');
    valueOf(await exportLedger(there.ledger, { ledgerFile: away, bundle: back, stamp }));
    await copied.ledger.close();
    const asked = { ledgerFile: copied.ledgerFile, stamp: copiedOn('2026-05-15') };
    expect(problemOf(await importLedger(back, asked)).facts).toMatchObject({ why: 'exists' });
    const { aside } = valueOf(await importLedger(back, { ...asked, aside: true }));
    expect(existsSync(aside ?? '')).toBe(true);
    const home = open(copied.ledgerFile);
    expect(await home.movedAway()).toBeNull();
    expect(await home.verify()).toMatchObject({ ok: true, entries: 6 });
  });

  test('what is still worked with is not moved aside', async () => {
    valueOf(await exported());
    const other = await openCopied();
    const asked = { ledgerFile: other.ledgerFile, stamp: LATER, aside: true };
    expect(problemOf(await importLedger(bundle, asked)).facts).toMatchObject({ why: 'exists' });
    expect((await other.ledger.verify()).faults).toEqual([]);
  });

  test('taken back where the bundle was never taken in, it goes on here', async () => {
    const { ledger, ledgerFile, record } = copied;
    valueOf(await exported());
    valueOf(await takeBack(ledger, ledgerFile, TODAY));
    await record('k-3');
    expect((await ledger.verify()).faults).toEqual([]);
    const again = problemOf(await writesNothing(ledger, () => takeBack(ledger, ledgerFile, TODAY)));
    expect(again.message).toContain('it was not moved away');
  });

  test('never over another file, and then the ledger is not moved', async () => {
    writeFileSync(bundle, 'what lies here');
    const problem = problemOf(await writesNothing(copied.ledger, () => exported()));
    expect(problem.facts).toMatchObject({ file: bundle, why: 'exists' });
    expect(readFileSync(bundle, 'utf8')).toBe('what lies here');
    const nowhere = join(dirname(bundle), 'no', 'x.yidan');
    expect(problemOf(await exported(copied, nowhere)).facts).toMatchObject({ why: 'no-directory' });
  });

  test('STALE, where somebody recorded while the bundle was made: nothing is moved, nothing is left', async () => {
    const { ledger, ledgerFile, record } = copied;
    const meanwhile: Promise<unknown>[] = [];
    const onProgress = () => {
      if (meanwhile.length === 0) meanwhile.push(record('meanwhile'));
    };
    const problem = problemOf(
      await exportLedger(ledger, { ledgerFile, bundle, stamp: TODAY, onProgress }),
    );
    await Promise.all(meanwhile);
    expect(problem.code).toBe('STALE');
    expect(readdirSync(dirname(bundle))).toEqual([]);
    expect(await ledger.movedAway()).toBeNull();
    await record('k-3');
  });
});

/** The manifest changed, and everything in the first block made to fit again. */
function withHead(bytes: Buffer, change: Readonly<Record<string, unknown>>): Buffer {
  const line = bytes.toString('utf8').split('\n')[1] ?? '';
  const read: unknown = JSON.parse(line);
  const changed = canonical({ ...(typeof read === 'object' ? read : {}), ...change });
  const head = Buffer.alloc(HEAD, ' ');
  head.write(`yidan-bundle 1 ${sha256(changed)}\n${changed}\n`);
  head.write('\n', HEAD - 1);
  return Buffer.concat([head, bytes.subarray(HEAD)]);
}

const flipped = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
};

const SPOILT: readonly [string, string, RegExp, (bytes: Buffer) => Buffer | string][] = [
  ['a text', 'not-a-bundle', /not a bundle of a ledger/, () => '姓名,证件号码\n'.repeat(900)],
  ['nothing', 'not-a-bundle', /not a bundle of a ledger/, () => ''],
  [
    'its first block only',
    'damaged',
    /should have \d+ bytes and has 4096/,
    (b) => b.subarray(0, HEAD),
  ],
  ['a byte less', 'damaged', /copy that was cut off/, (b) => b.subarray(0, b.length - 1)],
  ['a byte more', 'damaged', /should have/, (b) => Buffer.concat([b, Buffer.from('x')])],
  ['a byte of the manifest changed', 'damaged', /not as they were written/, (b) => flipped(b, 120)],
  [
    'a blank after the manifest changed',
    'damaged',
    /not as they were written/,
    (b) => flipped(b, 4000),
  ],
  [
    'a byte of the ledger changed',
    'damaged',
    /not as they were written/,
    (b) => flipped(b, HEAD + 400),
  ],
  ['its last byte changed', 'damaged', /not as they were written/, (b) => flipped(b, b.length - 1)],
  [
    'another ledger named',
    'damaged',
    /says something else than what is in it/,
    (b) => withHead(b, { ledgerId: 'x' }),
  ],
  ['fewer entries named', 'damaged', /says something else/, (b) => withHead(b, { entries: 3 })],
  [
    'another last hash named',
    'damaged',
    /says something else/,
    (b) => withHead(b, { headHash: 'x' }),
  ],
  [
    'another size named',
    'damaged',
    /not as they were written/,
    (b) => withHead(b, { bytes: 4096 }),
  ],
  [
    'a manifest with a key more',
    'damaged',
    /not as they were written/,
    (b) => withHead(b, { more: 1 }),
  ],
  [
    'a newer schema',
    'newer',
    /newer version of this program \(schema/,
    (b) => withHead(b, { schema: NEWEST_VERSION + 1 }),
  ],
  [
    'a newer format',
    'newer',
    /newer version of this program \(format 2\)/,
    (b) => Buffer.concat([Buffer.from('yidan-bundle 2 '), b.subarray(15)]),
  ],
];

describe('a bundle that is not as it was made is refused, and nothing is left of it', () => {
  test.each(SPOILT)('%s', async (_what, why, says, spoil) => {
    const bad = temporaryFile('bad.yidan');
    writeFileSync(bad, spoil(await goodBundle()));
    const ledgerFile = temporaryFile('there.sqlite');
    const problem = problemOf(await importLedger(bad, { ledgerFile, stamp: LATER }));
    expect(problem.facts).toMatchObject({ file: bad, why });
    expect(problem.message).toMatch(says);
    expect(readdirSync(dirname(ledgerFile))).toEqual([]);
  });

  test('whichever byte is changed', async () => {
    const bytes = await goodBundle();
    const to = temporaryFile('unpacked.sqlite');
    for (let at = 0; at < bytes.length; at += 97) {
      writeFileSync(bundle, flipped(bytes, at));
      const read = await readBundle(bundle, `${to}-${at}`);
      expect(read.ok, `byte ${at}`).toBe(false);
    }
    writeFileSync(bundle, bytes);
    expect(valueOf(await readBundle(bundle, to)).entries).toBe(4);
    expect(readFileSync(to).equals(gunzipSync(bytes.subarray(HEAD)))).toBe(true);
  });

  test('where it ends too early, wherever', async () => {
    writeFileSync(bundle, await goodBundle());
    const cut = temporaryFile('cut.yidan');
    const { length } = readFileSync(bundle);
    for (let size = length - 1; size > 0; size -= 1013) {
      copyFileSync(bundle, cut);
      truncateSync(cut, size);
      expect((await readBundle(cut, `${cut}-${size}`)).ok, `${size} bytes`).toBe(false);
    }
  });

  test('a missing one', async () => {
    const ledgerFile = temporaryFile('there.sqlite');
    const problem = problemOf(await importLedger(bundle, { ledgerFile, stamp: LATER }));
    expect(problem.facts).toMatchObject({ file: bundle, why: 'missing' });
  });
});
