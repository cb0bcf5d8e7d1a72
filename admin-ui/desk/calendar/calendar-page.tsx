import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Alert, App, Button, Card } from 'antd'
import { useState } from 'react'
import { DayList } from './day-list.tsx'
import { Difference } from './difference.tsx'
import { WorkingHours } from './working-hours.tsx'
import * as administration from '../administration.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { call, Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'
import type { Calendar, CalendarChange, CalendarNow } from '../../kit/shapes/administration.ts'

/** Holidays and make-up workdays of the hospital: edited, looked at as a difference, then applied to every limit that runs. */
export default function CalendarPage() {
  const { t } = useTexts('calendar')
  const calendar = useQuery(administration.calendar)
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} />
      <Shown of={calendar} failed={t('failed')}>{(now) => <Editor key={now.calendar.version} now={now} />}</Shown>
    </>
  )
}

function Editor({ now }: { now: CalendarNow }) {
  const { t } = useTexts('calendar')
  const { message } = App.useApp()
  const client = useQueryClient()
  const [draft, setDraft] = useState(now.calendar)
  const preview = useMutation({ mutationFn: () => call<CalendarChange>('/api/calendar/preview', { json: { calendar: withoutId(draft) } }) })
  const apply = useMutation({
    mutationFn: () => call<CalendarChange>('/api/calendar', { method: 'PUT', json: { calendar: withoutId(draft) } }),
    onSuccess: async ({ moves }) => {
      void message.success(t('applied', { count: moves.length }))
      preview.reset()
      await client.invalidateQueries({ queryKey: ['calendar'] })
    },
  })
  const edit = (change: Partial<Calendar>) => {
    preview.reset()
    apply.reset()
    setDraft({ ...draft, ...change })
  }
  return (
    <div className="stack">
      <WorkingHours now={now} />
      <div className="columns halves">
        <Card title={t('holidays')}><DayList days={draft.holidays} none={t('noHolidays')} onChange={(holidays) => edit({ holidays })} /></Card>
        <Card title={t('workdays')}><DayList days={draft.workdays} none={t('noWorkdays')} onChange={(workdays) => edit({ workdays })} /></Card>
      </div>
      <Card title={t('difference')} extra={<Button onClick={() => preview.mutate()} loading={preview.isPending}>{t('show')}</Button>}>
        {!preview.data && !preview.error && <p className="quiet">{t('differenceHint')}</p>}
        {[preview.error, apply.error].map((error, i) => error && <Faults key={i} error={error} />)}
        {preview.data && <Difference change={preview.data} busy={apply.isPending} onApply={() => apply.mutate()} />}
      </Card>
    </div>
  )
}

const withoutId = ({ id: _, ...settings }: Calendar): Omit<Calendar, 'id'> => settings

function Faults({ error }: { error: Error }) {
  const { t } = useTexts('calendar')
  if (!(error instanceof Problem)) return <Alert className="gap-below" type="error" showIcon title={t('common:noConnection')} />
  return <Alert className="gap-below" type="error" showIcon title={error.message} {...(error.errors.length > 0 && { description: error.errors.map(({ message }) => message).join(' ') })} />
}
