import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  openSync,
  readSync,
  closeSync,
  statSync,
  writeSync,
} from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { fail, ok, type Result } from '../../engine/problem.ts';
import { canonical, sha256 } from './chain.ts';
import { NEWEST_VERSION } from './migrations.ts';
import { text, whole } from './shapes.ts';
import { unfit, type Unusable } from './unusable.ts';

/** What a bundle says of the ledger in it. `sha256` is of the ledger file, `packedSha256` of what follows the manifest. */
export type BundleHead = z.infer<typeof headSchema>;

const headSchema = z.strictObject({
  ledgerId: text,
  demonstration: z.boolean(),
  entries: whole,
  headHash: text,
  lastEntryAt: text,
  schema: whole,
  madeAt: text,
  sha256: text,
  bytes: whole,
  packedSha256: text,
  packedBytes: whole,
});

const FORMAT = 'yidan-bundle';
const VERSION = 1;
/** The manifest has so many bytes of its own at the beginning, so that it can be written when all is known. */
const HEAD_BYTES = 4096;

/**
 * The manifest as it stands in the file: the format, the hash of the second line, the line itself, and blanks. There is one
 * way to write it, so that any other byte is noticed.
 */
function headBytes(head: BundleHead): Buffer {
  const line = canonical(head);
  const bytes = Buffer.alloc(HEAD_BYTES, ' ');
  bytes.write(`${FORMAT} ${VERSION} ${sha256(line)}\n${line}\n`, 'utf8');
  bytes.write('\n', HEAD_BYTES - 1);
  return bytes;
}

/** Packs a copy; the file that is named must not exist. */
export async function writeBundle(
  known: Omit<BundleHead, 'bytes' | 'packedSha256' | 'packedBytes'>,
  copy: string,
  file: string,
): Promise<void> {
  const packed = measure();
  const opened = openSync(file, 'wx+');
  try {
    writeSync(opened, Buffer.alloc(HEAD_BYTES, ' '));
    const rest = createWriteStream(file, { fd: opened, autoClose: false, start: HEAD_BYTES });
    await pipeline(createReadStream(copy), createGzip(), packed.through, rest);
    const { sha256: packedSha256, bytes: packedBytes } = packed.result();
    const bytes = statSync(copy).size;
    writeSync(opened, headBytes({ ...known, bytes, packedSha256, packedBytes }), 0, HEAD_BYTES, 0);
  } finally {
    closeSync(opened);
  }
}

/** Unpacks a bundle of which every byte is as it was written; the file that is named must not exist. */
export async function readBundle(file: string, to: string): Promise<Result<BundleHead, Unusable>> {
  const head = readHead(file);
  if (!head.ok) return head;
  const { packedBytes, packedSha256, bytes, sha256: expected } = head.value;
  const has = statSync(file).size - HEAD_BYTES;
  if (has !== packedBytes) {
    const mend = `it should have ${packedBytes + HEAD_BYTES} bytes and has ${has + HEAD_BYTES}, as after a copy that was cut off: copy it again`;
    return fail(unfit('damaged', file, mend));
  }
  const packed = measure();
  const unpacked = measure(bytes);
  try {
    await pipeline(
      createReadStream(file, { start: HEAD_BYTES }),
      packed.through,
      createGunzip(),
      unpacked.through,
      createWriteStream(to, { flags: 'wx' }),
    );
  } catch (error) {
    if (isUnreadable(error)) return fail(altered(file));
    throw error;
  }
  const isSame =
    packed.result().sha256 === packedSha256 &&
    unpacked.result().sha256 === expected &&
    unpacked.result().bytes === bytes;
  return isSame ? head : fail(altered(file));
}

function readHead(file: string): Result<BundleHead, Unusable> {
  const bytes = firstBytes(file);
  const [format = '', line = ''] = bytes.toString('utf8').split('\n');
  const [name, version, hash] = format.split(' ');
  if (name !== FORMAT) {
    const mend = 'it is not a bundle of a ledger: name a file that yidan ledger export made';
    return fail(unfit('not-a-bundle', file, mend));
  }
  if (Number(version) > VERSION) return fail(newer(file, `format ${version ?? ''}`));
  if (version !== String(VERSION) || hash !== sha256(line)) return fail(altered(file));
  const read: unknown = JSON.parse(line);
  const head = headSchema.safeParse(read);
  if (!head.success || !headBytes(head.data).equals(bytes)) return fail(altered(file));
  if (head.data.schema > NEWEST_VERSION) return fail(newer(file, `schema ${head.data.schema}`));
  return ok(head.data);
}

function firstBytes(file: string): Buffer {
  const opened = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(HEAD_BYTES);
    return bytes.subarray(0, readSync(opened, bytes, 0, HEAD_BYTES, 0));
  } finally {
    closeSync(opened);
  }
}

/** Counts and hashes what passes through; more than expected is not let through. */
function measure(most = Number.MAX_SAFE_INTEGER) {
  const hash = createHash('sha256');
  let bytes = 0;
  const through = new Transform({
    transform(part: Uint8Array, _encoding, done) {
      bytes += part.byteLength;
      hash.update(part);
      if (bytes > most) done(new TooMuch());
      else done(null, part);
    },
  });
  let digest: string | null = null;
  return { through, result: () => ({ sha256: (digest ??= hash.digest('hex')), bytes }) };
}

class TooMuch extends Error {}

function isUnreadable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return error instanceof TooMuch || code.startsWith('Z_');
}

function altered(file: string): Unusable {
  const mend =
    'some of its bytes are not as they were written: copy it again, or make it again on the other machine';
  return unfit('damaged', file, mend);
}

function newer(file: string, what: string): Unusable {
  const mend = `it was made by a newer version of this program (${what}): install the newer version`;
  return unfit('newer', file, mend);
}
