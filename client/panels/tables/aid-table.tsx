import { Button } from '@mantine/core';
import type { AidView } from '../../../engine/exercise/part-views.ts';
import type { Setup } from '../../../engine/exercise/setup.ts';
import { useWords } from '../../i18n/index.ts';
import type { Session } from '../../session/session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { text, trim } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { Status } from '../../ui/status-tag.tsx';
import { AssumedTag } from '../../ui/symbols.tsx';
import { Answer } from '../command/answer.tsx';
import { type Declaring, useDeclare } from '../command/use-declare.ts';

interface Row {
  readonly id: string;
  readonly source: Setup['aid'][number];
  readonly state: AidView | undefined;
}

/** Help from outside: whom to ask, what was answered, when it comes and what it costs. */
export function AidTable({ scene, session }: { scene: Scene; session: Session | null }) {
  const { t, language } = useWords();
  const { setup, view } = scene;
  const states = new Map(view.aid.map((a) => [a.id, a]));
  const rows = setup.aid.map((source): Row => ({
    id: source.id,
    source,
    state: states.get(source.id),
  }));
  const names = ({ source }: Row): string =>
    source.unitIds
      .map((id) => setup.units.find((u) => u.id === id))
      .flatMap((u) => (u === undefined ? [] : [text(u.name, language)]))
      .join(language === 'zh' ? '、' : ', ');
  return (
    <DataTable<Row>
      caption={t('seat.tabs.aid')}
      rows={rows}
      empty={t('aid.none')}
      columns={[
        {
          key: 'name',
          label: t('aid.source'),
          maxPx: 230,
          render: ({ source }) => (
            <span title={text(source.name, language)}>{text(source.name, language)}</span>
          ),
        },
        { key: 'kind', label: t('aid.kind'), render: ({ source }) => t(`aidKind.${source.kind}`) },
        {
          key: 'teams',
          label: t('aid.teams'),
          maxPx: 180,
          render: (row) => (
            <span title={names(row)}>
              {t('aid.teamsN', { n: row.source.unitIds.length })} · {names(row)}
            </span>
          ),
        },
        {
          key: 'portal',
          label: t('aid.portal'),
          roomy: true,
          render: ({ source }) => text(source.portal, language),
        },
        {
          key: 'cost',
          label: t('aid.cost'),
          right: true,
          roomy: true,
          render: (row) => <Cost {...row} />,
        },
        {
          key: 'state',
          label: t('seat.col.status'),
          render: (row) => <AidState scene={scene} session={session} row={row} />,
        },
      ]}
    />
  );
}

function Cost({ source, state }: Row) {
  const { t } = useWords();
  if (source.yuanPerDay === 0) return <>{t('aid.free')}</>;
  return (
    <span className="st-row" style={{ justifyContent: 'end' }}>
      {source.assumed && <AssumedTag />}
      {state !== undefined && state.owedYuan > 0
        ? t('aid.owed', { yuan: trim(state.owedYuan, 0) })
        : t('aid.perDay', { yuan: trim(source.yuanPerDay, 0) })}
    </span>
  );
}

/** How a request stands, and what this seat may do about it now. */
function AidState(props: { scene: Scene; session: Session | null; row: Row }) {
  const { scene, session } = props;
  const { source, state } = props.row;
  const { commands, seatId } = scene.setup;
  const asked = state !== undefined && state.askedTick >= 0;
  const waiting = asked && state.answer === 'none';
  if (session !== null && !asked && commands.includes('requestAid'))
    return <Asking {...props} session={session} words={['aid.ask']} />;
  if (session !== null && waiting && source.seatId === seatId && commands.includes('answerAid'))
    return <Asking {...props} session={session} words={['aid.yes', 'aid.no']} />;
  return <Standing {...props} />;
}

function Standing({ scene, row: { state } }: { scene: Scene; row: Row }) {
  const { t } = useWords();
  if (state === undefined || state.askedTick < 0)
    return <span className="st-dim">{t('aid.notAsked')}</span>;
  if (state.answer === 'no') return <Status state="miss" words={t('aid.refused')} />;
  if (state.answer === 'none')
    return (
      <Status state="running" words={t('aid.waiting', { time: scene.clock(state.askedTick) })} />
    );
  return state.arriveTick > scene.view.tick ? (
    <Status state="running" words={t('aid.comes', { time: scene.clock(state.arriveTick) })} />
  ) : (
    <Status state="met" words={t('aid.here')} />
  );
}

function Asking(props: {
  scene: Scene;
  session: Session;
  row: Row;
  words: readonly ('aid.ask' | 'aid.yes' | 'aid.no')[];
}) {
  const { t } = useWords();
  const declaring: Declaring = useDeclare(props.session);
  const sourceId = props.row.id;
  return (
    <span className="st-row">
      {props.words.map((words) => (
        <Button
          key={words}
          size="compact-md"
          variant="default"
          loading={declaring.busy}
          onClick={() =>
            void declaring.declare(
              words === 'aid.ask'
                ? { type: 'requestAid', sourceId }
                : { type: 'answerAid', sourceId, yes: words === 'aid.yes' },
            )
          }
        >
          {t(words)}
        </Button>
      ))}
      <Answer scene={props.scene} reply={declaring.reply} />
    </span>
  );
}
