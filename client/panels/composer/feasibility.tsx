import { Button } from '@mantine/core';
import type { Dispatch } from 'react';
import type { UnitOrder } from '../../../engine/exercise/commands/command.ts';
import type { OrderPreview } from '../../../engine/exercise/commands/command-def.ts';
import type { Result } from '../../../engine/kernel/result.ts';
import { useWords } from '../../i18n/index.ts';
import type { Reply } from '../../session/session.ts';
import { distance } from '../../ui/format.ts';
import { Icon } from '../../ui/symbols.tsx';
import type { Scene } from '../../ui/scene.ts';
import { type DraftAction, isUnitOrder, type Step } from './draft.ts';
import { edgeInstead, type FirePoints } from './edge-instead.ts';
import { useRejectionWords } from './rejection-words.ts';
import { useNoteWords } from './note-words.ts';

/** What the order would lead to, as far as this seat can know, before it is given. */
export function FeasibilityCard(props: {
  scene: Scene;
  order: Result<UnitOrder, Step>;
  check: Reply<OrderPreview> | null;
  dispatch: Dispatch<DraftAction>;
  fire: FirePoints | null;
}) {
  const { t } = useWords();
  const { order, check, scene } = props;
  return (
    <div
      className="st-note"
      data-tone={check?.ok === true ? 'action' : 'plain'}
      data-testid="check"
      data-ok={check?.ok}
      role="status"
      aria-label={t('composer.check')}
    >
      {!order.ok && <span className="st-mut">{t(`composer.missing.${order.error}`)}</span>}
      {order.ok && check === null && <span className="st-mut">{t('composer.checking')}</span>}
      {check?.ok === true && <Preview scene={scene} preview={check.value} />}
      {check?.ok === false && (
        <Refusal
          scene={scene}
          rejection={check.rejection}
          order={order.ok ? order.value : null}
          dispatch={props.dispatch}
          fire={props.fire}
        />
      )}
    </div>
  );
}

function Preview({ scene, preview }: { scene: Scene; preview: OrderPreview }) {
  const { t } = useWords();
  const noteWords = useNoteWords();
  const { etaTick, endTick, routeLengthM } = preview;
  return (
    <div className="st-check">
      <Icon id="st-met" size={18} />
      <span>
        {routeLengthM > 0 && etaTick >= 0
          ? t('composer.reach', { length: distance(routeLengthM), time: scene.clock(etaTick) })
          : t('composer.noMove')}
      </span>
      {endTick >= 0 && (
        <>
          <Icon id="st-met" size={18} />
          <span>{t('composer.end', { time: scene.clock(endTick) })}</span>
        </>
      )}
      {preview.notes.map((note) => (
        <Note key={note.key} words={noteWords(note.key, note.params, scene)} />
      ))}
    </div>
  );
}

const Note = ({ words }: { words: string }) => (
  <>
    <Icon id="st-running" size={18} />
    <span>{words}</span>
  </>
);

/** What a way out changes of the order that was refused, beside the team. */
function changes(scene: Scene, way: UnitOrder, order: UnitOrder | null): string[] {
  const before: Readonly<Record<string, unknown>> = order?.type === way.type ? { ...order } : {};
  return Object.entries(way).flatMap(([name, value]) => {
    if (name === 'unitId' || name === 'type' || before[name] === value) return [];
    if (name === 'count') return [String(value)];
    return name.endsWith('Id') && typeof value === 'string' ? [scene.nameOf(value)] : [];
  });
}

/** A reason with its numbers, and ways out that open as a filled draft. */
export function Refusal(props: {
  scene: Scene;
  rejection: Extract<Reply<never>, { ok: false }>['rejection'];
  /** The order that was refused. */
  order: UnitOrder | null;
  dispatch: Dispatch<DraftAction>;
  fire: FirePoints | null;
}) {
  const { t } = useWords();
  const refusalWords = useRejectionWords();
  const { scene, rejection, order, dispatch } = props;
  const alternatives = rejection.alternatives.filter(isUnitOrder).slice(0, 2);
  const ways = alternatives.map((way) => ({
    words: [scene.nameOf(way.unitId), t(`task.${way.type}`), ...changes(scene, way, order)].join(
      ' · ',
    ),
    go: () => dispatch({ type: 'fill', order: way }),
  }));
  const edge = ways.length > 0 || order === null ? null : edgeInstead(order, rejection, props.fire);
  if (edge !== null)
    ways.push({
      words: t('composer.atEdge', { edge: t(`composer.edges.${edge.edge}`) }),
      go: () => dispatch({ type: 'set', set: { at: edge.at } }),
    });
  const atHome = rejection.code === 'alreadyDone' && order?.type === 'return';
  const idle = rejection.code === 'alreadyDone' && order?.type === 'hold';
  return (
    <div className="st-col">
      <div className="st-check">
        <Icon id="st-refused" size={18} />
        <b>
          {atHome
            ? t('composer.atHome', { unit: scene.nameOf(order.unitId) })
            : idle
              ? t('composer.idle', { unit: scene.nameOf(order.unitId) })
              : refusalWords(rejection, scene)}
        </b>
      </div>
      {ways.length > 0 && (
        <div className="st-row st-wrap">
          <span className="st-mut">{t('composer.alternatives')}</span>
          {ways.map(({ words, go }) => (
            <Button
              key={words}
              size="compact-md"
              variant="default"
              data-testid="alternative"
              onClick={go}
            >
              {words}
            </Button>
          ))}
        </div>
      )}
    </div>
  );
}
