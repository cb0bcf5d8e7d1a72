/** A first look at an XML text, before any parser sees it: in one pass, without recursion. */
import { error, type Fault } from './finding.ts'

/** No diagram that people draw is nested deeper. */
const deepest = 100

/** Declarations of a document type or of entities, another encoding, and nesting that would exhaust a stack. */
export function scanXml(bytes: Buffer): Fault[] {
  const text = asUtf8(bytes)
  if (text === null) return [error(null, 'encoding', { en: 'The file is not UTF-8.', zh: '文件不是 UTF-8 编码。' })]
  let depth = 0
  let lastId: string | null = null
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const skip = ['<!--', '<![CDATA[', '<?'].find((start) => text.startsWith(start, at))
    if (skip) {
      at = endOf(text, skip === '<!--' ? '-->' : skip === '<?' ? '?>' : ']]>', at)
      continue
    }
    if (text.startsWith('<!', at)) return [error(null, 'doctype', { en: 'Document type and entity declarations are not allowed.', zh: '不允许文档类型和实体声明。' })]
    const end = tagEnd(text, at)
    if (text.startsWith('</', at)) depth -= 1
    else {
      const tag = text.slice(at, Math.min(end, at + 2_000))
      lastId = /\sid\s*=\s*["']([^"']{1,200})["']/.exec(tag)?.[1] ?? lastId
      if (text[end - 2] !== '/') depth += 1
      if (depth > deepest) return [error(lastId, 'depth', { en: `Elements are nested more than ${deepest} deep.`, zh: `元素嵌套超过 ${deepest} 层。` })]
    }
    at = end
  }
  return []
}

/** The parsers here read UTF-8; the broker would believe another encoding that the file declares, and so see another file. */
function asUtf8(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1]
    return text.includes('\0') || (declared && !/^utf-?8$/i.test(declared)) ? null : text
  } catch {
    return null
  }
}

function endOf(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? text.length : at + mark.length
}

/** Just after the `>` that ends the tag, not one within an attribute. */
function tagEnd(text: string, from: number): number {
  let quote: string | null = null
  for (let at = from; at < text.length; at += 1) {
    const char = text[at]
    if (quote) quote = char === quote ? null : quote
    else if (char === '"' || char === '\'') quote = char
    else if (char === '>') return at + 1
  }
  return text.length
}
