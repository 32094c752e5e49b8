import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { ZipWriter } from '@zip.js/zip.js';

export type ZippedText = { readonly name: string; readonly parts: AsyncIterable<string> };

/**
 * Writes texts into a ZIP file, part by part, so that none is ever whole in memory. The same texts give the same bytes on
 * every machine and day: the library's own deflate is used, and all files bear the format's round date. The file is there
 * whole or not at all.
 */
export async function writeZip(file: string, texts: readonly ZippedText[]): Promise<void> {
  const unfinished = `${file}.part`;
  try {
    const writer = new ZipWriter(Writable.toWeb(createWriteStream(unfinished)), {
      useWebWorkers: false,
      useCompressionStream: false,
      extendedTimestamp: false,
      zip64: false,
      lastModDate: new Date(2000, 0, 1),
      level: 6,
    });
    for (const { name, parts } of texts) await writer.add(name, streamOf(parts));
    await writer.close();
    await rename(unfinished, file);
  } catch (thrown) {
    await rm(unfinished, { force: true });
    throw thrown;
  }
}

/** The next part is made when the one before is written. */
function streamOf(parts: AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const iterator = parts[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
  });
}
