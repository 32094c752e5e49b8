import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long a link waits to be opened. */
const LINK_MINUTES = 10;

/** One link that one browser may open once, and the session which that browser then holds. */
export type EnterLink = {
  readonly token: string;
  /** Spends the token: the new session's secret, or null where the token is wrong, used or expired. */
  enter(token: string): string | null;
  holds(session: string | undefined): boolean;
};

/** `now` in milliseconds. Only digests are kept and compared, in constant time. */
export function createEnterLink(now: () => number): EnterLink {
  const token = secret();
  const expected = digest(token);
  const expiresAt = now() + LINK_MINUTES * 60_000;
  let session: Buffer | null = null;
  return {
    token,
    enter(given) {
      const isRight = timingSafeEqual(digest(given), expected);
      if (!isRight || session !== null || now() >= expiresAt) return null;
      const fresh = secret();
      session = digest(fresh);
      return fresh;
    },
    holds: (given) =>
      given !== undefined && session !== null && timingSafeEqual(digest(given), session),
  };
}

/** 256 bits, in letters that stand in an address as they are. */
function secret(): string {
  return randomBytes(32).toString('base64url');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
