import { Alert } from 'antd'
import { Problem } from '../../kit/http.ts'
import { useTexts } from '../../kit/language.ts'

/** What is wrong with the file; nothing of it was kept. */
export function Refused({ error }: { error: Error }) {
  const { t } = useTexts('studioPacks')
  if (!(error instanceof Problem)) return <Alert className="gap-above" type="error" showIcon title={t('common:noConnection')} />
  return (
    <Alert
      className="gap-above" type="error" showIcon title={error.status === 413 ? t('tooLarge') : error.type.endsWith('draft.changed') ? t('draftChanged') : t('refused')}
      description={error.errors.length > 0 && <ul className="finding-lines">{error.errors.map(({ path, message }) => <li key={path + message}><b>{path}</b> {message}</li>)}</ul>}
    />
  )
}
