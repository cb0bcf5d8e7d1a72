import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useState } from 'react'
import * as callbacks from './callback-queries.ts'
import { CallList } from './call-list.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import { dateOf, formatDate, hourOf, useNow } from '../../kit/time.ts'
import type { Hour, OwedCall } from '../../kit/shapes/callbacks.ts'

const hours = Array.from({ length: 24 }, (_, hour) => hour)
const day = 24 * 60 * 60_000
const placeOf = (at: string | Date): string => `${dateOf(at)} ${hourOf(at)}`

/** How full each hour of the coming days is; the calls of the chosen one stand below. */
export function Week({ calls }: { calls: OwedCall[] }) {
  const { t } = useTexts('callbacks')
  const room = useQuery(callbacks.room)
  return <Shown of={room} failed={t('failed')}>{(known) => <Hours calls={calls} room={known} />}</Shown>
}

function Hours({ calls, room }: { calls: OwedCall[]; room: Hour[] }) {
  const { t } = useTexts('callbacks')
  const { language } = useLanguage()
  const now = useNow()
  const [chosen, choose] = useState(placeOf(now))
  const dates = Array.from({ length: callbacks.days }, (_, i) => new Date(now.getTime() + i * day))
  const roomAt = new Map(room.map(({ at, room: fits }) => [placeOf(at), fits]))
  const callsAt = Map.groupBy(calls, ({ callback }) => placeOf(callback.callAt))
  const late = calls.filter(({ callback }) => new Date(callback.callAt) < now && placeOf(callback.callAt) !== placeOf(now)).length
  const shown = callsAt.get(chosen) ?? []
  return (
    <>
      {late > 0 && <Alert className="gap-below" type="warning" showIcon title={t('late', { calls: late })} />}
      <p className="quiet">{t('loadLead')}</p>
      <div className="call-week-scroll">
        <table className="call-week">
          <thead><tr><th />{dates.map((date) => <th key={dateOf(date)} scope="col">{formatDate(date, language)}</th>)}</tr></thead>
          <tbody>
            {hours.map((hour) => (
              <tr key={hour}>
                <th scope="row">{String(hour).padStart(2, '0')}</th>
                {dates.map((date) => {
                  const place = `${dateOf(date)} ${hour}`
                  const label = (count: number, fits: number) => t('hour', { day: formatDate(date, language), hour: String(hour).padStart(2, '0'), calls: count, room: fits })
                  return <td key={place}><Cell calls={callsAt.get(place)?.length ?? 0} room={roomAt.get(place)} label={label} chosen={place === chosen} onChoose={() => choose(place)} /></td>
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length > 0 ? <CallList calls={shown} /> : <p className="quiet">{t('nothingThen')}</p>}
    </>
  )
}

interface CellProps {
  calls: number
  /** Unknown for hours that are over. */
  room: number | undefined
  label(calls: number, room: number): string
  chosen: boolean
  onChoose(): void
}

function Cell({ calls, room = 0, label, chosen, onChoose }: CellProps) {
  const { t } = useTexts('callbacks')
  if (calls === 0 && room === 0) return <span className="call-hour" data-load="none" />
  const load = calls === 0 ? 'free' : calls >= room ? 'full' : 'some'
  const said = room === 0 ? t('nobody') : load === 'full' ? t('full') : ''
  return (
    <button type="button" className="call-hour" data-load={load} aria-pressed={chosen} aria-label={[label(calls, room), said].filter(Boolean).join(', ')} title={label(calls, room)} onClick={onChoose}>
      {calls > 0 && calls}
    </button>
  )
}
