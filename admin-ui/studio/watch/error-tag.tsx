import { Tag, Tooltip } from 'antd'
import { useTranslation } from 'react-i18next'

/** An error in words where the engine's code has some; the code itself for those who point at it. */
export function ErrorTag({ code }: { code: string }) {
  const { i18n } = useTranslation()
  const found: unknown = i18n.getResource(i18n.language, 'watchCase', `error.${code}`)
  return <Tooltip title={code}><Tag className="tag" color="red">{typeof found === 'string' ? found : code}</Tag></Tooltip>
}
