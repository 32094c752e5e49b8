import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { inProcess as yidan, type Ran } from './run-here.ts';
import { temporaryFile } from '../ledger/temporary-file.ts';

const CASE = {
  id: 'C1',
  pack: 'panzhihua/2023-02-01',
  identities: [{ category: 'minimum-living', from: '2010-01-01' }],
  claims: [
    { care: 'inpatient', settledOn: '2026-05-10', fees: { total: '10000', inScope: '10000' } },
  ],
};

const jsonSchema = z.record(z.string(), z.unknown());
function json({ out }: Ran): Record<string, unknown> {
  return jsonSchema.parse(JSON.parse(out));
}
const problemSchema = z.object({ problem: z.object({ code: z.string(), why: z.string() }) });

let bytes: Buffer | null = null;

/** A ledger that `yidan record` made, in a folder of its own. */
function recordedLedger() {
  const ledger = temporaryFile('ledger.sqlite');
  bytes ??= recordedBytes();
  writeFileSync(ledger, bytes);
  return { ledger, folder: dirname(ledger) };
}

function recordedBytes(): Buffer {
  const file = temporaryFile('ledger.sqlite');
  const cases = join(dirname(file), 'cases.jsonl');
  writeFileSync(cases, `${JSON.stringify(CASE)}\n`);
  const recorded = yidan('record', cases, '--ledger', file);
  if (recorded.status !== 0) throw new Error(recorded.err);
  return readFileSync(file);
}

describe('yidan ledger backup, drill, restore', () => {
  test('a backup is made, tried out and restored', () => {
    const { ledger, folder } = recordedLedger();
    const directory = join(folder, 'backups');
    const backup = yidan('ledger', 'backup', directory, '--ledger', ledger, '--json');
    expect(backup.status, backup.err).toBe(0);
    const { file, entries, headHash } = json(backup);
    expect(readdirSync(directory)).toHaveLength(2);
    const drilled = yidan('ledger', 'drill', directory, '--ledger', ledger, '--json');
    expect(drilled.status, drilled.err).toBe(0);
    expect(json(drilled)).toMatchObject({ backup: file, entries, headHash, lastBackup: 'same' });
    expect(yidan('ledger', 'drill', directory).out).toMatch(/restored and verified in \d+\.\d s/);
    const target = join(folder, 'new.sqlite');
    const restored = yidan('ledger', 'restore', String(file), '--ledger', target, '--json');
    expect(restored.status, restored.err).toBe(0);
    expect(json(restored)).toMatchObject({ ledger: target, entries, headHash, aside: null });
    const verified = yidan('ledger', 'verify', '--ledger', target, '--json');
    expect(verified.status).toBe(0);
    expect(json(verified)).toMatchObject({ ok: true, entries: Number(entries) + 1 });
  });

  test('2, where the target is there; where something is not named; where it cannot be read', () => {
    const { ledger, folder } = recordedLedger();
    const there = yidan('ledger', 'restore', ledger, '--ledger', ledger, '--json');
    expect(there.status).toBe(2);
    expect(problemSchema.parse(json(there)).problem.why).toBe('exists');
    expect(yidan('ledger', 'backup', folder)).toMatchObject({ status: 2, out: '' });
    expect(yidan('ledger', 'backup', folder, '--ledger', join(folder, 'no.sqlite'))).toMatchObject({
      status: 2,
      err: expect.stringContaining('no.sqlite does not exist: name an existing ledger'),
    });
    expect(yidan('ledger', 'backup', '--ledger', ledger).status).toBe(2);
    expect(yidan('ledger', 'drill', join(folder, 'none')).status).toBe(2);
    expect(readdirSync(folder)).toEqual(['ledger.sqlite']);
  });

  test('1, where the backup has a fault, which is named; and a damaged ledger makes none', () => {
    const { ledger, folder } = recordedLedger();
    const bad = join(folder, 'bad.sqlite');
    copyFileSync(ledger, bad);
    const content = readFileSync(bad);
    const at = content.lastIndexOf('"diagnosis":"') + '"diagnosis":"'.length;
    content[at] = (content[at] ?? 0) ^ 1;
    writeFileSync(bad, content);
    const restored = yidan('ledger', 'restore', bad, '--ledger', join(folder, 'new.sqlite'));
    expect(restored).toMatchObject({
      status: 1,
      err: expect.stringMatching(
        /bad\.sqlite: it has faults, the first at entry 3: .*hash does not/,
      ),
    });
    const backup = yidan('ledger', 'backup', join(folder, 'b'), '--ledger', bad, '--json');
    expect(backup.status).toBe(1);
    expect(problemSchema.parse(json(backup)).problem.why).toBe('damaged');
    expect(readdirSync(join(folder, 'b'))).toEqual([]);
  });

  test('a lost ledger is said to be lost, also by record; its backup takes its place', () => {
    const { ledger, folder } = recordedLedger();
    const directory = join(folder, 'backups');
    const { file } = json(yidan('ledger', 'backup', directory, '--ledger', ledger, '--json'));
    rmSync(ledger);
    const cases = join(folder, 'cases.jsonl');
    writeFileSync(cases, `${JSON.stringify(CASE)}\n`);
    const refused = yidan('record', cases, '--ledger', ledger);
    expect(refused.status).toBe(2);
    expect(refused.err).toContain(`yidan ledger restore ${String(file)} --ledger ${ledger}`);
    expect(yidan('ledger', 'restore', String(file), '--ledger', ledger).out).toContain(
      'entries recorded after it, and not in it (its own note is one): 1',
    );
    expect(yidan('record', cases, '--ledger', ledger).status).toBe(0);
  });
});

describe('yidan ledger export, import, take-back', () => {
  test('the ledger goes on elsewhere, and not here', () => {
    const { ledger, folder } = recordedLedger();
    const bundle = join(folder, 'move.yidan');
    const exported = yidan('ledger', 'export', bundle, '--ledger', ledger, '--json');
    expect(exported.status, exported.err).toBe(0);
    const target = join(folder, 'there.sqlite');
    const imported = yidan('ledger', 'import', bundle, '--ledger', target, '--json');
    expect(imported.status, imported.err).toBe(0);
    expect(json(imported)).toMatchObject({ ...json(exported), ledger: target });
    const backup = yidan('ledger', 'backup', join(folder, 'b'), '--ledger', ledger, '--json');
    expect(backup.status).toBe(1);
    expect(problemSchema.parse(json(backup)).problem.why).toBe('moved-away');
    expect(yidan('ledger', 'verify', '--ledger', ledger).status).toBe(0);
    expect(yidan('ledger', 'stats', '--ledger', ledger).out).toContain(
      'moved to another machine in the bundle move.yidan',
    );
    const unsure = yidan('ledger', 'take-back', '--ledger', ledger);
    expect(unsure).toMatchObject({ status: 2, err: expect.stringContaining('two ledgers would') });
    const back = yidan('ledger', 'take-back', '--ledger', ledger, '--not-used-elsewhere');
    expect(back.out).toContain('goes on here; never take move.yidan in anywhere');
    expect(yidan('ledger', 'backup', join(folder, 'b'), '--ledger', ledger).status).toBe(0);
  });

  test('1, where a byte of the bundle is changed', () => {
    const { ledger, folder } = recordedLedger();
    const bundle = join(folder, 'move.yidan');
    expect(yidan('ledger', 'export', bundle, '--ledger', ledger).status).toBe(0);
    const content = readFileSync(bundle);
    content[5000] = (content[5000] ?? 0) ^ 1;
    writeFileSync(bundle, content);
    const target = join(folder, 'there.sqlite');
    expect(yidan('ledger', 'import', bundle, '--ledger', target)).toMatchObject({
      status: 1,
      err: expect.stringContaining('not as they were written'),
    });
  });
});
