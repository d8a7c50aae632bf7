import { Button, NumberInput, Select } from '@mantine/core';
import { useState } from 'react';
import type { Point } from '../../engine/kernel/grid.ts';
import type { Text } from '../../engine/region/region.ts';
import { useWords, type Words } from '../i18n/index.ts';
import type { Language } from '../i18n/language.ts';
import type { ControlField, ControlValues, Held } from './control-def.ts';
import { text } from './format.ts';
import type { Scene } from './scene.ts';

interface FieldProps {
  readonly scene: Scene;
  readonly values: ControlValues;
  set(change: Partial<ControlValues>): void;
  /** The map that stands beside the form, if there is one. */
  readonly map?: { readonly picking: boolean; pick(): void };
  /** Acts later: what stands or looks now says nothing of what will. */
  readonly later?: boolean;
}

/** What a control asks for, at the desk or in an inject. Words: `conduct`. */
export function ControlFields(props: FieldProps & { readonly fields: readonly ControlField[] }) {
  return props.fields.map((field) => (
    <Field {...props} key={field.kind === 'number' ? field.key : field.kind} field={field} />
  ));
}

function Field(props: FieldProps & { readonly field: ControlField }) {
  const { t, language } = useWords();
  const { field, values, set } = props;
  if (field.kind === 'point') return <PointField {...props} />;
  if (field.kind === 'number')
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
          typeof n === 'number' && set({ numbers: { ...values.numbers, [field.key]: n } })
        }
      />
    );
  const choice = choiceOf(field, props, t, language);
  if (choice.items.length === 0) return <p>{t('conduct.nothingTo')}</p>;
  return (
    <Select
      size="xs"
      label={choice.label}
      data={choice.items}
      value={choice.value}
      onChange={(id) => set(choice.chosen(id))}
    />
  );
}

/** One thing of several: what there is, which one is chosen, and what choosing one changes. */
interface Choice {
  readonly label: string;
  readonly items: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | null;
  chosen(id: string | null): Partial<ControlValues>;
}

function choiceOf(
  field: Exclude<ControlField, { kind: 'number' | 'point' }>,
  { scene, values, later }: FieldProps,
  t: Words['t'],
  language: Language,
): Choice {
  const held = scene.view.control?.held;
  const named = (list: readonly { readonly id: string; readonly name: Text }[]) =>
    list.map((x) => ({ value: x.id, label: text(x.name, language) }));
  switch (field.kind) {
    case 'sensor': {
      const hidden = new Set(held?.hiddenSensors);
      return {
        label: t('conduct.field.sensor'),
        items: named(
          [...scene.setup.sensors, ...scene.setup.instruments].filter(
            (s) => later || hidden.has(s.id) === field.hidden,
          ),
        ),
        value: values.sensorId,
        chosen: (sensorId) => ({ sensorId }),
      };
    }
    case 'tank':
      return {
        label: t('conduct.field.tank'),
        items: named(scene.view.release?.sources ?? []),
        value: values.tankId,
        chosen: (tankId) => ({ tankId }),
      };
    case 'slide':
      return {
        label: t('conduct.field.slide'),
        items: named(scene.view.slopes.filter((x) => !x.failed)),
        value: values.slideId,
        chosen: (slideId) => ({ slideId }),
      };
    case 'water': {
      const all = (held?.water ?? []).filter((x) => x.kind === field.of);
      return {
        label: t(`conduct.water.${field.of}`),
        items: all.map((x) => ({ value: x.id, label: waterLabel(x, language) })),
        value: values.waterId,
        chosen(waterId) {
          const levelM = all.find((x) => x.id === waterId)?.levelM ?? null;
          // A pool is moved from where it stands.
          return {
            waterId,
            ...(levelM === null ? {} : { numbers: { ...values.numbers, levelM } }),
          };
        },
      };
    }
    case 'structure':
      return {
        label: t('conduct.field.structure'),
        items: (held?.structures ?? []).map((id) => ({ value: id, label: id })),
        value: values.structureId,
        chosen: (structureId) => ({ structureId }),
      };
    case 'link':
      return {
        label: t('conduct.field.link'),
        items: (held?.links ?? [])
          .filter((x) => later || x.on === field.on)
          .map((x) => ({ value: x.id, label: t(`conduct.link.${x.kind}`) })),
        value: values.linkId,
        chosen: (linkId) => ({ linkId }),
      };
    case 'cutRoad':
      return {
        label: t('conduct.field.road'),
        items: (held?.cutRoads ?? []).map((r) => ({
          value: String(r.edgeId),
          label: scene.where(r.at),
        })),
        value: values.edgeId === null ? null : String(values.edgeId),
        chosen: (id) => ({ edgeId: id === null ? null : Number(id) }),
      };
  }
}

/** Its name, and where a pool stands. */
function waterLabel(x: NonNullable<Held['water']>[number], language: Language): string {
  const name = x.name === null ? x.id : text(x.name, language);
  return x.levelM === null ? name : `${name} · ${x.levelM} m`;
}

/** A place: clicked on the map, or a named one from the list, for those who use no pointer. */
function PointField({ scene, values, set, map }: FieldProps) {
  const { t } = useWords();
  const { at } = values;
  const named = [...scene.setup.villages, ...scene.setup.sensors].map((p) => ({
    value: p.id,
    label: scene.nameOf(p.id),
  }));
  return (
    <div className="st-col">
      {(map !== undefined || at !== null) && (
        <span role="status">
          {at !== null
            ? t('conduct.picked', { where: scene.where(at) })
            : t(map?.picking === true ? 'conduct.picking' : 'conduct.pick')}
        </span>
      )}
      {map?.picking === false && (
        <Button size="xs" variant="default" onClick={map.pick}>
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
          if (point !== undefined) set({ at: { e: point.e, n: point.n } });
        }}
      />
      {map === undefined && at !== null && <Offset key={`${at.e} ${at.n}`} at={at} set={set} />}
    </div>
  );
}

/** Where there is no map: so far from the place, in that direction. */
function Offset({ at, set }: { at: Point; set: FieldProps['set'] }) {
  const { t } = useWords();
  const [distanceM, setDistance] = useState(500);
  const [bearingDeg, setBearing] = useState(0);
  const turn = (bearingDeg * Math.PI) / 180;
  return (
    <div className="st-row st-wrap" style={{ alignItems: 'end' }}>
      <NumberInput
        size="xs"
        w={110}
        label={t('conduct.field.distanceM')}
        min={0}
        max={100_000}
        step={100}
        value={distanceM}
        onChange={(n) => setDistance(Number(n))}
      />
      <NumberInput
        size="xs"
        w={130}
        label={t('conduct.field.bearingDeg')}
        min={0}
        max={360}
        step={15}
        value={bearingDeg}
        onChange={(n) => setBearing(Number(n))}
      />
      <Button
        size="xs"
        variant="default"
        onClick={() =>
          set({
            at: {
              e: Math.round(at.e + distanceM * Math.sin(turn)),
              n: Math.round(at.n + distanceM * Math.cos(turn)),
            },
          })
        }
      >
        {t('conduct.shift')}
      </Button>
    </div>
  );
}
