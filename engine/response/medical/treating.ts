import { find } from '../../exercise/lookup.ts';
import type { StepContext, World } from '../../exercise/world.ts';
import { openSite } from '../sites/open-site.ts';
import { siteId, type SiteState } from '../sites/site.ts';
import { ASSUMED_MEDICAL } from './assumed.ts';
import type { CasualtyChange, CasualtyGroup } from './casualty.ts';
import { rescaled } from './course.ts';

/**
 * Treatment on the spot is work at a site: its amount is the person-hours for everybody treated so
 * far and everybody waiting, so that it grows and shrinks with the people who wait. Medics treat
 * the worst first.
 */
const EPS = 1e-9;

const siteOf = (w: World, g: CasualtyGroup): SiteState | undefined =>
  find(w.state.sites, siteId('treatCasualties', g.id));

const WORST_FIRST = ['immediate', 'delayed', 'minor'] as const;

/** Whom the work done so far has treated, and the amount that the site should have. */
function account(g: CasualtyGroup, site: SiteState | undefined, taken: ReadonlySet<number>) {
  const done = site?.needs[0]!.done ?? 0;
  let credit = done - g.treatedH;
  let workH = 0;
  let leftH = 0;
  const ready: number[] = [];
  let serving = true;
  for (const triage of WORST_FIRST) {
    const hours = ASSUMED_MEDICAL.treatH[triage];
    for (let person = 0; person < g.persons.length; person++) {
      const p = g.persons[person]!;
      if (p.care !== 'waiting' || p.triage !== triage || taken.has(person)) continue;
      // One after the other: nobody is passed by because the next needs less.
      serving &&= credit + EPS >= hours;
      if (serving) {
        credit -= hours;
        workH += hours;
        ready.push(person);
      } else leftH += hours;
    }
  }
  return { ready, workH, amount: Math.max(done, g.treatedH + workH + leftH), leftH };
}

/** True when somebody is treated, or when the site does not fit the people who wait. */
export function treatmentIsDue(w: World, g: CasualtyGroup): boolean {
  const site = siteOf(w, g);
  if (g.open === 0 && (site === undefined || site.doneTick >= 0)) return false;
  const a = account(g, site, NOBODY);
  if (a.ready.length > 0) return true;
  if (site === undefined || site.doneTick >= 0) return a.leftH > 0;
  return a.leftH === 0 || Math.abs(site.needs[0]!.amount - a.amount) > EPS;
}

const NOBODY: ReadonlySet<number> = new Set();

/**
 * `taken` are persons to whom something else happens in this step; who is treated joins them.
 * `told` are seats that hear of the group in this very step.
 */
export function settleTreatment(
  w: World,
  ctx: StepContext,
  g: CasualtyGroup,
  taken: Set<number>,
  told: ReadonlySet<string>,
): void {
  const site = siteOf(w, g);
  if (g.open === 0 && (site === undefined || site.doneTick >= 0)) return;
  const a = account(g, site, taken);
  if (a.ready.length > 0) {
    const members = a.ready.map((person): CasualtyChange => {
      taken.add(person);
      const { dueTick } = g.persons[person]!;
      return { person, dueTick: rescaled(dueTick, 'waiting', 'treated', ctx.tick) };
    });
    const { id: groupId, aroseEvent } = g;
    const persons = members.length;
    ctx.emit({ type: 'casualtiesTreated', groupId, members, persons, workH: a.workH }, aroseEvent);
  }
  fit(ctx, g, site, a, [...g.knownTo, ...told]);
}

function fit(
  ctx: StepContext,
  g: CasualtyGroup,
  site: SiteState | undefined,
  a: { readonly amount: number; readonly leftH: number },
  knownTo: string[],
): void {
  const id = siteId('treatCasualties', g.id);
  if (site !== undefined && site.doneTick < 0) {
    const need = site.needs[0]!;
    if (a.leftH === 0) ctx.emit({ type: 'siteDropped', siteId: id }, g.aroseEvent);
    else if (Math.abs(need.amount - a.amount) > EPS)
      ctx.emit(
        { type: 'siteAmended', siteId: id, capability: need.capability, amount: a.amount },
        g.aroseEvent,
      );
    return;
  }
  if (a.leftH === 0) return;
  const done = site?.needs[0]!.done ?? 0;
  const needs = [{ capability: 'medical', amount: a.amount, done, minPersons: 1 }] as const;
  const opened = { kind: 'treatCasualties', subject: g.id, needs, knownTo } as const;
  openSite(ctx, g, opened, g.aroseEvent);
}
