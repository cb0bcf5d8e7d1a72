import { useQuery } from '@tanstack/react-query'
import { Tabs } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { Editor } from './editor.tsx'
import { template } from './queries.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Shown } from '../parts/shown.tsx'
import { useLanguage, useTexts, type Language } from '../../kit/language.ts'
import './templates.css'

/** One template in each language: written, tried, saved with a reason, brought back. */
export default function TemplatePage() {
  const { area: asked, name = '' } = useParams()
  const area = asked === 'letter' ? 'letter' : 'notify'
  const { t } = useTexts('templates')
  const { language } = useLanguage()
  const [search, setSearch] = useSearchParams()
  const lang: Language = search.get('lang') === 'en' || search.get('lang') === 'zh' ? search.get('lang') as Language : language
  const shown = useQuery(template(area, name, lang))
  return (
    <>
      <PageHead title={shown.data?.title[language] ?? name} lead={<>{t(`area.${area}`)} · <span className="mono">{name}</span></>} />
      <Tabs activeKey={lang} onChange={(key) => setSearch({ lang: key }, { replace: true })} items={(['en', 'zh'] as const).map((key) => ({ key, label: t(`language.${key}`) }))} />
      <Shown of={shown} failed={t('failed')}>{(data) => <Editor key={`${lang} ${data.version}`} area={area} name={name} lang={lang} template={data} />}</Shown>
    </>
  )
}
