import type { Dice } from './seeded.ts';

/**
 * SQLite's write-ahead log as its file format describes it: a header of 32 bytes, then frames of 24 bytes and a page.
 * A frame counts when its salts are the header's and its checksum continues that of the frame before.
 */
export type Log = {
  /** Where each transaction ends: the last byte of its last frame, exclusive. */
  readonly commits: readonly number[];
  readonly frameSize: number;
};

const HEADER = 32;
const FRAME_HEADER = 24;

export function readLog(log: Buffer): Log {
  if (log.length < HEADER) return { commits: [], frameSize: 0 };
  const isBig = (log.readUInt32BE(0) & 1) === 1;
  const frameSize = FRAME_HEADER + log.readUInt32BE(8);
  const salts = log.subarray(16, 24);
  const commits: number[] = [];
  let sum = checksum([0, 0], log.subarray(0, 24), isBig);
  for (let at = HEADER; at + frameSize <= log.length; at += frameSize) {
    const frame = log.subarray(at, at + frameSize);
    if (!frame.subarray(8, 16).equals(salts)) break;
    sum = checksum(sum, frame.subarray(0, 8), isBig);
    sum = checksum(sum, frame.subarray(FRAME_HEADER), isBig);
    if (frame.readUInt32BE(16) !== sum[0] || frame.readUInt32BE(20) !== sum[1]) break;
    if (frame.readUInt32BE(4) !== 0) commits.push(at + frameSize);
  }
  return { commits, frameSize };
}

type Checksum = readonly [number, number];

function checksum([first, second]: Checksum, bytes: Buffer, isBig: boolean): Checksum {
  let [a, b] = [first, second];
  const word = (at: number) => (isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at));
  for (let at = 0; at < bytes.length; at += 8) {
    a = (a + word(at) + b) >>> 0;
    b = (b + word(at + 4) + a) >>> 0;
  }
  return [a, b];
}

/**
 * How many bytes of the log a power cut cannot take: what was carried over into the ledger was made durable before. The
 * numbers lie in the index that the processes share (`-shm`), after its two headers of 48 bytes.
 */
export function carriedOver(index: Buffer, frameSize: number): number {
  if (index.length < 136) return 0;
  const frames = Math.max(index.readUInt32LE(96), index.readUInt32LE(128));
  return frames === 0 ? 0 : HEADER + frames * frameSize;
}

export const POWER_CUTS = ['whole', 'cut', 'zeros', 'lost sector'] as const;
export type PowerCut = (typeof POWER_CUTS)[number];

/**
 * What a power cut leaves of a log, and how many bytes of it are still as they were; all before `from` is on the disk
 * for certain.
 */
export function afterPowerCut(
  log: Buffer,
  how: PowerCut,
  from: number,
  dice: Dice,
): { readonly log: Buffer; readonly whole: number } {
  const { commits, frameSize } = readLog(log);
  // Behind the last transaction lie frames of an earlier round, which nobody reads.
  const end = Math.min(log.length, (commits.at(-1) ?? 0) + frameSize);
  if (how === 'whole' || from >= end) return { log, whole: log.length };
  const at = from + dice.below(end - from);
  const left = Buffer.from(log);
  if (how === 'cut') return { log: left.subarray(0, at), whole: at };
  if (how === 'zeros') return { log: left.fill(0, at), whole: at };
  // A disk may write what comes later first: one sector in the middle never arrived.
  const sector = Math.max(from, at - (at % 512));
  return { log: left.fill(0xa5, sector, sector + 512), whole: sector };
}
