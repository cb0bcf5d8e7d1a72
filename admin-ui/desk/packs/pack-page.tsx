import { useQuery } from '@tanstack/react-query'
import { Card, Collapse, Switch, Table } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { ActiveTag } from './active-tag.tsx'
import { useTableWords } from './in-words.ts'
import { PackTable } from './pack-table.tsx'
import * as administration from '../administration.ts'
import { named } from '../parts/named.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts } from '../../kit/language.ts'
import type { Pack, PackForm, ShownPack } from '../../kit/shapes/administration.ts'

/** One pack: what it says, where from, and what it changes row by row. */
export default function PackPage() {
  const { id = '' } = useParams()
  const { t } = useTexts('packs')
  const pack = useQuery(administration.pack(id))
  return <Shown of={pack} failed={t('failed')}>{(shown) => <WholePack key={id} pack={shown} />}</Shown>
}

function WholePack({ pack }: { pack: ShownPack }) {
  const { t } = useTexts('packs')
  const { language } = useLanguage()
  const isBase = pack.base === null
  const [onlyChanges, setOnlyChanges] = useState(!isBase)
  const words = useTableWords()
  const name = named(pack, language)
  return (
    <>
      <PageHead tab={name} title={<>{name} <ActiveTag pack={pack} /></>} lead={pack.summary[language]} />
      <Card><About pack={pack} /></Card>
      {!isBase && <label className="pack-switch"><Switch checked={onlyChanges} onChange={setOnlyChanges} /> {t('onlyChanges')}</label>}
      <Collapse
        className="gap-above packs-tables"
        defaultActiveKey={isBase ? [] : pack.tables.map(({ id }) => id)}
        items={pack.tables.map((table) => {
          const changes = table.rows.filter(({ change }) => change !== 'same').length
          return {
            key: table.id,
            label: <b>{words.table(table.id, table.name)}</b>,
            extra: <span className="quiet">{isBase ? table.id : t('differ', { count: changes, all: table.rows.length })}</span>,
            // What a table says about itself is English.
            children: <>{language === 'en' && table.about !== '' && <p className="quiet drawer-lead">{table.about}</p>}<PackTable table={table} onlyChanges={onlyChanges} /></>,
          }
        })}
      />
      {pack.forms.length > 0 && <Card title={t('forms')} className="gap-above">{pack.forms.map((form) => <ChangedForm key={form.file} form={form} />)}</Card>}
    </>
  )
}

function About({ pack }: { pack: Pack }) {
  const { t } = useTexts('packs')
  return (
    <dl className="facts">
      <div><dt>{t('source')}</dt><dd>{pack.source}</dd></div>
      {pack.holdsFrom !== null && <div><dt>{t('holdsFrom')}</dt><dd>{pack.holdsFrom}</dd></div>}
      <div><dt>{t('trust')}</dt><dd>{t(`trustOf.${pack.trust}`)}</dd></div>
      <div><dt>{t('files')}</dt><dd>{pack.files.length > 0 ? pack.files.join(', ') : t('noFiles')} <span className="quiet">· {t('version', { version: pack.version })}</span></dd></div>
      {!pack.active && <div className="facts-wide"><dd className="quiet">{t('choose', { id: pack.id })}</dd></div>}
      {pack.active?.from !== undefined && <div className="facts-wide"><dd className="quiet">{t('tookOver', { from: pack.active.from, files: (pack.active.files ?? []).join(', ') })}</dd></div>}
    </dl>
  )
}

function ChangedForm({ form: { file, changes } }: { form: PackForm }) {
  const { t } = useTexts('packs')
  return (
    <div className="pack-form">
      <p className="drawer-lead"><b>{file}</b></p>
      <Table
        className="pack-table" size="small" pagination={false} scroll={{ x: 760 }} rowKey={({ field, property }) => `${field} ${property}`} dataSource={changes}
        columns={[
          { key: 'field', title: t('form.field'), dataIndex: 'label' },
          { key: 'property', title: t('form.property'), render: (_, { property }) => <span className="mono">{property}</span> },
          { key: 'was', title: t('form.was'), dataIndex: 'was' },
          { key: 'is', title: t('form.is'), dataIndex: 'is' },
        ]}
      />
    </div>
  )
}
