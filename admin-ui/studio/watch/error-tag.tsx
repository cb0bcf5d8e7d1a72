import { Tag, Tooltip } from 'antd'
import { useFailureWords } from './use-failure-words.ts'

/** An error in words where its code has some; the code itself for those who point at it. */
export function ErrorTag({ code }: { code: string }) {
  const inWords = useFailureWords()
  return <Tooltip title={code}><Tag className="tag" color="red">{inWords(code)}</Tag></Tooltip>
}
