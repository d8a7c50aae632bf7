import { useState } from 'react';
import type { ExerciseEvent } from '../../engine/exercise/event.ts';
import type { MeAnswer } from '../../engine/protocol/http.ts';
import { useWords } from '../i18n/index.ts';
import { Messages } from '../panels/messages.tsx';
import type { Scene } from '../ui/scene.ts';
import { ScoreTable } from '../panels/score-table.tsx';
import { OrderTable } from '../panels/tables/order-table.tsx';
import { ReportTable } from '../panels/tables/report-table.tsx';
import { FaultTable } from '../panels/tables/fault-table.tsx';
import {
  ResponseTable,
  type ResponseTab,
  responseTabs,
} from '../panels/tables/response-tables.tsx';
import { ShelterTable, VillageTable } from '../panels/tables/place-tables.tsx';
import { UnitTable } from '../panels/tables/unit-table.tsx';
import type { Selection } from '../ui/map-props.ts';
import { navigate } from '../ui/router.ts';
import { Tabs } from '../ui/tabs.tsx';
import { useEvents } from '../ui/use-events.ts';
import { EventLog } from './event-log.tsx';
import { ModelNotes } from '../ui/model-notes.tsx';

type Tab =
  | 'score'
  | 'events'
  | 'orders'
  | 'reports'
  | 'messages'
  | 'units'
  | 'villages'
  | 'shelters'
  | ResponseTab;

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
  const phase = view?.phase ?? 'standby';
  const [eventId, setEventId] = useState<number | null>(null);
  const reads = tab === 'score' || tab === 'events';
  const events = useEvents(
    phase === 'standby' || !reads ? null : props.desk.exerciseId,
    phase === 'running',
  );
  const show = (event: ExerciseEvent, line: string): void => {
    if (phase === 'ended')
      return navigate(`/review/${props.desk.exerciseId}?t=${event.tick}&line=${line}`);
    setEventId(event.id);
    setTab('events');
  };
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
          { value: 'events', label: t('desk.tabs.events') },
          { value: 'orders', label: t('desk.tabs.orders'), count: view?.orders.length ?? 0 },
          { value: 'reports', label: t('desk.tabs.reports'), count: view?.reports.length ?? 0 },
          { value: 'messages', label: t('desk.tabs.messages'), count: view?.messages.length ?? 0 },
          { value: 'units', label: t('seat.tabs.units'), count: view?.units.length ?? 0 },
          { value: 'villages', label: t('seat.tabs.villages'), count: view?.villages.length ?? 0 },
          { value: 'shelters', label: t('seat.tabs.shelters'), count: view?.shelters.length ?? 0 },
          ...(props.scene === null ? [] : responseTabs(props.scene)).map(({ value, count }) => ({
            value,
            label: t(`seat.tabs.${value}`),
            ...(count === null ? {} : { count }),
          })),
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
          <Table
            {...props}
            scene={props.scene}
            tab={tab}
            events={events}
            eventId={eventId}
            onEvent={setEventId}
            onEvidence={show}
          />
        )}
      </div>
    </section>
  );
}

interface TableProps extends DeskTablesProps {
  readonly scene: Scene;
  readonly tab: Tab;
  readonly events: readonly ExerciseEvent[];
  readonly eventId: number | null;
  onEvent(id: number): void;
  onEvidence(event: ExerciseEvent, line: string): void;
}

function Table(props: TableProps) {
  const { t } = useWords();
  const { scene, selection, onSelect } = props;
  const of = (kind: Selection['kind']) => ({
    scene,
    selected: selection?.kind === kind ? selection.id : null,
    onSelect: (id: string) => onSelect({ kind, id }),
  });
  switch (props.tab) {
    case 'score':
      return (
        <>
          <ScoreTable
            scene={scene}
            events={props.events}
            go={t(scene.view.phase === 'ended' ? 'review.replayHere' : 'desk.toEvents')}
            onEvent={(event, line) => props.onEvidence(event, line.id)}
          />
          <ModelNotes
            notes={scene.view.control?.modelNotes ?? []}
            substance={scene.view.release?.substance}
          />
        </>
      );
    case 'events':
      return (
        <EventLog
          scene={scene}
          events={props.events}
          eventId={props.eventId}
          onEvent={(event) => props.onEvent(event.id)}
        />
      );
    case 'orders':
      return <OrderTable {...of('unit')} seatId={null} />;
    case 'reports':
      return (
        <>
          {(scene.view.control?.reportFaults.length ?? 0) > 0 && (
            <section aria-label={t('faults.title')} className="st-table-part">
              <h3 className="st-table-head">{t('faults.title')}</h3>
              <FaultTable scene={scene} />
            </section>
          )}
          <ReportTable scene={scene} />
        </>
      );
    case 'messages':
      return <Messages scene={scene} session={null} />;
    case 'units':
      return <UnitTable {...of('unit')} />;
    case 'villages':
      return <VillageTable {...of('village')} />;
    case 'shelters':
      return <ShelterTable {...of('shelter')} />;
    default:
      return (
        <ResponseTable
          tab={props.tab}
          scene={scene}
          session={null}
          selection={selection}
          onSelect={onSelect}
        />
      );
  }
}
