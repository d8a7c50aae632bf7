import { useEffect, useRef, useState } from 'react';
import type { MselCommand } from '../../engine/exercise/commands/command.ts';
import type { InjectView } from '../../engine/exercise/msel/msel.ts';
import { type Words, useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import { inverseOf } from './inverse.ts';

interface Done {
  readonly command: MselCommand;
  /** Number of the inject that it was about; empty for several. */
  readonly number: string;
  readonly back: MselCommand;
}

export interface MselHand {
  /** Gives a command; null when it was taken, else the words of the refusal. */
  give(c: MselCommand): Promise<string | null>;
  /** The last command that can be taken back, in words; null for none. */
  readonly last: string | null;
  undo(): Promise<void>;
  /** What happened last, for a status line. */
  readonly said: string;
}

const injectOf = (c: MselCommand): string | null =>
  'injectId' in c ? c.injectId : c.type === 'putInject' ? c.inject.id : null;

/** What is wrong with an inject, as one line. */
export function injectFaultWords(
  f: { readonly member: string; readonly code: string; readonly expected: string; readonly got: string }, // prettier-ignore
  { t }: Pick<Words, 't'>,
): string {
  const wanted = f.expected === '' || f.code === 'missing' ? '' : ` · ${t('msel.expected')} ${f.expected}`; // prettier-ignore
  return `${t(`msel.field.${f.member}`)}: ${t(`msel.code.${f.code}`, { got: f.got })}${wanted}`;
}

/** The instructor's hand on the list: commands, and the way back from the last of them. */
export function useMsel(session: Session, injects: readonly InjectView[]): MselHand {
  const { t } = useWords();
  const [stack, setStack] = useState<readonly Done[]>([]);
  const [said, setSaid] = useState('');
  const list = useRef(injects);
  useEffect(() => {
    list.current = injects;
  });

  const numberOf = (c: MselCommand): string => {
    if (c.type === 'putInject') return c.inject.number;
    const id = injectOf(c);
    return list.current.find((i) => i.id === id)?.number ?? id ?? '';
  };
  const words = ({ command: c, number }: Pick<Done, 'command' | 'number'>): string =>
    t(`msel.done.${c.type}`, { number, n: 'byMin' in c ? c.byMin : 0 });
  const send = async (c: MselCommand): Promise<string | null> => {
    const reply = await session.issue(c);
    if (reply.ok) return null;
    const { code, params } = reply.rejection;
    const fault = params['fault'];
    if (fault === undefined) return t(`rejection.${code}`);
    const of = (key: string): string => String(params[key] ?? '');
    return injectFaultWords(
      { member: of('member'), code: String(fault), expected: of('expected'), got: of('got') },
      { t },
    );
  };
  const last = stack.at(-1);
  return {
    async give(c) {
      const done = { command: c, number: numberOf(c) };
      const back = inverseOf(list.current, c);
      const refused = await send(c);
      if (refused === null && back !== null) setStack((s) => [...s.slice(-19), { ...done, back }]);
      setSaid(refused ?? words(done));
      return refused;
    },
    last: last === undefined ? null : words(last),
    async undo() {
      if (last === undefined) return;
      setStack((s) => s.slice(0, -1));
      setSaid((await send(last.back)) ?? t('msel.undone'));
    },
    said,
  };
}
