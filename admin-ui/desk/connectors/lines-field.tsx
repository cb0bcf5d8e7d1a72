import { Input } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../kit/language.ts'
import type { SettingSchema } from '../../kit/shapes/connectors.ts'

/** A list or a map, written one to a line; anything richer as JSON. */
export function LinesField({ id, schema, value, onChange }: { id: string; schema: SettingSchema; value: unknown; onChange: (value: unknown) => void }) {
  const { t } = useTexts('connectors')
  const written = wayOf(schema)
  const [text, setText] = useState(() => written.show(value ?? schema.default))
  const read = written.read(text)
  return (
    <>
      <Input.TextArea
        id={id} className="mono" autoSize={{ minRows: 3, maxRows: 14 }} value={text} {...(read === null && { status: 'error' as const })}
        onChange={({ target }) => {
          setText(target.value)
          const next = written.read(target.value)
          if (next !== null) onChange(next.value)
        }}
      />
      {!schema.help && <span className="quiet">{t(`way.${written.way}`)}</span>}
    </>
  )
}

interface Way {
  way: 'lines' | 'pairs' | 'json'
  show(value: unknown): string
  /** Null where it cannot be read. */
  read(text: string): { value: unknown } | null
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean)

const lines: Way = {
  way: 'lines',
  show: (value) => ((value ?? []) as string[]).join('\n'),
  read: (text) => ({ value: linesOf(text) }),
}

const pairs: Way = {
  way: 'pairs',
  show: (value) => Object.entries((value ?? {}) as Record<string, string>).map(([name, is]) => `${name} = ${is}`).join('\n'),
  read: (text) => {
    const parts = linesOf(text).map((line) => /^([^=]+?)\s*=\s*(.*)$/.exec(line))
    return parts.some((part) => part === null) ? null : { value: Object.fromEntries(parts.map((part) => [part![1]!, part![2]!])) }
  },
}

const json: Way = {
  way: 'json',
  show: (value) => (value === undefined ? '' : JSON.stringify(value, null, 2)),
  read: (text) => {
    if (text.trim() === '') return { value: undefined }
    try {
      return { value: JSON.parse(text) as unknown }
    } catch {
      return null
    }
  },
}

function wayOf({ type, items, patternProperties = {} }: SettingSchema): Way {
  if (type === 'array' && items?.type === 'string') return lines
  const [inside, ...others] = Object.values(patternProperties)
  return type === 'object' && inside?.type === 'string' && others.length === 0 ? pairs : json
}
