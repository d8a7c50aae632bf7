import { Button, Menu } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { RejectionCode } from '../../engine/exercise/commands/command.ts';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import type { Scene } from '../ui/scene.ts';
import type { Draft } from '../panels/composer/draft.ts';
import { OrderTable } from '../panels/tables/order-table.tsx';
import { ReportTable } from '../panels/tables/report-table.tsx';
import {
  RoadTable,
  ShelterTable,
  StockTable,
  VillageTable,
} from '../panels/tables/place-tables.tsx';
import {
  ResponseTable,
  type ResponseTab,
  responseTabs,
} from '../panels/tables/response-tables.tsx';
import { UnitTable } from '../panels/tables/unit-table.tsx';
import type { Selection } from '../ui/map-props.ts';
import { Tabs } from '../ui/tabs.tsx';

export type DockTab =
  | 'units'
  | 'stock'
  | 'villages'
  | 'shelters'
  | 'roads'
  | ResponseTab
  | 'orders'
  | 'reports';

interface DockProps {
  readonly scene: Scene;
  readonly session: Session;
  readonly tab: DockTab;
  onTab(tab: DockTab): void;
  readonly selection: Selection | null;
  onSelect(selection: Selection): void;
  onOrder(unitId: string): void;
  /** An order about a row is wanted. */
  onDraft(set: Partial<Draft>): void;
  readonly actions: ReactNode;
}

/** Tables that hold everything the map holds, and more. */
export function Dock(props: DockProps) {
  const { t } = useWords();
  const { scene, tab } = props;
  const { view, setup } = scene;
  const counts: Readonly<Partial<Record<DockTab, number | null>>> = {
    units: view.units.length,
    stock: view.depots.length,
    villages: view.villages.length,
    shelters: view.shelters.length,
    roads: view.closures.length,
    ...Object.fromEntries(responseTabs(scene).map(({ value, count }) => [value, count])),
    orders: view.orders.filter((o) => o.seatId === setup.seatId).length,
    ...(setup.commands.includes('report') ? { reports: view.reports.length } : {}),
  };
  const tabs = (Object.entries(counts) as [DockTab, number | null][]).map(([value, count]) => ({
    value,
    label: t(`seat.tabs.${value}`),
    ...(count === null ? {} : { count }),
  }));
  return (
    <section className="st-panel st-dock" aria-label={t('seat.dock')}>
      <Tabs<DockTab>
        label={t('seat.dock')}
        panelId="table"
        value={tab}
        tabs={tabs}
        onChange={props.onTab}
      >
        {setup.commands.includes('requestForecast') && (
          <ForecastButton session={props.session} scene={scene} />
        )}
        {props.actions}
      </Tabs>
      <div
        className="st-scroll"
        id="table"
        role="tabpanel"
        tabIndex={0}
        aria-label={t('seat.dock')}
      >
        <Table {...props} />
      </div>
    </section>
  );
}

function Table(props: DockProps) {
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
    case 'orders':
      return <OrderTable {...of('unit')} seatId={scene.setup.seatId} />;
    case 'reports':
      return <ReportTable scene={scene} />;
    default:
      return (
        <ResponseTable
          tab={tab}
          scene={scene}
          session={props.session}
          selection={selection}
          onSelect={onSelect}
          onDraft={props.onDraft}
        />
      );
  }
}

/** A forecast takes the office some time; the answer comes as a message and as a layer. */
function ForecastButton({ session, scene }: { session: Session; scene: Scene }) {
  const { t } = useWords();
  const running = scene.view.forecasting;
  /** Why the last one was refused; what is asked for shows its progress. */
  const [refused, setRefused] = useState<RejectionCode | null>(null);
  const ask = async (hours: number): Promise<void> => {
    const reply = await session.issue({ type: 'requestForecast', hours });
    setRefused(reply.ok ? null : reply.rejection.code);
  };
  if (running !== null)
    return (
      <>
        <span role="status" className="st-ell">
          {t('forecastWork.running', { time: scene.clock(running.dueTick) })}
        </span>
        <progress
          className="st-wide"
          max={running.dueTick - running.fromTick}
          value={scene.view.tick - running.fromTick}
          aria-label={t('forecastWork.running', { time: scene.clock(running.dueTick) })}
        />
        {scene.setup.commands.includes('cancelForecast') && (
          <Button
            size="compact-md"
            variant="default"
            onClick={() => void session.issue({ type: 'cancelForecast' })}
          >
            {t('forecastWork.cancel')}
          </Button>
        )}
      </>
    );
  return (
    <>
      <span role="status">{refused === null ? '' : t(`rejection.${refused}`)}</span>
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
