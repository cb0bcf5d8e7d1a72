/** The thread in which templates are compiled and filled in; it is ended from outside when one takes too long. */
import { parentPort } from 'node:worker_threads'
import { compile, TemplateFault, type Print } from './rules.ts'
import type { Answer, Question } from './render.ts'

const kept = 200
const compiled = new Map<string, Print>()

parentPort!.on('message', (question: Question) => parentPort!.postMessage(answerTo(question)))
parentPort!.postMessage('ready')

function answerTo({ source, kind, model }: Question): Answer {
  try {
    const print = compiledOf(source, kind)
    return { rendered: model ? print(model) : null }
  } catch (error) {
    const { code, said, line } = error instanceof TemplateFault ? error : new TemplateFault('template.invalid', { en: 'the template cannot be read', zh: '模板无法读取' })
    return { fault: { code, said, line } }
  }
}

function compiledOf(source: string, kind: Question['kind']): Print {
  const key = `${kind}:${source}`
  const print = compiled.get(key) ?? compile(source, kind)
  if (compiled.size >= kept) compiled.clear()
  compiled.set(key, print)
  return print
}
