import { usePlaceName } from './use-place-name.ts'
import { portalCodes as en } from '../../kit/texts/en/portal-codes.ts'
import { portalCodes as zh } from '../../kit/texts/zh/portal-codes.ts'
import type { PortalLink } from '../../kit/shapes/portal.ts'

/** What the printer gets: a card to cut out for each code, in both languages, whoever prints it. */
export function Sheet({ links }: { links: readonly PortalLink[] }) {
  const placeOf = usePlaceName()
  return (
    <div className="portal-sheet" aria-hidden="true">
      {links.map((link) => {
        const place = placeOf(link)
        return (
          <section key={link.code}>
            <h2><span lang="zh">{zh.sheetTitle}</span><span lang="en">{en.sheetTitle}</span></h2>
            <QrPicture link={link} size={220} />
            <p><b lang="zh">{place.zh}</b>{place.en !== place.zh && <b lang="en">{place.en}</b>}</p>
            <p lang="zh">{zh.sheetHint}</p>
            <p lang="en">{en.sheetHint}</p>
            <p className="mono">{link.url.replace(/^https?:\/\//, '')}</p>
          </section>
        )
      })}
    </div>
  )
}

export const QrPicture = ({ link: { qr, url }, size }: { link: PortalLink; size: number }) => <img src={`data:image/svg+xml;base64,${btoa(qr)}`} alt={url} width={size} height={size} />
