import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { PlayedCase } from './played-case.tsx'
import { ReportForm } from './report-form.tsx'
import { SaveScenario } from './save-scenario.tsx'
import * as queries from './queries.ts'
import type { Picture } from './shapes.ts'
import { Shown } from '../../desk/parts/shown.tsx'
import { call } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

/** One administrator plays everybody: reports a case, does its steps, lets time pass. */
export function Play() {
  const { t } = useTexts('studioRehearsal')
  const client = useQueryClient()
  const played = useQuery(queries.play)
  const [chosen, setChosen] = useState<string>()
  const [reporting, setReporting] = useState(false)
  const show = async (picture: Picture) => {
    client.setQueryData(queries.picture(picture.complaint.id).queryKey, picture)
    await client.invalidateQueries({ queryKey: queries.play.queryKey, exact: true })
    setChosen(picture.complaint.id)
    setReporting(false)
  }
  const anew = async () => {
    await call('/api/studio/rehearsal/play', { method: 'DELETE' })
    setChosen(undefined)
    await client.invalidateQueries({ queryKey: queries.play.queryKey })
  }
  return (
    <Shown of={played} failed={t('failed')}>
      {({ cases, rows }) => {
        const current = cases.find(({ id }) => id === chosen) ?? cases.at(-1)
        if (reporting || !current) return <ReportForm onDone={show} {...(current && { onCancel: () => setReporting(false) })} />
        return (
          <>
            <div className="rehearsal-bar">
              {cases.length > 1 && <Segmented value={current.id} options={cases.map(({ id, receipt }) => ({ value: id, label: receipt }))} onChange={setChosen} />}
              <Button onClick={() => setReporting(true)}>{t('reportAnother')}</Button>
              <SaveScenario rows={rows} />
              <Button type="text" onClick={() => void anew()}>{t('anew')}</Button>
            </div>
            <PlayedCase key={current.id} id={current.id} onStep={show} />
          </>
        )
      }}
    </Shown>
  )
}
