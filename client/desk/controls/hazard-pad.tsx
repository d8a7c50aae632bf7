import { Button, NumberInput, Select } from '@mantine/core';
import { useWords } from '../../i18n/index.ts';
import { text } from '../../ui/format.ts';
import type { Scene } from '../../ui/scene.ts';
import { Icon } from '../../ui/symbols.tsx';
import { type ControlField, CONTROLS } from './control-list.ts';
import type { Controls, Said } from './use-controls.ts';

/** The instructor's hand on the hazard: each control asks for what it needs, then acts. */
export function HazardPad(props: {
  scene: Scene | null;
  controls: Controls;
  /** A control asks for a place: on a tablet the map must come forward. */
  onPick(): void;
}) {
  const { t } = useWords();
  const { controls, scene } = props;
  const running = scene?.view.phase === 'running';
  const has = {
    fire: scene?.view.control?.held.canIgnite === true,
    sensors: (scene?.setup.sensors.length ?? 0) > 0,
    release: (scene?.view.release?.sources.length ?? 0) > 0,
    slopes: (scene?.view.slopes.length ?? 0) > 0,
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
      {def.fields.map((f) => (
        <Field
          key={f.kind === 'number' ? f.key : f.kind}
          field={f}
          scene={scene}
          controls={controls}
        />
      ))}
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

function Field(props: { field: ControlField; scene: Scene; controls: Controls }) {
  const { t, language } = useWords();
  const { field, scene, controls } = props;
  const values = controls.values!;
  const held = scene.view.control?.held;
  switch (field.kind) {
    case 'number':
      return (
        <NumberInput
          size="xs"
          label={t(`conduct.field.${field.key}`)}
          min={field.min}
          max={field.max}
          step={field.step}
          clampBehavior="strict"
          value={values.numbers[field.key] ?? field.initial}
          onChange={(n) =>
            typeof n === 'number' &&
            controls.set({ numbers: { ...values.numbers, [field.key]: n } })
          }
        />
      );
    case 'point':
      return <PointField scene={scene} controls={controls} />;
    case 'sensor': {
      const hidden = new Set(held?.hiddenSensors);
      const choice = scene.setup.sensors.filter((s) => hidden.has(s.id) === field.hidden);
      if (choice.length === 0) return <p>{t('conduct.nothingTo')}</p>;
      return (
        <Select
          size="xs"
          label={t('conduct.field.sensor')}
          data={choice.map((s) => ({ value: s.id, label: text(s.name, language) }))}
          value={values.sensorId}
          onChange={(sensorId) => controls.set({ sensorId })}
        />
      );
    }
    case 'tank': {
      const tanks = scene.view.release?.sources ?? [];
      return (
        <Select
          size="xs"
          label={t('conduct.field.tank')}
          data={tanks.map((x) => ({ value: x.id, label: text(x.name, language) }))}
          value={values.tankId}
          onChange={(tankId) => controls.set({ tankId })}
        />
      );
    }
    case 'slide': {
      const standing = scene.view.slopes.filter((x) => !x.failed);
      if (standing.length === 0) return <p>{t('conduct.nothingTo')}</p>;
      return (
        <Select
          size="xs"
          label={t('conduct.field.slide')}
          data={standing.map((x) => ({ value: x.id, label: text(x.name, language) }))}
          value={values.slideId}
          onChange={(slideId) => controls.set({ slideId })}
        />
      );
    }
    case 'link': {
      const links = (held?.links ?? []).filter((x) => x.on === field.on);
      if (links.length === 0) return <p>{t('conduct.nothingTo')}</p>;
      return (
        <Select
          size="xs"
          label={t('conduct.field.link')}
          data={links.map((x) => ({ value: x.id, label: t(`conduct.link.${x.kind}`) }))}
          value={values.linkId}
          onChange={(linkId) => controls.set({ linkId })}
        />
      );
    }
    case 'cutRoad': {
      const roads = held?.cutRoads ?? [];
      if (roads.length === 0) return <p>{t('conduct.nothingTo')}</p>;
      return (
        <Select
          size="xs"
          label={t('conduct.field.road')}
          data={roads.map((r) => ({ value: String(r.edgeId), label: scene.where(r.at) }))}
          value={values.edgeId === null ? null : String(values.edgeId)}
          onChange={(id) => controls.set({ edgeId: id === null ? null : Number(id) })}
        />
      );
    }
  }
}

/** A place: clicked on the map, or a named one from the list, for those who use no pointer. */
function PointField({ scene, controls }: { scene: Scene; controls: Controls }) {
  const { t } = useWords();
  const { at } = controls.values!;
  const named = [...scene.setup.villages, ...scene.setup.sensors].map((p) => ({
    value: p.id,
    label: scene.nameOf(p.id),
  }));
  return (
    <div className="st-col">
      <span role="status">
        {at !== null
          ? t('conduct.picked', { where: scene.where(at) })
          : t(controls.picking ? 'conduct.picking' : 'conduct.pick')}
      </span>
      {!controls.picking && (
        <Button size="xs" variant="default" onClick={() => controls.pick(true)}>
          {t('conduct.pick')}
        </Button>
      )}
      <Select
        size="xs"
        label={t('conduct.field.at')}
        data={named}
        searchable
        value={null}
        onChange={(id) => {
          const point = id === null ? undefined : scene.pointOf(id);
          if (point !== undefined) controls.set({ at: { e: point.e, n: point.n } });
        }}
      />
    </div>
  );
}
