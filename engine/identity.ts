import type { Claim, Identity } from './claim.ts';
import type { PackData } from './rule-pack/schema.ts';
import type { Reason, ReasonCode } from './reasons.ts';
import type { IdentityApplied } from './settlement.ts';
import { COUNTY_NAMED, yearOf, type Category, type IsoDate } from './terms.ts';

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
  const { ranked, retroactive } = pack.categories;
  const rank = new Map(ranked.map((c, index) => [c.id, index]));
  const local = new Set(ranked.filter((c) => c.localHouseholdOnly === true).map((c) => c.id));
  const counts = (identity: Identity) =>
    rank.has(classOf(identity)) && (identity.localHousehold || !local.has(classOf(identity)));
  const rankOf = (identity: Identity) => rank.get(classOf(identity)) ?? Number.MAX_SAFE_INTEGER;
  const isBetter = (a: Identity, b: Identity) => {
    const by = rankOf(a) - rankOf(b);
    if (by !== 0) return by < 0;
    if (a.from !== b.from) return a.from < b.from;
    // Of two that begin on one day the longer one, so that the order of the list never matters.
    return b.until !== null && (a.until === null || a.until > b.until);
  };
  const best = (identities: readonly Identity[]): Identity | undefined => {
    let found: Identity | undefined;
    for (const one of identities) {
      if (counts(one) && (found === undefined || isBetter(one, found))) found = one;
    }
    return found;
  };

  return (identities, claim) => {
    const day = claim.settledOn;
    const current = identities.filter((i) => isValidOn(i, day));
    const now = best(current);
    const looksBack =
      retroactive !== null && !(retroactive.onlyIfUnrecognised && now !== undefined);
    const later = looksBack ? best(identities.filter((i) => reachesBack(i, claim))) : undefined;
    const isRetroactive = later !== undefined && (now === undefined || rankOf(later) < rankOf(now));
    const chosen = isRetroactive ? later : now;
    const valid = current.filter(counts).map(classOf);
    if (chosen === undefined) {
      return {
        applied: null,
        retroactive: false,
        valid,
        reason: noneReason(identities, current, claim, pack),
      };
    }
    const category = ranked[rankOf(chosen)];
    const applied: IdentityApplied | null =
      category === undefined
        ? null
        : {
            category: category.id,
            name: category.name,
            from: chosen.from,
            until: chosen.until,
            clause: category.clause,
          };
    const reason: Reason | null =
      isRetroactive && retroactive !== null
        ? { code: 'RETROACTIVE', clause: retroactive.clause, facts: { from: chosen.from } }
        : null;
    return { applied, retroactive: isRetroactive, valid, reason };
  };
}

/** A county's own kinds of people count as the class they are treated as. */
function classOf(identity: Identity): Category {
  if (identity.category !== COUNTY_NAMED) return identity.category;
  return identity.treatedAs ?? identity.category;
}

function isValidOn(identity: Identity, day: IsoDate): boolean {
  return identity.from <= day && (identity.until === null || day <= identity.until);
}

/** Recognised after the day of the cost, in the same year, and not after settlement was asked for. */
function reachesBack(identity: Identity, claim: Claim): boolean {
  return (
    identity.from > claim.settledOn &&
    yearOf(identity.from) === yearOf(claim.settledOn) &&
    (claim.filedOn === null || claim.filedOn >= identity.from)
  );
}

function noneReason(
  identities: readonly Identity[],
  current: readonly Identity[],
  claim: Claim,
  pack: PackData,
): Reason {
  const on = claim.settledOn;
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
