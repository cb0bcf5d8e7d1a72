import { Button, Result } from 'antd'
import { useTexts } from '../../kit/language.ts'

/** What a page that broke shows instead of nothing. */
export function Fault() {
  const { t } = useTexts('frame')
  return (
    <Result
      status="error"
      title={t('fault')}
      subTitle={t('faultHint')}
      extra={<Button type="primary" onClick={() => location.reload()}>{t('reload')}</Button>}
    />
  )
}
