import {
  Uint8ArrayReader,
  Uint8ArrayWriter,
  ZipReader,
  type Entry,
  type FileEntry,
} from '@zip.js/zip.js';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import { fileInvalid } from './file-fault.ts';

export type UnzippedText = { readonly name: string; readonly bytes: Uint8Array };

/** No month of a large hospital comes near; a small file that unpacks to more is a trap. */
const MOST_BYTES = 256 * 1024 * 1024;
const MOST_FILES = 16;

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/**
 * The texts in a ZIP, checked against their checksums. Nothing is written to the disk, and no name in it is used as a path.
 * Problems: FILE_INVALID for what is no ZIP, is damaged, encrypted, holds anything but texts, has a name that is a path, or
 * unpacks to more than it may, whatever it says of its size.
 */
export async function readZip(
  bytes: Uint8Array,
  file: string,
): Promise<Result<readonly UnzippedText[], Problem<'FILE_INVALID'>>> {
  const reader = new ZipReader(new Uint8ArrayReader(bytes), {
    useWebWorkers: false,
    checkSignature: true,
    checkOverlappingEntry: true,
  });
  try {
    const texts: UnzippedText[] = [];
    let room = MOST_BYTES;
    for await (const entry of reader.getEntriesGenerator()) {
      const wrong = texts.length >= MOST_FILES ? tooMany() : whyNotText(entry);
      if (wrong !== null || !isFile(entry)) {
        return fail(fileInvalid({ file }, wrong ?? noFile(entry)));
      }
      room -= entry.uncompressedSize;
      if (room < 0) return fail(fileInvalid({ file }, tooLarge(entry.filename)));
      // The library stops as soon as there is more than the entry says.
      texts.push({ name: entry.filename, bytes: await entry.getData(new Uint8ArrayWriter()) });
    }
    return texts.length > 0
      ? ok(texts)
      : fail(fileInvalid({ file }, `the ZIP holds no file: ${AGAIN}`));
  } catch (thrown) {
    // The library throws for whatever it finds wrong with the bytes; which is theirs, not ours, to be right.
    const why = thrown instanceof Error ? thrown.message : 'unknown';
    return fail(fileInvalid({ file }, `the ZIP is damaged (${why}): ${AGAIN}`));
  }
}

const AGAIN = 'download the answer again (9102)';

function isFile(entry: Entry): entry is FileEntry {
  return !entry.directory;
}

function whyNotText({ filename, encrypted, directory }: Entry): string | null {
  if (encrypted) return 'the ZIP is encrypted: ask for one that is not';
  const isPlain = /^[^/\\:\p{Cc}]+\.txt$/iu.test(filename) && !filename.includes('..');
  if (isPlain && !directory) return null;
  return `the ZIP holds ${JSON.stringify(filename.slice(0, 60))}, and the answer is one of texts with plain names ending in .txt: ${AGAIN}`;
}

function noFile({ filename }: Entry): string {
  return `the ZIP holds a folder, ${JSON.stringify(filename.slice(0, 60))}: ${AGAIN}`;
}

function tooMany(): string {
  return `the ZIP holds more than ${MOST_FILES} files: ${AGAIN}`;
}

function tooLarge(name: string): string {
  return `${JSON.stringify(name)} in the ZIP unpacks to more than ${MOST_BYTES / 1024 / 1024} MiB: ${AGAIN}`;
}
