import type { Claim, Identity } from './claim.ts';
import type { PackData } from './rule-pack/schema.ts';
import type { Reason, ReasonCode } from './reasons.ts';
import type { IdentityApplied } from './settlement.ts';
import { holdsOn, COUNTY_NAMED, yearOf, type Category } from './terms.ts';

/** The identity that counts for a claim, or the reason why none does. `valid` are those valid on the day itself. */
export type IdentityChoice = {
  readonly applied: IdentityApplied | null;
  readonly retroactive: boolean;
  readonly valid: readonly Category[];
  readonly reason: Reason | null;
};

export type ChooseIdentity = (identities: readonly Identity[], claim: Claim) => IdentityChoice;

/**
 * The best identity valid on the day of settlement, or recognised later in the same year where the document looks
 * back; the order of the list never matters.
 */
export function compileIdentity(pack: PackData): ChooseIdentity {
  const { retroactive } = pack.categories;
  const rankedFor = compileRanks(pack);
  return (identities, claim) => {
    const day = claim.settledOn;
    let now: Candidate | null = null;
    let valid: readonly Category[] = NONE_VALID;
    for (const identity of identities) {
      if (!holdsOn(identity, day)) continue;
      const ranked = rankedFor(identity);
      if (ranked === null) continue;
      now = better({ identity, ranked }, now);
      valid = valid.length === 0 ? [ranked.id] : [...valid, ranked.id];
    }
    if (retroactive !== null && !(retroactive.onlyIfUnrecognised && now !== null)) {
      const later = bestReachingBack(identities, claim, rankedFor);
      if (later !== null && (now === null || later.ranked.rank < now.ranked.rank)) {
        const { clause } = retroactive;
        const facts = { from: later.identity.from };
        const reason: Reason = { code: 'RETROACTIVE', clause, facts };
        return { applied: appliedAs(later), retroactive: true, valid, reason };
      }
    }
    return now === null
      ? { applied: null, retroactive: false, valid, reason: noneReason(identities, claim, pack) }
      : { applied: appliedAs(now), retroactive: false, valid, reason: null };
  };
}

const NONE_VALID: readonly Category[] = [];

/** A category of the document with its place in the ranking, the best first. */
type Ranked = PackData['categories']['ranked'][number] & { readonly rank: number };
type Candidate = { readonly identity: Identity; readonly ranked: Ranked };

/** As what the document ranks an identity; null where it does not know it, or asks for a local household. */
function compileRanks({ categories }: PackData): (identity: Identity) => Ranked | null {
  const known: Partial<Record<Category, Ranked>> = Object.fromEntries(
    categories.ranked.map((category, rank) => [category.id, { ...category, rank }]),
  );
  return (identity) => {
    const ranked = known[classOf(identity)];
    if (ranked === undefined) return null;
    return ranked.localHouseholdOnly === true && !identity.localHousehold ? null : ranked;
  };
}

/** Of one rank the one that began first, then the longer one, so that the order of the list never matters. */
function better(one: Candidate, found: Candidate | null): Candidate {
  if (found === null) return one;
  if (one.ranked.rank !== found.ranked.rank) {
    return one.ranked.rank < found.ranked.rank ? one : found;
  }
  const [a, b] = [one.identity, found.identity];
  if (a.from !== b.from) return a.from < b.from ? one : found;
  return b.until !== null && (a.until === null || a.until > b.until) ? one : found;
}

function bestReachingBack(
  identities: readonly Identity[],
  claim: Claim,
  rankedFor: (identity: Identity) => Ranked | null,
): Candidate | null {
  let found: Candidate | null = null;
  for (const identity of identities) {
    const ranked = reachesBack(identity, claim) ? rankedFor(identity) : null;
    if (ranked !== null) found = better({ identity, ranked }, found);
  }
  return found;
}

function appliedAs({ identity, ranked }: Candidate): IdentityApplied {
  const { id, name, clause } = ranked;
  return { category: id, name, from: identity.from, until: identity.until, clause };
}

/** A county's own kinds of people count as the class they are treated as. */
function classOf(identity: Identity): Category {
  if (identity.category !== COUNTY_NAMED) return identity.category;
  return identity.treatedAs ?? identity.category;
}

/** Recognised after the day of the cost, in the same year, and not after settlement was asked for. */
function reachesBack(identity: Identity, claim: Claim): boolean {
  return (
    identity.from > claim.settledOn &&
    yearOf(identity.from) === yearOf(claim.settledOn) &&
    (claim.filedOn === null || claim.filedOn >= identity.from)
  );
}

function noneReason(identities: readonly Identity[], claim: Claim, pack: PackData): Reason {
  const on = claim.settledOn;
  const current = identities.filter((identity) => holdsOn(identity, on));
  const because = (code: ReasonCode, facts: Record<string, string>): Reason => ({
    code,
    clause: pack.categories.treatedAs?.clause ?? pack.categories.bestOf,
    facts: { on, ...facts },
  });
  const ranked = new Set(pack.categories.ranked.map((c) => c.id));
  const [unclassed] = current
    .filter((i) => !ranked.has(classOf(i)))
    .map((i) => i.category)
    .toSorted();
  if (unclassed !== undefined) return because('CATEGORY_UNKNOWN', { category: unclassed });
  if (current.length > 0) return because('NOT_LOCAL_HOUSEHOLD', {});
  const ended = identities.flatMap((i) => (i.until !== null && i.until < on ? [i.until] : []));
  if (ended.length > 0)
    return because('IDENTITY_EXPIRED', { until: ended.toSorted().at(-1) ?? '' });
  const starting = identities.flatMap((i) => (i.from > on ? [i.from] : []));
  if (starting.length > 0)
    return because('NOT_YET_RECOGNISED', { from: starting.toSorted()[0] ?? '' });
  return because('NO_IDENTITY', {});
}
