import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { joined, partsOf, sentencesOf, withSentence } from '../../../admin-ui/studio/templates/source.ts'
import { compile } from '../../../engine/templates/rules.ts'

const root = new URL('../../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const letters = globSync('connectors/letter/templates/*.hbs', { cwd: root })

describe('a template’s text', () => {
  it.each(globSync('connectors/*/templates/*.hbs', { cwd: root }))('%s is taken into subject and text and comes back the same', (path) => {
    expect(joined(partsOf(read(path))!)).toBe(read(path))
  })

  it('without a subject is edited as it is', () => {
    expect(partsOf('Dear {{name}}')).toBeNull()
  })
})

describe('the sentences of a letter', () => {
  it.each(letters)('%s has sentences without tags, and each can be changed without harm to the page', (path) => {
    const parts = partsOf(read(path))!
    const sentences = sentencesOf(parts.body)
    expect(sentences.length).toBeGreaterThan(3)
    for (const [i, sentence] of sentences.entries()) {
      expect(sentence.text).not.toMatch(/<|\{\{[#/]/)
      const changed = withSentence(parts.body, sentence, 'Other words & <more>')
      expect(sentencesOf(changed)[i]?.text).toBe('Other words & <more>')
      expect(() => compile(joined({ ...parts, body: changed }), 'letter')).not.toThrow()
    }
  })

  it('keep the names that stand in them', () => {
    expect(sentencesOf('<p>Dear {{name}}, on {{received}}</p>{{#if a}}<b>&amp; so</b>{{/if}}<style>p { color: red }</style>').map(({ text }) => text)).toEqual(['Dear {{name}}, on {{received}}', '& so'])
  })
})
