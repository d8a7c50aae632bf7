import { useEffect, useRef, useState } from 'react';
import type { MselCommand } from '../../engine/exercise/commands/command.ts';
import type { InjectView } from '../../engine/exercise/msel/msel.ts';
import { useWords } from '../i18n/index.ts';
import type { Session } from '../session/session.ts';
import { inverseOf } from './inverse.ts';

interface Done {
  readonly what: string;
  readonly back: MselCommand;
}

export interface MselHand {
  /** Gives a command; null when it was taken, else the words of the refusal. */
  give(c: MselCommand): Promise<string | null>;
  readonly last: Done | null;
  undo(): Promise<void>;
  /** What happened last, for a status line. */
  readonly said: string;
}

const injectOf = (c: MselCommand): string | null =>
  'injectId' in c ? c.injectId : c.type === 'putInject' ? c.inject.id : null;

/** The instructor's hand on the list: commands, and the way back from the last of them. */
export function useMsel(session: Session, injects: readonly InjectView[]): MselHand {
  const { t } = useWords();
  const [stack, setStack] = useState<readonly Done[]>([]);
  const [said, setSaid] = useState('');
  const list = useRef(injects);
  useEffect(() => {
    list.current = injects;
  });

  const words = (c: MselCommand): string => {
    const id = injectOf(c);
    const number =
      c.type === 'putInject'
        ? c.inject.number
        : (list.current.find((i) => i.id === id)?.number ?? id ?? '');
    return t(`msel.done.${c.type}`, { number, n: 'byMin' in c ? c.byMin : 0 });
  };
  const send = async (c: MselCommand): Promise<string | null> => {
    const reply = await session.issue(c);
    if (reply.ok) return null;
    const { code, params } = reply.rejection;
    const fault = params['fault'];
    if (fault === undefined) return t(`rejection.${code}`);
    const got = String(params['got'] ?? '');
    const expected = String(params['expected'] ?? '');
    const where = t(`msel.field.${String(params['member'])}`);
    const wanted = expected === '' ? '' : ` · ${t('msel.expected')} ${expected}`;
    return `${where}: ${t(`msel.code.${String(fault)}`, { got })}${wanted}`;
  };
  return {
    async give(c) {
      const what = words(c);
      const back = inverseOf(list.current, c);
      const refused = await send(c);
      if (refused === null && back !== null) setStack((s) => [...s.slice(-19), { what, back }]);
      setSaid(refused ?? what);
      return refused;
    },
    last: stack.at(-1) ?? null,
    async undo() {
      const last = stack.at(-1);
      if (last === undefined) return;
      setStack((s) => s.slice(0, -1));
      setSaid((await send(last.back)) ?? t('msel.undone'));
    },
    said,
  };
}
