import { useState } from 'react';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { Messages } from '../panels/messages.tsx';
import type { Scene } from '../ui/scene.ts';
import { ScoreTable } from '../panels/score-table.tsx';
import { OrderTable } from '../panels/tables/order-table.tsx';
import { ReportTable } from '../panels/tables/report-table.tsx';
import { ShelterTable, VillageTable } from '../panels/tables/place-tables.tsx';
import { UnitTable } from '../panels/tables/unit-table.tsx';
import type { Selection } from '../ui/map-props.ts';
import { Tabs } from '../ui/tabs.tsx';

type Tab = 'score' | 'orders' | 'reports' | 'messages' | 'units' | 'villages' | 'shelters';

interface DeskTablesProps {
  readonly scene: Scene | null;
  readonly desk: NonNullable<MeAnswer['desk']>;
  readonly selection: Selection | null;
  onSelect(selection: Selection): void;
  readonly shown: boolean;
}

/** Live score, and all that the seats order, report and write. */
export function DeskTables(props: DeskTablesProps) {
  const { t } = useWords();
  const [tab, setTab] = useState<Tab>('score');
  const view = props.scene?.view;
  return (
    <section
      className="st-panel st-desk-score"
      data-shown={props.shown}
      aria-label={t('seat.dock')}
    >
      <Tabs<Tab>
        label={t('seat.dock')}
        panelId="table"
        value={tab}
        onChange={setTab}
        tabs={[
          { value: 'score', label: t('desk.tabs.score') },
          { value: 'orders', label: t('desk.tabs.orders'), count: view?.orders.length ?? 0 },
          { value: 'reports', label: t('desk.tabs.reports'), count: view?.reports.length ?? 0 },
          { value: 'messages', label: t('desk.tabs.messages'), count: view?.messages.length ?? 0 },
          { value: 'units', label: t('seat.tabs.units'), count: view?.units.length ?? 0 },
          { value: 'villages', label: t('seat.tabs.villages'), count: view?.villages.length ?? 0 },
          { value: 'shelters', label: t('seat.tabs.shelters'), count: view?.shelters.length ?? 0 },
        ]}
      />
      <div
        className="st-scroll"
        id="table"
        role="tabpanel"
        tabIndex={0}
        aria-label={t('seat.dock')}
      >
        {props.scene === null ? (
          <p className="st-body st-mut">{t('desk.noScore')}</p>
        ) : (
          <Table {...props} scene={props.scene} tab={tab} />
        )}
      </div>
    </section>
  );
}

function Table(props: DeskTablesProps & { scene: Scene; tab: Tab }) {
  const { scene, selection, onSelect } = props;
  const of = (kind: Selection['kind']) => ({
    scene,
    selected: selection?.kind === kind ? selection.id : null,
    onSelect: (id: string) => onSelect({ kind, id }),
  });
  switch (props.tab) {
    case 'score':
      return <ScoreTable scene={scene} />;
    case 'orders':
      return <OrderTable {...of('unit')} seatId={null} />;
    case 'reports':
      return <ReportTable scene={scene} />;
    case 'messages':
      return <Messages scene={scene} session={null} />;
    case 'units':
      return <UnitTable {...of('unit')} />;
    case 'villages':
      return <VillageTable {...of('village')} />;
    case 'shelters':
      return <ShelterTable {...of('shelter')} />;
  }
}
