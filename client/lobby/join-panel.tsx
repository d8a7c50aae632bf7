import { useWords } from '../i18n/index.ts';
import { api } from '../session/api.ts';
import { CopyField, PanelHead } from '../ui/controls.tsx';
import { spacedCode } from '../ui/format.ts';
import { QrCode } from '../ui/qr-code.tsx';
import { useRequest } from '../ui/use-request.ts';

/** Only this machine reaches such an address. */
const LOOPBACK = /^(localhost|127\.|\[::1\])/;

const host = (url: string): string => new URL(url).host;

/** The way in, to read aloud, to scan and to copy. */
export function JoinPanel(props: {
  code: string;
  joinUrl: string;
  deskLink: string | null;
  shown: boolean;
}) {
  const { t } = useWords();
  const urls = useRequest(api.addresses).value?.urls ?? [];
  const first = host(props.joinUrl);
  const others = urls.filter((url) => host(url) !== first);
  return (
    <section className="st-panel" data-shown={props.shown}>
      <PanelHead title={t('lobby.joinTitle')} count={t('lobby.noAccount')} />
      <div className="st-scroll" style={{ padding: '18px 24px' }}>
        <div className="st-col" style={{ justifyItems: 'center' }}>
          <div className="st-code" data-testid="join-code">
            {spacedCode(props.code)}
          </div>
          <QrCode value={props.joinUrl} label={t('lobby.qr')} size={280} />
          <div className="st-big">{first}</div>
          {LOOPBACK.test(first) && <p className="st-note">{t('lobby.noLan')}</p>}
          {others.length > 0 && (
            <p className="st-mut">
              {t('lobby.otherAddresses')}
              {t('common.colon')}
              {others.map(host).join('  ')}
            </p>
          )}
        </div>
        <div className="st-col" style={{ marginTop: 16 }}>
          <CopyField label={t('lobby.address')} value={props.joinUrl} />
          {props.deskLink !== null && (
            <CopyField
              label={t('lobby.deskLink')}
              value={new URL(props.deskLink, props.joinUrl).href}
            />
          )}
        </div>
      </div>
    </section>
  );
}
