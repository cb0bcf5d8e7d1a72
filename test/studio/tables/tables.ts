/** Decision tables for tests, written as rows. */
const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

interface Written {
  id?: string
  policy?: string
  /** Expression and type. */
  inputs: [expression: string, type: string][]
  /** Name and type. */
  outputs: [name: string, type: string][]
  rows: string[][]
}

export function dmn({ id = 'the-table', policy = 'FIRST', inputs, outputs, rows }: Written): string {
  const cells = (row: string[], at: number): string => row.map((cell, i) => {
    const kind = i < inputs.length ? 'inputEntry' : 'outputEntry'
    return `<${kind} id="${id}-${at + 1}-${i + 1}"><text>${escape(cell)}</text></${kind}>`
  }).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${id}-definitions" name="${id}" namespace="https://recourse.example/test">
<decision id="${id}" name="${id}"><variable id="${id}-variable" name="${id}" /><decisionTable id="${id}-logic" hitPolicy="${policy}">
${inputs.map(([expression, type], i) => `<input id="${id}-in-${i + 1}" label="${escape(expression)}"><inputExpression id="${id}-in-${i + 1}-expression" typeRef="${type}"><text>${escape(expression)}</text></inputExpression></input>`).join('\n')}
${outputs.map(([name, type], i) => `<output id="${id}-out-${i + 1}" name="${name}" typeRef="${type}" />`).join('\n')}
${rows.map((row, at) => `<rule id="${id}-${at + 1}">${cells(row, at)}</rule>`).join('\n')}
</decisionTable></decision></definitions>`
}
