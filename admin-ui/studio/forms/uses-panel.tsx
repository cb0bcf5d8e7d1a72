import { ApartmentOutlined, TableOutlined } from '@ant-design/icons'
import { Alert, Empty, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { fieldsOf, hasValue, nameOf, type FormField, type FormSchema } from './editor/schema.ts'
import { askedOf, type FormUse, type Reader } from './uses.ts'
import { named } from '../../desk/parts/named.ts'
import { useLanguage, useTexts } from '../../kit/language.ts'

/** Which steps show the form, what they give it, and what the diagrams and tables need from it. */
export function UsesPanel({ schema, live, uses, onChosen }: { schema: FormSchema; live: FormSchema | null; uses: FormUse[]; onChosen: (field: string) => void }) {
  const { t } = useTexts('studioForms')
  const { language } = useLanguage()
  if (uses.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={<>{t('usedNowhere')}<br /><span className="quiet">{t('usedNowhereHint')}</span></>} />
  const fields = fieldsOf(schema).filter(hasValue)
  const asked = [...askedOf(uses).values()]
  const gives = [...new Set(uses.flatMap((use) => use.gives))]
  return (
    <div className="form-uses">
      <h2>{t('usedBy')}</h2>
      <ul>{uses.map(({ process, element, kind }) => <li key={`${process.id} ${element.id}`}><Link to={`/studio/diagrams/${process.id}`}><ApartmentOutlined /> {named(process, language)}</Link>: {named(element, language)}{kind === 'start' && <Tag className="tag">{t('starts')}</Tag>}</li>)}</ul>
      <h2>{t('expects')}</h2>
      {asked.length === 0 && <p className="quiet">{t('expectsNothing')}</p>}
      <ul>
        {asked.map(({ name, values, by }) => {
          const field = fields.find(({ key }) => key === name)
          const before = live === null ? undefined : fieldsOf(live).find(({ key }) => key === name)
          const gone = values.filter(({ value }) => offers(before, value) && field?.values && !offers(field, value))
          return (
            <li key={name}>
              {field ? <button type="button" onClick={() => onChosen(name)}>{nameOf(field, language)}</button> : <span className="mono">{name}</span>}
              {' '}<Readers readers={by} />
              {field === undefined && <Alert type="warning" showIcon title={t('fieldGone', { name })} />}
              {gone.map(({ value, by: readers }) => <Alert key={value} type="warning" showIcon title={t('optionGone', { value, who: readers.map((reader) => named(reader, language) || reader.id).join(', ') })} />)}
            </li>
          )
        })}
      </ul>
      {gives.length > 0 && <><h2>{t('gives')}</h2><p>{gives.map((name) => <Tag key={name} className="tag mono">{name}</Tag>)}</p></>}
    </div>
  )
}

const offers = (field: FormField | undefined, value: string): boolean => field?.values?.some((option) => option.value === value) ?? false

const most = 5

/** Those that decide by it first. */
function Readers({ readers }: { readers: Reader[] }) {
  const { t } = useTexts('studioForms')
  const [all, setAll] = useState(false)
  const sorted = readers.toSorted((a, b) => Number(a.kind === 'step') - Number(b.kind === 'step'))
  const shown = all ? sorted : sorted.slice(0, most)
  return (
    <>
      {shown.map((reader) => <ReaderName key={`${reader.file} ${reader.id}`} reader={reader} />)}
      {shown.length < readers.length && <button type="button" className="form-more" onClick={() => setAll(true)}>{t('more', { count: readers.length - shown.length })}</button>}
    </>
  )
}

function ReaderName({ reader }: { reader: Reader }) {
  const { language } = useLanguage()
  const Icon = reader.kind === 'table' ? TableOutlined : ApartmentOutlined
  const address = reader.kind === 'table' ? `/studio/tables/${reader.file.replace(/\.dmn$/, '')}` : `/studio/diagrams/${reader.process.id}`
  return <Link className="form-reader" to={address}><Icon /> {named(reader, language) || reader.id}</Link>
}
