import { useQuery } from '@tanstack/react-query'
import { Button, Result, Skeleton, Tabs } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { Editor } from './editor.tsx'
import { template } from './queries.ts'
import { DocumentBar } from '../documents/document-bar.tsx'
import { useDocument } from '../documents/use-document.ts'
import { useLanguage, useTexts, type Language } from '../../kit/language.ts'
import './templates.css'

/** One template in each of its languages: a file each. */
export default function TemplatePage() {
  const { area: asked, name = '' } = useParams()
  const { language } = useLanguage()
  const [search] = useSearchParams()
  const area = asked === 'letter' ? 'letter' : 'notify'
  const lang: Language = search.get('lang') === 'en' || search.get('lang') === 'zh' ? search.get('lang') as Language : language
  return <TemplateFile key={`${area}/${name}.${lang}`} area={area} name={name} lang={lang} />
}

function TemplateFile({ area, name, lang }: { area: 'notify' | 'letter'; name: string; lang: Language }) {
  const { t } = useTexts('studioTemplates')
  const { language } = useLanguage()
  const [, setSearch] = useSearchParams()
  const file = useDocument(`${area}/${name}.${lang}.hbs`)
  const { data } = useQuery(template(area, name, lang))
  if (file.state === 'loading') return <Skeleton active className="studio-page" />
  if (file.state === 'missing') return <Result status="404" title={t('common:notFound')} extra={<Link to="/studio/templates"><Button>{t('toList')}</Button></Link>} />
  if (file.state === 'failed') return <Result status="warning" title={t('failed')} subTitle={t('common:noConnectionHint')} extra={<Button onClick={() => void file.reload()}>{t('common:retry')}</Button>} />
  return (
    <div className="editor">
      <DocumentBar document={file} title={data?.title[language] ?? name} up="/studio/templates" />
      <div className="template-desk">
        <Tabs activeKey={lang} onChange={(key) => setSearch({ lang: key }, { replace: true })} items={(['en', 'zh'] as const).map((key) => ({ key, label: t(`language.${key}`) }))} />
        <Editor key={file.begun} area={area} name={name} lang={lang} text={file.text} words={data?.words ?? []} onChange={file.save} />
      </div>
    </div>
  )
}
