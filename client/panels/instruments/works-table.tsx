import { Button, Group, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { FloodWorkSetup } from '../../../engine/response/flood-works/works-view.ts';
import { siteId } from '../../../engine/response/sites/site.ts';
import { useWords } from '../../i18n/index.ts';
import type { Session } from '../../session/session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { text } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { teamsAt } from '../tables/site-table.tsx';

/** What can be done about the flood: how far it has come, and the switches of those who may. */
export function WorksTable(props: {
  readonly scene: Scene;
  readonly session: Session | null;
  onOpen?: ((siteId: string) => void) | undefined;
}) {
  const { t, language } = useWords();
  const { scene, session, onOpen } = props;
  const states = new Map(scene.view.floodWorks.map((x) => [x.id, x]));
  const atWork = (work: FloodWorkSetup): string => {
    const id = siteId('floodWork', work.id);
    const need = scene.view.sites.find((x) => x.id === id)?.needs[0];
    const pct = need === undefined ? 0 : Math.floor(100 * (1 - need.left / need.amount));
    if (pct > 0) return t('floodWorks.working', { pct });
    const teams = teamsAt(scene, id).length;
    if (teams > 0) return t('floodWorks.onTheWay', { teams });
    return t(work.byHand ? 'floodWorks.notYet' : 'floodWorks.byRule');
  };
  const progress = (work: FloodWorkSetup): string => {
    const s = states.get(work.id);
    if (work.pieces > 1 && s !== undefined && s.laid > 0)
      return t('floodWorks.pieces', { done: s.laid, all: work.pieces });
    if (s === undefined || s.doneTick < 0) return atWork(work);
    if (work.kind === 'release') return t('floodWorks.set', { value: s.value });
    const time = scene.clock(s.doneTick);
    const on = s.value > 0;
    if (work.kind === 'gate') return t(on ? 'floodWorks.opened' : 'floodWorks.closed', { time });
    if (work.kind === 'pump') return t(on ? 'floodWorks.started' : 'floodWorks.stopped', { time });
    return t('floodWorks.done', { time });
  };
  return (
    <DataTable<FloodWorkSetup>
      caption={t('floodWorks.title')}
      rows={scene.setup.floodWorks}
      empty={t('floodWorks.none')}
      columns={[
        { key: 'name', label: t('floodWorks.name'), render: (x) => text(x.name, language) },
        { key: 'kind', label: t('floodWorks.kind'), render: (x) => t(`floodWorkKind.${x.kind}`) },
        { key: 'progress', label: t('floodWorks.progress'), render: progress },
        {
          key: 'bags',
          label: t('floodWorks.bags'),
          right: true,
          wide: true,
          render: (x) => (x.bags === 0 ? t('common.none') : x.bags),
        },
        {
          key: 'order',
          label: t('floodWorks.order'),
          render: (x) => {
            const site = scene.view.sites.find((s) => s.id === siteId('floodWork', x.id));
            if (x.byHand && onOpen !== undefined && site !== undefined && site.doneTick < 0)
              return (
                <Button
                  size="compact-xs"
                  variant="default"
                  onClick={() => onOpen(siteId('floodWork', x.id))}
                >
                  {t('floodWorks.byTeam')}
                </Button>
              );
            if (!x.mine || session === null) return t('common.none');
            return <Switches work={x} session={session} />;
          },
        },
      ]}
    />
  );
}

function Switches({ work, session }: { work: FloodWorkSetup; session: Session }) {
  const { t } = useWords();
  const [said, setSaid] = useState('');
  const [flow, setFlow] = useState<number | string>('');
  const send = async (value: number): Promise<void> => {
    const reply = await session.issue({ type: 'operate', workId: work.id, value });
    if (reply.ok) return setSaid(t('floodWorks.sent'));
    const { code, params } = reply.rejection;
    const max = code === 'overCapacity' ? params.max : undefined;
    setSaid(max === undefined ? t(`rejection.${code}`) : t('floodWorks.most', { max }));
  };
  const pump = work.kind === 'pump';
  return (
    <Group gap="xs" wrap="nowrap">
      {work.kind === 'release' ? (
        <>
          <NumberInput
            size="xs"
            aria-label={t('floodWorks.release')}
            placeholder="m³/s"
            min={0}
            value={flow}
            onChange={setFlow}
            w={110}
          />
          <Button
            size="compact-xs"
            disabled={typeof flow !== 'number'}
            onClick={() => void send(Number(flow))}
          >
            {t('floodWorks.send')}
          </Button>
        </>
      ) : (
        <>
          <Button size="compact-xs" variant="default" onClick={() => void send(1)}>
            {t(pump ? 'floodWorks.on' : 'floodWorks.open')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => void send(0)}>
            {t(pump ? 'floodWorks.off' : 'floodWorks.shut')}
          </Button>
        </>
      )}
      <span role="status">{said}</span>
    </Group>
  );
}
