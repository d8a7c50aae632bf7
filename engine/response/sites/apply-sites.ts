import type { ExerciseEvent } from '../../exercise/event.ts';
import { find } from '../../exercise/lookup.ts';
import type { SeatId } from '../../exercise/scenario.ts';
import type { ExerciseState } from '../../exercise/state.ts';
import { siteId, type SiteState } from './site.ts';

/** The part of `apply` that writes sites. */
export function applySites(s: ExerciseState, e: ExerciseEvent): void {
  const b = e.body;
  switch (b.type) {
    case 'siteOpened':
      put(s, {
        ...b.site,
        needs: b.site.needs.map((n) => ({ ...n })),
        knownTo: b.site.knownTo.slice(),
        openedTick: e.tick,
        openedEvent: e.id,
        doneTick: -1,
      });
      return;
    case 'siteKnown':
      tell(find(s.sites, b.siteId), b.seatId);
      return;
    case 'closureKnown':
      // Who knows that a road is blocked knows that it can be cleared.
      tell(find(s.sites, siteId('clearRoad', b.edgeId)), b.seatId);
      return;
    case 'siteWorked': {
      const need = find(s.sites, b.siteId)!.needs.find((n) => n.capability === b.capability)!;
      need.done = Math.min(need.amount, need.done + b.amount);
      return;
    }
    case 'casualtiesKnown':
      // Who knows of casualties knows of the work that there is with them.
      for (const kind of GROUP_SITES) tell(find(s.sites, siteId(kind, b.groupId)), b.seatId);
      return;
    case 'incidentKnown':
      tell(find(s.sites, siteId('handleIncident', b.incidentId)), b.seatId);
      return;
    case 'siteAmended':
      find(s.sites, b.siteId)!.needs.find((n) => n.capability === b.capability)!.amount = b.amount;
      return;
    case 'siteDone':
    case 'siteDropped':
      find(s.sites, b.siteId)!.doneTick = e.tick;
      return;
    default:
  }
}

const GROUP_SITES = ['rescueTrapped', 'searchMissing', 'treatCasualties'] as const;

function tell(site: SiteState | undefined, seatId: string): void {
  if (site !== undefined && !site.knownTo.includes(seatId)) site.knownTo.push(seatId);
}

/** Keeps the order by id; a site that opens again takes its past with it while anybody needs it. */
function put(s: ExerciseState, site: SiteState): void {
  let at = s.sites.findIndex((x) => x.id >= site.id);
  if (at < 0) at = s.sites.length;
  const old = s.sites[at];
  if (old?.id !== site.id) s.sites.splice(at, 0, site);
  else {
    const past = pastFor(old, site.knownTo);
    s.sites[at] = past === undefined ? site : { ...site, past };
  }
}

/** What is left of a site's past when all of it that `known` have no use for is dropped. */
function pastFor(old: SiteState | undefined, known: readonly SeatId[]): SiteState | undefined {
  if (old === undefined) return undefined;
  const { past, ...own } = old;
  const older = pastFor(past, [...known, ...old.knownTo]);
  if (old.knownTo.every((id) => known.includes(id))) return older;
  return older === undefined ? own : { ...own, past: older };
}
