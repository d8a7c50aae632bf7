import { Checkbox, MultiSelect, NativeSelect, NumberInput, Select } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { HazardControl } from '../../engine/exercise/control/control.ts';
import type { InjectDraft } from '../../engine/exercise/msel/draft.ts';
import { effectText } from '../../engine/exercise/msel/effect-text.ts';
import { useWords } from '../i18n/index.ts';
import { ControlFields } from '../ui/control-fields.tsx';
import { type ControlDef, initialValues, keptValues } from '../ui/control-def.ts';
import { CONTROLS } from '../ui/control-list.ts';
import type { Scene } from '../ui/scene.ts';
import type { BuilderNames } from './builder-names.ts';

type Effect = InjectDraft['effect'];
type Wind = Extract<Effect, { kind: 'wind' }>;

/** The desk's controls that an inject may have: wind and fire are effects of their own. */
const OWN: ReadonlySet<string> = new Set(['wind', 'ignite', 'openRoad']);
const FIRE = CONTROLS.find((c) => c.id === 'ignite')!;

const NEW_WIND: Wind = {
  kind: 'wind',
  windMs: 8,
  windFromDeg: 0,
  hours: 2,
  rainMmH: 0,
  severe: false,
};

interface EffectProps {
  readonly value: Effect;
  readonly names: BuilderNames;
  readonly scene: Scene | null;
  onChange(effect: Effect): void;
}

/** Kinds of effect that this scenario can have, in the order of the list. */
function kindsFor({ names, scene }: EffectProps): readonly string[] {
  const { callable } = names.context;
  const water = scene?.view.control?.held.water ?? [];
  const has: Readonly<Record<string, boolean>> = {
    fire: scene?.view.control?.held.canIgnite === true,
    sensors: callable.sensor.length > 0,
    release: callable.tank.length > 0,
    slopes: callable.slide.length > 0,
    structures: callable.structure.length > 0,
    chain: callable.link.length > 0,
    flood: scene?.setup.picture === 'water',
    ...Object.fromEntries(water.map((x) => [`water-${x.kind}`, true])),
  };
  const controls = CONTROLS.filter(
    (c) => !OWN.has(c.id) && (c.needs === null || has[c.needs] === true),
  );
  return [
    'none',
    'wind',
    ...(has['fire'] === true ? ['ignite'] : []),
    ...(callable.incident.length > 0 ? ['incident'] : []),
    ...(callable.outage.length > 0 ? ['outage'] : []),
    ...(callable.delivery.length > 0 ? ['delivery'] : []),
    ...controls.map((c) => `control:${c.id}`),
  ];
}

/** Which line of the list an effect is; several controls share a type and differ in what they say. */
function kindOf(effect: Effect): string {
  if (effect.kind !== 'control') return effect.kind;
  const { control } = effect;
  if (control.type === 'breakTank') return `control:tank-${control.what}`;
  if (control.type === 'setStructure') return `control:set-${control.kind}`;
  if (control.type === 'switchLink') return `control:${control.on ? 'open' : 'shut'}-link`;
  const ids: Partial<Record<HazardControl['type'], string>> = {
    releaseSlide: 'release-slide',
    breachStructure: 'breach',
    placeProbe: 'probe',
    setWind: 'wind',
  };
  return `control:${ids[control.type] ?? control.type}`;
}

/** What an inject does to the world beside its message: built from the same list as at the desk. */
export function EffectForm(props: EffectProps) {
  const { t } = useWords();
  const { value, names } = props;
  const now = kindOf(value);
  // A control is no effect until all of it is said; until then the list shows what was chosen.
  const [started, setStarted] = useState<string | null>(null);
  const chosen = started ?? now;
  const kinds = kindsFor(props);
  const { callable } = names.context;
  const choose = (kind: string): void => {
    setStarted(kind);
    if (kind === 'none') props.onChange({ kind: 'none' });
    else if (kind === 'wind') props.onChange(NEW_WIND);
    else if (kind === 'incident')
      props.onChange({ kind: 'incident', incidentId: callable.incident[0]! });
    else if (kind === 'delivery')
      props.onChange({ kind: 'delivery', deliveryId: callable.delivery[0]! });
    else if (kind === 'outage') props.onChange({ kind: 'outage', assetIds: [callable.outage[0]!] });
    else props.onChange({ kind: 'none' });
  };
  const words = (kind: string): string =>
    kind.startsWith('control:') ? t(`conduct.control.${kind.slice(8)}`) : t(`msel.effects.${kind}`);
  return (
    <fieldset className="st-msel-effect st-col">
      <NativeSelect
        label={t('msel.field.effect')}
        value={chosen}
        data={[...new Set([...kinds, now])].map((k) => ({ value: k, label: words(k) }))}
        onChange={(e) => choose(e.currentTarget.value)}
      />
      <Members {...props} chosen={chosen} />
      {value.kind !== 'none' && (
        <details className="st-mut">
          <summary>{t('msel.effects.asText')}</summary>
          <code>{effectText(value)}</code>
        </details>
      )}
    </fieldset>
  );
}

function Members(props: EffectProps & { chosen: string }) {
  const { t } = useWords();
  const { value, names, chosen, onChange, scene } = props;
  const { callable } = names.context;
  const named = (ids: readonly string[]) =>
    ids.map((id) => ({ value: id, label: names.nameOf(id) }));
  if (chosen === 'wind' && value.kind === 'wind')
    return <WindMembers value={value} onChange={onChange} />;
  if (chosen === 'incident' && value.kind === 'incident')
    return (
      <Select
        label={t('msel.effects.incident')}
        data={named(callable.incident)}
        value={value.incidentId}
        allowDeselect={false}
        onChange={(id) => id !== null && onChange({ kind: 'incident', incidentId: id })}
      />
    );
  if (chosen === 'delivery' && value.kind === 'delivery')
    return (
      <Select
        label={t('msel.effects.delivery')}
        data={named(callable.delivery)}
        value={value.deliveryId}
        allowDeselect={false}
        onChange={(id) => id !== null && onChange({ kind: 'delivery', deliveryId: id })}
      />
    );
  if (chosen === 'outage' && value.kind === 'outage')
    return (
      <MultiSelect
        label={t('msel.effectField.assets')}
        data={named(callable.outage)}
        value={[...value.assetIds]}
        searchable
        onChange={(ids) => ids.length > 0 && onChange({ kind: 'outage', assetIds: ids })}
      />
    );
  if (chosen === 'closeRoad' && value.kind === 'closeRoad')
    return (
      <NumberInput
        label={t('msel.effectField.debrisM3')}
        value={value.debrisM3}
        min={0}
        max={100_000}
        onChange={(n) => onChange({ ...value, debrisM3: Number(n) })}
      />
    );
  const def = chosen === 'ignite' ? FIRE : CONTROLS.find((c) => chosen === `control:${c.id}`);
  if (def === undefined || scene === null) return null;
  return <ControlMembers key={def.id} def={def} value={value} scene={scene} onChange={onChange} />;
}

function WindMembers({ value, onChange }: { value: Wind; onChange: EffectProps['onChange'] }) {
  const { t } = useWords();
  const field = (
    key: 'windMs' | 'windFromDeg' | 'hours' | 'rainMmH',
    label: string,
    max: number,
  ) => (
    <NumberInput
      label={label}
      value={value[key]}
      min={key === 'hours' ? 0.25 : 0}
      max={max}
      step={key === 'hours' ? 0.25 : 1}
      clampBehavior="strict"
      w={150}
      onChange={(n) => typeof n === 'number' && onChange({ ...value, [key]: n })}
    />
  );
  return (
    <>
      <div className="st-row st-wrap">
        {field('windMs', t('conduct.field.windMs'), 60)}
        {field('windFromDeg', t('msel.effectField.windFromDeg'), 360)}
        {field('hours', t('conduct.field.hours'), 48)}
        {field('rainMmH', t('msel.effectField.rainMmH'), 300)}
      </div>
      <Checkbox
        label={t('msel.effectField.severe')}
        checked={value.severe}
        onChange={(e) => onChange({ ...value, severe: e.currentTarget.checked })}
      />
    </>
  );
}

/** The fields of one control; the effect changes once all of them are filled. */
function ControlMembers(props: {
  def: ControlDef;
  value: Effect;
  scene: Scene;
  onChange(effect: Effect): void;
}) {
  const { t } = useWords();
  const { def, value, scene } = props;
  const [values, setValues] = useState(() =>
    value.kind === 'control'
      ? keptValues(def, value.control)
      : value.kind === 'ignite'
        ? keptValues(def, { type: 'ignite', at: value.at })
        : initialValues(def),
  );
  const effectOf = (said: typeof values): Effect | null => {
    const command = def.build(said);
    if (command === null) return null;
    return command.type === 'ignite'
      ? { kind: 'ignite', at: command.at }
      : { kind: 'control', control: command as HazardControl };
  };
  const set = (change: Partial<typeof values>): void => {
    const next = { ...values, ...change };
    setValues(next);
    const effect = effectOf(next);
    if (effect !== null) props.onChange(effect);
  };
  // What asks for nothing, or only for numbers that stand there, is complete as it is chosen.
  const filled = def.fields.every((f) => f.kind === 'number');
  useEffect(() => {
    const effect = filled && value.kind === 'none' ? effectOf(values) : null;
    if (effect !== null) props.onChange(effect);
  });
  return (
    <div className="st-col">
      <ControlFields fields={def.fields} scene={scene} values={values} set={set} later />
      {value.kind === 'none' && !filled && (
        <p className="st-mut">{t('msel.effectField.incomplete')}</p>
      )}
    </div>
  );
}
