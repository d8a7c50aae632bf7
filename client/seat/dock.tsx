import { Button, Menu } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import type { Scene } from '../ui/scene.ts';
import { ScoreTable } from '../panels/score-table.tsx';
import { OrderTable } from '../panels/tables/order-table.tsx';
import {
  RoadTable,
  ShelterTable,
  StockTable,
  VillageTable,
} from '../panels/tables/place-tables.tsx';
import { SiteTable } from '../panels/tables/site-table.tsx';
import { UnitTable } from '../panels/tables/unit-table.tsx';
import { WarningTable } from '../panels/tables/warning-table.tsx';
import type { Selection } from '../ui/map-props.ts';
import { navigate } from '../ui/router.ts';
import { Tabs } from '../ui/tabs.tsx';
import { useEvents } from '../ui/use-events.ts';

export type DockTab =
  | 'units'
  | 'stock'
  | 'villages'
  | 'shelters'
  | 'roads'
  | 'sites'
  | 'warnings'
  | 'orders'
  | 'score';

interface DockProps {
  readonly scene: Scene;
  readonly session: Session;
  readonly tab: DockTab;
  onTab(tab: DockTab): void;
  readonly selection: Selection | null;
  onSelect(selection: Selection): void;
  onOrder(unitId: string): void;
  /** An order to work at a site is wanted. */
  onWork(siteId: string): void;
  readonly actions: ReactNode;
  /** Set once the review is open to this seat. */
  readonly reviewId: string | null;
}

/** Tables that hold everything the map holds, and more. */
export function Dock(props: DockProps) {
  const { t } = useWords();
  const { scene, tab } = props;
  const { view, setup } = scene;
  const events = useEvents(tab === 'score' ? props.reviewId : null, false);
  const counts: Readonly<Record<Exclude<DockTab, 'score'>, number>> = {
    units: view.units.length,
    stock: view.depots.length,
    villages: view.villages.length,
    shelters: view.shelters.length,
    roads: view.closures.length,
    sites: view.sites.filter((s) => s.doneTick < 0).length,
    warnings: view.warnings.filter((w) => w.liftedTick < 0).length,
    orders: view.orders.filter((o) => o.seatId === setup.seatId).length,
  };
  const tabs = [
    ...(Object.keys(counts) as Exclude<DockTab, 'score'>[]).map((value) => ({
      value: value as DockTab,
      label: t(`seat.tabs.${value}`),
      count: counts[value],
    })),
    ...(view.score === null ? [] : [{ value: 'score' as DockTab, label: t('seat.score') }]),
  ];
  return (
    <section className="st-panel st-dock" aria-label={t('seat.dock')}>
      <Tabs<DockTab>
        label={t('seat.dock')}
        panelId="table"
        value={tab}
        tabs={tabs}
        onChange={props.onTab}
      >
        {setup.commands.includes('requestForecast') && <ForecastButton session={props.session} />}
        {props.actions}
      </Tabs>
      <div
        className="st-scroll"
        id="table"
        role="tabpanel"
        tabIndex={0}
        aria-label={t('seat.dock')}
      >
        <Table {...props} events={events} />
      </div>
    </section>
  );
}

function Table(props: DockProps & { events: readonly ExerciseEvent[] }) {
  const { t } = useWords();
  const { scene, tab, selection, onSelect } = props;
  const of = (kind: Selection['kind']) => ({
    scene,
    selected: selection?.kind === kind ? selection.id : null,
    onSelect: (id: string) => onSelect({ kind, id }),
  });
  switch (tab) {
    case 'units':
      return <UnitTable {...of('unit')} onOrder={props.onOrder} />;
    case 'stock':
      return <StockTable {...of('depot')} />;
    case 'villages':
      return <VillageTable {...of('village')} />;
    case 'shelters':
      return <ShelterTable {...of('shelter')} />;
    case 'roads':
      return <RoadTable {...of('place')} />;
    case 'sites':
      return <SiteTable {...of('site')} onOpen={props.onWork} />;
    case 'warnings':
      return <WarningTable scene={scene} />;
    case 'orders':
      return <OrderTable {...of('unit')} seatId={scene.setup.seatId} />;
    case 'score':
      return (
        <ScoreTable
          scene={scene}
          events={props.events}
          go={t('review.replayHere')}
          onEvent={(event, line) =>
            navigate(`/review/${props.reviewId}?t=${event.tick}&line=${line.id}`)
          }
        />
      );
  }
}

/** A forecast takes the office some time; the answer comes as a message and as a layer. */
function ForecastButton({ session }: { session: Session }) {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const ask = async (hours: number): Promise<void> => {
    const reply = await session.issue({ type: 'requestForecast', hours });
    setSaid(reply.ok ? t('seat.forecastAsked') : t(`rejection.${reply.rejection.code}`));
  };
  return (
    <>
      <span role="status">{said}</span>
      <Menu>
        <Menu.Target>
          <Button size="compact-md" variant="default">
            {t('seat.askForecast')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('seat.forecastHours')}</Menu.Label>
          {[2, 4, 8].map((hours) => (
            <Menu.Item key={hours} onClick={() => void ask(hours)}>
              {hours} h
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
