import { EditOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Card, Segmented, Select } from 'antd'
import { Link, useParams } from 'react-router'
import { coloured, modes, type Mode } from './coloured.ts'
import { PeriodChoice } from './period-choice.tsx'
import { StepDrawer } from './step-drawer.tsx'
import { StepsTable } from './steps-table.tsx'
import { TravelledPaths } from './travelled-paths.tsx'
import { useStretch } from './use-stretch.ts'
import * as queries from './queries.ts'
import './watch.css'
import { Diagram } from '../../desk/diagram/diagram.tsx'
import { named } from '../../desk/parts/named.ts'
import { PageHead } from '../../desk/parts/page-head.tsx'
import { Shown } from '../../desk/parts/shown.tsx'
import * as desk from '../../desk/queries.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Watched } from '../../kit/shapes/watch.ts'

/** A process as a live diagram. */
export default function ProcessPage() {
  const { id = '' } = useParams()
  const { t } = useTexts('watch')
  const { stretch, search } = useStretch()
  const process = useQuery(queries.process(id, stretch, modeIn(search.get('show')) === 'now' ? queries.live : undefined))
  return <div className="studio-page watch-page"><Shown of={process} failed={t('failed')}>{(watched) => <Live watched={watched} />}</Shown></div>
}

function Live({ watched }: { watched: Watched }) {
  const { t } = useTexts('watch')
  const { language } = useLanguage()
  const { stretch, search, set } = useStretch()
  const mode = modeIn(search.get('show'))
  const chosen = search.get('step') ?? undefined
  const paths = useQuery({ ...queries.paths(watched.id, stretch), enabled: mode === 'paths' })
  const path = mode === 'paths' ? paths.data?.paths[Number(search.get('path') ?? 0)] : undefined
  const xml = useQuery(desk.xml(`/api/processes/${encodeURIComponent(watched.id)}/versions/${watched.version}/xml`))
  const open = (step: string | undefined) => set({ step })
  return (
    <>
      <PageHead
        tab={named(watched, language)}
        title={<><Link className="quiet-link" to="/studio/watch">{t('title')}</Link> / {named(watched, language)}</>}
        lead={t('sum', { running: watched.running, began: watched.began, ended: watched.ended })}
      >
        <Button icon={<EditOutlined />} href={`/studio/diagrams/process/${encodeURIComponent(watched.id)}`}>{t('draw')}</Button>
      </PageHead>
      <div className="watch-controls">
        <Segmented value={mode} options={modes.map((value) => ({ value, label: t(`mode.${value}`) }))} onChange={(value) => set({ show: value, path: undefined })} />
        <PeriodChoice />
        {watched.versions.length > 1 && (
          <Select
            aria-label={t('version')}
            value={stretch.version ?? 0}
            popupMatchSelectWidth={false}
            options={[{ value: 0, label: t('allVersions') }, ...watched.versions.map(({ version, running }) => ({ value: version, label: t('versionNo', { version, running }) }))]}
            onChange={(value) => set({ version: value === 0 ? undefined : String(value) })}
          />
        )}
      </div>
      <p className="quiet watch-hint">{t(`hint.${mode}`)}</p>
      <Card className="watch-diagram">
        <Shown of={xml} failed={t('failed')}>{(text) => <Diagram xml={text} chosen={chosen} onElement={open} {...coloured(mode, watched, path, language, t)} />}</Shown>
      </Card>
      {mode === 'paths' ? <TravelledPaths of={paths} chosen={Number(search.get('path') ?? 0)} onChoose={(index) => set({ path: String(index) })} /> : <StepsTable watched={watched} onStep={open} />}
      <StepDrawer watched={watched} step={chosen} onClose={() => open(undefined)} />
    </>
  )
}

const modeIn = (text: string | null): Mode => ((modes as readonly (string | null)[]).includes(text) ? (text as Mode) : 'now')
