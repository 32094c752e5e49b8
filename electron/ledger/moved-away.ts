import { assert } from '../../engine/problem.ts';
import type { Content } from './bodies.ts';
import type { Entry } from './entries.ts';
import { Refused } from './refused.ts';
import { unusable } from './unusable.ts';

/**
 * A ledger that was exported goes on somewhere else. Two machines that both go on with it would each have their own truth
 * about the same year, and nothing could bring them together again: here it ends, until its bundle is taken back.
 */
export function mayFollowExport(exported: Entry, next: Pick<Entry, 'kind' | 'body'>): boolean {
  assert(exported.kind === 'exported', 'only an export moves a ledger away');
  return (
    next.kind === 'imported' && 'sha256' in next.body && next.body.sha256 === exported.body.sha256
  );
}

export function refuseMovedAway(exported: Entry | null, next: Content, file: string): void {
  if (exported?.kind !== 'exported' || mayFollowExport(exported, next)) return;
  const mend = `nothing was recorded; on ${exported.at.slice(0, 16).replace('T', ' ')} it was moved to another machine in the bundle ${exported.body.file}: work there, or, where that bundle was never taken in, take it back with yidan ledger take-back`;
  throw new Refused(unusable('moved-away', file, mend, { bundle: exported.body.file }));
}
