import { Button } from '@mantine/core';
import { useWords } from '../../i18n/index.ts';
import { ControlFields } from '../../ui/control-fields.tsx';
import type { WaterKind } from '../../ui/control-def.ts';
import { CONTROLS } from '../../ui/control-list.ts';
import type { Scene } from '../../ui/scene.ts';
import { Icon } from '../../ui/symbols.tsx';
import type { Controls, Said } from './use-controls.ts';

/** The instructor's hand on the hazard: each control asks for what it needs, then acts. */
export function HazardPad(props: {
  scene: Scene | null;
  /** Nothing can be done to the hazard while the server is away. */
  online: boolean;
  controls: Controls;
  /** A control asks for a place: on a tablet the map must come forward. */
  onPick(): void;
}) {
  const { t } = useWords();
  const { controls, scene } = props;
  const running = props.online && scene?.view.phase === 'running';
  const hasWater = (kind: WaterKind): boolean =>
    scene?.view.control?.held.water?.some((x) => x.kind === kind) === true;
  const has = {
    fire: scene?.view.control?.held.canIgnite === true,
    sensors: (scene?.setup.sensors.length ?? 0) + (scene?.setup.instruments.length ?? 0) > 0,
    release: (scene?.view.release?.sources.length ?? 0) > 0,
    slopes: (scene?.view.slopes.length ?? 0) > 0,
    structures: (scene?.view.control?.held.structures?.length ?? 0) > 0,
    flood: scene?.setup.picture === 'water',
    'water-gate': hasWater('gate'),
    'water-pump': hasWater('pump'),
    'water-release': hasWater('release'),
    'water-stage': hasWater('stage'),
    chain: (scene?.view.control?.held.links?.length ?? 0) > 0,
  };
  const shown = CONTROLS.filter((c) => c.needs === null || has[c.needs]);
  const { last } = controls;
  return (
    <section aria-label={t('conduct.controls')} data-testid="controls">
      <div className="st-pad-top">
        <Button
          size="compact-sm"
          variant="default"
          data-testid="undo-control"
          disabled={last === null || !running}
          title={
            last === null
              ? t('conduct.noUndo')
              : `${t('conduct.undoOf', { what: t(`conduct.control.${last.id}`) })} · ${t(`conduct.why.${last.id}`)}`
          }
          onClick={() => void controls.undo()}
        >
          {t('conduct.undo')}
        </Button>
      </div>
      <div className="st-pad">
        {shown.map((c) => (
          <button
            key={c.id}
            type="button"
            className="st-pad-key"
            aria-pressed={controls.open?.id === c.id}
            disabled={!running}
            title={t(`conduct.why.${c.id}`)}
            onClick={() => {
              const closes = controls.open?.id === c.id;
              controls.choose(closes ? null : c);
              if (!closes && c.fields[0]?.kind === 'point') props.onPick();
            }}
          >
            <Icon id={c.icon} />
            {t(`conduct.control.${c.id}`)}
          </button>
        ))}
      </div>
      {controls.open !== null && running && scene !== null && (
        <OpenControl scene={scene} controls={controls} />
      )}
      <p role="status" className="st-body" style={{ paddingTop: 0 }}>
        <SaidWords said={controls.said} />
      </p>
    </section>
  );
}

function SaidWords({ said }: { said: Said }) {
  const { t } = useWords();
  if (said === null) return null;
  if (said.kind === 'refused') return <span>{t(`rejection.${said.code}`)}</span>;
  return <span>{t(`conduct.${said.kind}`, { what: t(`conduct.control.${said.id}`) })}</span>;
}

function OpenControl({ scene, controls }: { scene: Scene; controls: Controls }) {
  const { t } = useWords();
  const def = controls.open!;
  const ready = controls.values !== null && def.build(controls.values) !== null;
  return (
    <form
      className="st-pad-form"
      onSubmit={(e) => {
        e.preventDefault();
        void controls.act();
      }}
      onKeyDown={(e) => e.key === 'Escape' && controls.choose(null)}
    >
      <p className="st-mut">{t(`conduct.why.${def.id}`)}</p>
      <ControlFields
        fields={def.fields}
        scene={scene}
        values={controls.values!}
        set={controls.set}
        map={{ picking: controls.picking, pick: () => controls.pick(true) }}
      />
      <div className="st-row">
        <Button type="submit" size="xs" disabled={!ready} data-testid="control-go">
          {t('conduct.go')}
        </Button>
        <Button size="xs" variant="default" onClick={() => controls.choose(null)}>
          {t('common.cancel')}
        </Button>
      </div>
    </form>
  );
}
