import { lazy, Suspense, type ReactNode } from 'react';
import { useWords } from '../../i18n/index.ts';
import type { Session } from '../../session/session.ts';
import type { Selection } from '../../ui/map-props.ts';
import type { Scene } from '../../ui/scene.ts';
import type { Draft } from '../composer/draft.ts';
import { AidTable } from './aid-table.tsx';
import { CasualtyTable, HospitalTable, IncidentTable } from './casualty-tables.tsx';
import { DryVillageTable } from './dry-village-table.tsx';
import { InstrumentTable } from '../instruments/instrument-table.tsx';
import { WorksTable } from '../instruments/works-table.tsx';
import { LandingTable } from './landing-table.tsx';
import { LifelineTable, LinkTable, PowerTable } from './lifeline-tables.tsx';
import { LossTable, VillageLossTable } from './loss-table.tsx';
import { SiteTable } from './site-table.tsx';
import { SatelliteForm, SurveyTable } from './survey-table.tsx';
import { WarningTable } from './warning-table.tsx';

const SlopeTable = lazy(() => import('../slopes/slope-table.tsx'));
const WaterTable = lazy(() => import('../slopes/water-table.tsx'));
const ReleasePanel = lazy(() => import('../release/release-panel.tsx'));

/** Tables that the seats' dock and the instructor's desk share; `key` finds their words. */
export type ResponseTab =
  | 'instruments'
  | 'slopes'
  | 'waterfront'
  | 'floodWorks'
  | 'release'
  | 'sites'
  | 'casualties'
  | 'lifelines'
  | 'surveys'
  | 'landing'
  | 'aid'
  | 'warnings'
  | 'losses';

/** There are machines that have to land somewhere. */
const flies = ({ landingSites, units }: Scene['setup']): boolean =>
  landingSites.length > 0 && units.some((u) => u.vehicle === 'helicopter');

/** Those that this exercise has something for, with how much is open. */
export function responseTabs({ setup, view }: Scene): readonly {
  readonly value: ResponseTab;
  /** Null where there is nothing to be counted. */
  readonly count: number | null;
}[] {
  const open = <T,>(list: readonly T[], isOpen: (item: T) => boolean): number =>
    list.filter(isOpen).length;
  const all: readonly { value: ResponseTab; count: number | null; there: boolean }[] = [
    {
      value: 'instruments',
      count: setup.instruments.length,
      there: setup.instruments.length > 0,
    },
    {
      value: 'slopes',
      count: open(view.slopes, (x) => !x.failed),
      there: view.slopes.length > 0,
    },
    {
      value: 'waterfront',
      count: open(view.waterfront, (x) => x.safeTick < 0),
      there: view.waterfront.length > 0,
    },
    {
      value: 'floodWorks',
      count: open(view.floodWorks, (x) => x.doneTick < 0),
      there: setup.floodWorks.length > 0,
    },
    {
      value: 'release',
      count: null,
      there: view.release !== null,
    },
    { value: 'sites', count: open(view.sites, (s) => s.doneTick < 0), there: true },
    {
      value: 'casualties',
      count: open(view.incidents, (i) => i.closedTick < 0) + view.casualtyGroups.length,
      there: setup.hospitals.length + view.incidents.length + view.casualtyGroups.length > 0,
    },
    {
      value: 'lifelines',
      count:
        open(view.lifelines, (x) => x.backTick < 0) +
        view.dryVillages.length +
        open(view.power, (x) => x.metTick < 0) +
        open(view.links, (x) => x.state !== 'up'),
      there: setup.lifelines.assets.length > 0,
    },
    {
      value: 'surveys',
      count: view.surveys.length,
      there: setup.survey !== null || view.surveys.length > 0,
    },
    {
      value: 'landing',
      count: setup.landingSites.length,
      there: flies(setup),
    },
    {
      value: 'aid',
      count: open(view.aid, (a) => a.answer === 'none' && a.askedTick >= 0),
      there: setup.aid.length > 0,
    },
    {
      value: 'warnings',
      count: open(view.warnings, (w) => w.liftedTick < 0),
      there: setup.warningChannels.length > 0 || view.warnings.length > 0,
    },
    {
      value: 'losses',
      count: null,
      there: view.people.damage !== null || view.people.byVillage.length > 0,
    },
  ];
  return all.filter(({ there }) => there);
}

interface ResponseTableProps {
  readonly tab: ResponseTab;
  readonly scene: Scene;
  /** Null for those who only look on. */
  readonly session: Session | null;
  readonly selection: Selection | null;
  onSelect(selection: Selection): void;
  /** An order is wanted; set for those who give orders. */
  readonly onDraft?: ((set: Partial<Draft>) => void) | undefined;
}

export function ResponseTable(props: ResponseTableProps) {
  const { t } = useWords();
  const { scene, session, selection, onSelect, onDraft } = props;
  const of = (kind: Selection['kind']) => ({
    scene,
    selected: selection?.kind === kind ? selection.id : null,
    onSelect: (id: string) => onSelect({ kind, id }),
  });
  const work =
    onDraft === undefined
      ? {}
      : { onOpen: (siteId: string) => onDraft({ task: 'workAt', siteId }) };
  const repair =
    onDraft === undefined
      ? {}
      : { onWork: (siteId: string) => onDraft({ task: 'workAt', siteId }) };
  const water =
    onDraft === undefined
      ? {}
      : {
          onOpen: (id: string) =>
            onDraft({ task: 'sendSupplies', item: 'water', shelterId: id, depotId: null }),
        };
  const doors =
    onDraft === undefined || !scene.setup.commands.includes('doorToDoor')
      ? {}
      : { onDoors: (villageId: string) => onDraft({ task: 'doorToDoor', villageId }) };
  switch (props.tab) {
    case 'instruments':
      return <InstrumentTable {...of('place')} />;
    case 'floodWorks':
      return <WorksTable scene={scene} session={session} {...work} />;
    case 'slopes':
      return (
        <Suspense fallback={null}>
          <SlopeTable {...of('place')} {...repair} />
        </Suspense>
      );
    case 'waterfront':
      return (
        <Suspense fallback={null}>
          <WaterTable {...of('place')} {...repair} />
        </Suspense>
      );
    case 'release':
      return (
        <Suspense fallback={null}>
          <ReleasePanel scene={scene} session={session} />
        </Suspense>
      );
    case 'sites':
      return <SiteTable {...of('site')} {...work} />;
    case 'casualties':
      return (
        <>
          <IncidentTable {...of('place')} />
          <Under title={t('casualties.title')} shown={scene.view.casualtyGroups.length > 0}>
            <CasualtyTable
              {...of('place')}
              {...(onDraft === undefined
                ? {}
                : {
                    onOpen: (groupId: string) => onDraft({ task: 'transportCasualties', groupId }),
                  })}
            />
          </Under>
          <Under title={t('hospitals.title')} shown={scene.view.hospitals.length > 0}>
            <HospitalTable {...of('place')} />
          </Under>
        </>
      );
    case 'lifelines':
      return (
        <>
          <LifelineTable {...of('place')} {...repair} />
          <Under title={t('lifelines.power')} shown={scene.view.power.length > 0}>
            <PowerTable {...of('place')} {...repair} />
          </Under>
          <Under title={t('dryVillages.title')} shown={scene.view.dryVillages.length > 0}>
            <DryVillageTable {...of('village')} {...water} />
          </Under>
          <Under title={t('links.heading')} shown={scene.view.links.length > 0}>
            <LinkTable {...of('place')} />
          </Under>
        </>
      );
    case 'surveys':
      return (
        <>
          {session !== null && scene.setup.commands.includes('requestSatellite') && (
            <SatelliteForm scene={scene} session={session} />
          )}
          <SurveyTable scene={scene} />
        </>
      );
    case 'landing':
      return <LandingTable {...of('place')} />;
    case 'aid':
      return <AidTable scene={scene} session={session} />;
    case 'warnings':
      return <WarningTable scene={scene} {...doors} />;
    case 'losses':
      return (
        <>
          <LossTable scene={scene} />
          <Under title={t('losses.byVillage')} shown={scene.view.people.byVillage.length > 0}>
            <VillageLossTable {...of('village')} />
          </Under>
        </>
      );
  }
}

/** A second table under the first, with its heading; left out while it is empty. */
const Under = (props: { title: string; shown: boolean; children: ReactNode }) =>
  props.shown && (
    <section aria-label={props.title}>
      <h3 className="st-table-head">{props.title}</h3>
      {props.children}
    </section>
  );
