import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { PrintSettings, PrintSettingsStore } from '../printing-contract.ts';
import { PAPERS } from '../printing/papers.ts';

/** A printer of a paper that the file does not name is asked for. */
const printing = z.strictObject({
  usual: z.enum(PAPERS),
  printers: z.partialRecord(z.enum(PAPERS), z.string().min(1).max(200).nullable()),
});

/** What is kept for other purposes, or by a later version, is kept on. */
const station = z.looseObject({ printing: printing.exactOptional() });
type Station = z.infer<typeof station>;

const USUAL: PrintSettings = {
  usual: 'a4',
  printers: { a4: null, a5: null, '80mm': null, '58mm': null },
};

/**
 * The settings of this workstation, in a small file beside its ledger: every door to that ledger on this machine reads the
 * same, and none of it goes along when the ledger moves to another machine, which has other printers. A damaged file is
 * told, and replaced only when somebody saves. A ledger in memory keeps its settings there.
 */
export function openPrintSettings(ledgerFile: string): PrintSettingsStore {
  if (ledgerFile === ':memory:') return keptInMemory();
  const file = stationFile(ledgerFile);
  return {
    read: async () => {
      const read = await readStation(file);
      return read.ok ? ok(settingsOf(read.value)) : read;
    },
    save: async (settings) => {
      const before = await readStation(file);
      // What is whole but not readable to this user is not replaced behind their back.
      if (!before.ok && before.problem.facts?.['why'] === 'unreadable') return before;
      const kept = before.ok ? before.value : {};
      try {
        await replaceFile(file, `${JSON.stringify({ ...kept, printing: settings }, null, 2)}\n`);
      } catch (thrown) {
        return fail(notSaved(file, thrown));
      }
      return ok(settings);
    },
  };
}

export function stationFile(ledgerFile: string): string {
  return `${ledgerFile}.station.json`;
}

function keptInMemory(): PrintSettingsStore {
  let kept = USUAL;
  return {
    read: async () => ok(kept),
    save: async (settings) => {
      kept = settings;
      return ok(kept);
    },
  };
}

function settingsOf({ printing: kept }: Station): PrintSettings {
  if (kept === undefined) return USUAL;
  const { a4 = null, a5 = null, '80mm': wide = null, '58mm': narrow = null } = kept.printers;
  return { usual: kept.usual, printers: { a4, a5, '80mm': wide, '58mm': narrow } };
}

async function readStation(file: string): Promise<Result<Station>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (thrown) {
    return isAbsent(thrown) ? ok({}) : fail(unreadable(file, thrown));
  }
  try {
    return ok(station.parse(JSON.parse(text)));
  } catch (thrown) {
    return fail(damaged(file, thrown));
  }
}

/** The new contents are whole on the disk before they take the old one's place. */
async function replaceFile(file: string, text: string): Promise<void> {
  const part = `${file}.part`;
  try {
    const handle = await open(part, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(part, file);
  } catch (thrown) {
    await rm(part, { force: true });
    throw thrown;
  }
}

function isAbsent(thrown: unknown): boolean {
  return codeOf(thrown) === 'ENOENT';
}

function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
}

function damaged(file: string, thrown: unknown): Problem<'STATION_FILE_UNUSABLE'> {
  const [first] = thrown instanceof z.ZodError ? thrown.issues : [];
  const why = first === undefined ? 'it is no JSON' : `${first.path.join('.')}: ${first.message}`;
  return {
    code: 'STATION_FILE_UNUSABLE',
    message: `the settings of this workstation cannot be read from ${file} (${why}): save them again, which replaces the file`,
    at: file,
    facts: { why: 'damaged', file, said: why },
  };
}

function unreadable(file: string, thrown: unknown): Problem<'STATION_FILE_UNUSABLE'> {
  return {
    code: 'STATION_FILE_UNUSABLE',
    message: `the settings of this workstation cannot be read from ${file} (${codeOf(thrown)}): allow this user to read it`,
    at: file,
    facts: { why: 'unreadable', file, said: codeOf(thrown) },
  };
}

function notSaved(file: string, thrown: unknown): Problem<'STATION_FILE_UNUSABLE'> {
  return {
    code: 'STATION_FILE_UNUSABLE',
    message: `the settings of this workstation were not saved to ${file} (${codeOf(thrown)}): allow this user to write into ${dirname(file)}, or make room on the disk`,
    at: file,
    facts: { why: 'not-saved', file, said: codeOf(thrown) },
  };
}
