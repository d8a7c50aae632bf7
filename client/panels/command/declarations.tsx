import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { Command } from '../../../engine/exercise/commands/command.ts';
import {
  type Declared,
  EVENT_GRADES,
  type EventGrade,
  type ResponseLevel,
} from '../../../engine/response/command/command.ts';
import { useWords } from '../../i18n/index.ts';
import type { Session } from '../../session/session.ts';
import { Segments } from '../../ui/controls.tsx';
import type { Scene } from '../../ui/scene.ts';
import { AssumedTag } from '../../ui/symbols.tsx';
import { Status } from '../../ui/status-tag.tsx';
import { useCheck } from '../composer/use-check.ts';
import { Answer } from './answer.tsx';
import { useDeclare } from './use-declare.ts';

interface PartProps {
  readonly scene: Scene;
  readonly session: Session;
}

function Part(props: { title: string; state: ReactNode; children?: ReactNode }) {
  return (
    <fieldset className="st-declare">
      <legend>{props.title}</legend>
      <p>{props.state}</p>
      {props.children}
    </fieldset>
  );
}

/** Who declared it and when; said even when nobody has. */
function Standing<T>(props: {
  scene: Scene;
  declared: Declared<T> | null;
  words(value: T): string;
  /** Said before anybody has. */
  none: string;
}) {
  const { t } = useWords();
  const { declared, scene } = props;
  if (declared === null) return <span className="st-mut">{props.none}</span>;
  return (
    <>
      <b>{props.words(declared.value)}</b>{' '}
      <span className="st-mut">
        {t('command.by', {
          seat: scene.seatName(declared.seatId),
          time: scene.clock(declared.tick),
        })}
      </span>
    </>
  );
}

/** What grade the event has. The law derives it from harm done, so that it may rise later. */
export function GradePart({ scene, session }: PartProps) {
  const { t } = useWords();
  const { grade } = scene.view.command;
  const [value, setValue] = useState<EventGrade | null>(null);
  const order: Command | null = value === null ? null : { type: 'setGrade', grade: value };
  const check = useCheck(session, order);
  const { busy, reply, declare, forget } = useDeclare(session);
  const words = (g: EventGrade): string => t(`grade.${g}`);
  return (
    <Part
      title={t('command.grade')}
      state={<Standing scene={scene} declared={grade} words={words} none={t('command.notYet')} />}
    >
      <Segments<EventGrade>
        label={t('command.grade')}
        value={value}
        options={EVENT_GRADES.map((g) => ({ value: g, label: words(g) }))}
        onChange={(g) => {
          setValue(g);
          forget();
        }}
      />
      <Answer scene={scene} reply={reply ?? check} />
      <Button
        variant="default"
        data-testid="set-grade"
        loading={busy}
        disabled={order === null || check?.ok !== true || reply !== null}
        onClick={() => void declare(order!)}
      >
        {t('command.setGrade')}
      </Button>
    </Part>
  );
}

/** Ⅳ to Ⅰ. Levels beyond this seat's authority can be asked for, and are refused with a way out. */
export function ResponsePart({ scene, session }: PartProps) {
  const { t } = useWords();
  const { response } = scene.view.command;
  const highest = scene.setup.authority?.response ?? null;
  const [value, setValue] = useState<ResponseLevel | null>(null);
  const order: Command | null = value === null ? null : { type: 'declareResponse', level: value };
  const check = useCheck(session, order);
  const { busy, reply, declare, forget } = useDeclare(session);
  const words = (level: ResponseLevel): string =>
    t('top.level', { level: t(`responseLevel.${level}`) });
  const choose = (level: ResponseLevel): void => {
    setValue(level);
    forget();
  };
  return (
    <Part
      title={t('command.response')}
      state={
        <Standing scene={scene} declared={response} words={words} none={t('command.notStarted')} />
      }
    >
      <Segments<ResponseLevel>
        label={t('command.response')}
        value={value}
        options={([4, 3, 2, 1] as const).map((level) => ({
          value: level,
          label: words(level),
          ...(highest !== null && level < highest ? { title: t('command.above') } : {}),
        }))}
        onChange={choose}
      />
      <p className="st-mut">
        {highest === null ? t('command.mayNothing') : t('command.may', { level: words(highest) })}
      </p>
      <Answer
        scene={scene}
        reply={reply ?? check}
        way={(c) =>
          c.type === 'declareResponse' ? t('command.startLevel', { level: words(c.level) }) : null
        }
        onWay={(c) => c.type === 'declareResponse' && choose(c.level)}
      />
      <Button
        variant="default"
        data-testid="declare-response"
        loading={busy}
        disabled={order === null || check?.ok !== true || reply !== null}
        onClick={() => void declare(order!)}
      >
        {t('command.startResponse')}
      </Button>
    </Part>
  );
}

/** Called once; it works after its set-up time, and then words travel faster between its seats. */
export function HeadquartersPart({ scene, session }: PartProps) {
  const { t } = useWords();
  const { setup, view, language } = scene;
  const { headquartersCalled: called, headquartersReady: ready } = view.command;
  const { busy, reply, declare } = useDeclare(session);
  const place = setup.headquarters;
  if (place === null) return null;
  const minutes = t('command.setUp', { place: place.name[language], min: place.setUpMin });
  return (
    <Part
      title={t('command.headquarters')}
      state={
        ready ? (
          <Status state="met" words={t('command.hqReady')} />
        ) : called ? (
          <Status state="running" words={t('command.hqCalled')} />
        ) : (
          <span className="st-mut">{t('command.hqNot')}</span>
        )
      }
    >
      <p className="st-row st-mut">
        {minutes} <AssumedTag />
      </p>
      <Answer scene={scene} reply={reply} />
      {!called && (
        <Button
          variant="default"
          data-testid="call-headquarters"
          loading={busy}
          onClick={() => void declare({ type: 'callHeadquarters' })}
        >
          {t('command.callHq')}
        </Button>
      )}
    </Part>
  );
}
