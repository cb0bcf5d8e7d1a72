import { Type, type Static } from '@sinclair/typebox'
import { expressionProblem, valueOf } from '../../engine/forms/feel.ts'
import { patternCheck } from '../../engine/forms/safe-pattern.ts'
import { connector, JobDelayed, JobRefused, type JobTools } from '../kit/index.ts'
import { outward, OutwardDoubt, type OutwardAnswer } from '../kit/outward.ts'
import { hostPattern } from '../kit/outward-rules.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const texts = { minLength: 1, maxLength: 4_000 }
const largest = 256 * 1024
const largestResult = 32 * 1024

export const HttpCallSettings = Type.Object({
  hosts: Type.Array(Type.String({ pattern: hostPattern, outward: 'host' }), {
    default: [], maxItems: 200, needed: true, label: { en: 'Allowed hosts', zh: '允许访问的主机' },
    help: { en: 'One a line, such as api.example.org, api.example.org:8443 or *.example.org. Nothing else is called.', zh: '每行一个，如 api.example.org、api.example.org:8443 或 *.example.org；其余一律不可访问。' },
  }),
})

const Input = Type.Object({
  method: Type.Union(methods.map((method) => Type.Literal(method, { label: { en: method, zh: method } })), { default: 'GET', label: { en: 'Method', zh: '方法' } }),
  url: Type.String({ ...texts, label: { en: 'Address', zh: '地址' }, help: { en: 'https://… at one of the allowed hosts.', zh: 'https://…，主机须在允许列表中。' } }),
  query: Type.Optional(Type.Record(Type.String(), Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]), { label: { en: 'Query', zh: '查询参数' }, help: { en: 'Names and values behind the question mark.', zh: '问号后的名称与取值。' } })),
  headers: Type.Optional(Type.Record(Type.String({ pattern: '^[A-Za-z0-9-]{1,100}$' }), Type.String({ maxLength: 4_000 }), {
    secret: true, label: { en: 'Headers', zh: '请求头' }, help: { en: 'May name secrets: {Authorization: "Bearer {{secrets.HIS_TOKEN}}"}.', zh: '可引用密钥：{Authorization: "Bearer {{secrets.HIS_TOKEN}}"}。' },
  })),
  body: Type.Optional(Type.Unknown({ label: { en: 'Body', zh: '请求内容' }, help: { en: 'Sent as JSON; a text as it is.', zh: '以 JSON 发送；文本原样发送。' } })),
  expected: Type.Optional(Type.Array(Type.Integer({ minimum: 200, maximum: 599 }), { label: { en: 'Expected statuses', zh: '预期状态码' }, help: { en: 'Left out: 200 to 299.', zh: '不填则为 200–299。' } })),
  errors: Type.Optional(Type.Record(Type.String({ pattern: '^([345][0-9]{2}|[345]xx)$' }), Type.String({ pattern: '^[a-z][a-z0-9-]{0,60}$' }), {
    label: { en: 'BPMN errors', zh: 'BPMN 错误' }, help: { en: 'Which status the diagram takes itself: {"404": "not-found", "5xx": "away"}.', zh: '由流程图处理的状态码：{"404": "not-found", "5xx": "away"}。' },
  })),
  result: Type.Optional(Type.String({
    maxLength: 2_000, label: { en: 'Take from the answer', zh: '取用结果' },
    help: { en: 'FEEL over status, headers and body, without an equals sign in front: {ticket: body.id}. Take ids and choices, no names.', zh: '对 status、headers、body 的 FEEL 表达式，前面不加等号：{ticket: body.id}。只取编号与选项，不取姓名。' },
  })),
  repeatable: Type.Boolean({ default: false, label: { en: 'Knows repetitions', zh: '可识别重复' }, help: { en: 'The other side knows a request again by its Idempotency-Key, so one whose end is unknown may be sent again.', zh: '对方可凭 Idempotency-Key 识别重复请求，结果不明时可再次发送。' } }),
}, { additionalProperties: false })

type Call = Static<typeof Input>

/** Calls another system over HTTP, each change once per job. Only allowed hosts, never inward; of the answer only what the diagram takes becomes a variable. */
export const httpCall = connector({
  type: 'http-call',
  shown: {
    en: 'Call another system', zh: '调用外部系统', group: 'outside',
    help: { en: 'Sends a request to an allowed host and takes what the diagram needs from its answer.', zh: '向允许的主机发送请求，并取用流程所需的结果。' },
  },
  settings: HttpCallSettings,
  input: Input,
  output: Type.Object({ answer: Type.Object({ status: Type.Integer(), result: Type.Unknown() }, { label: { en: 'Answer', zh: '结果' } }) }),
  secretsGoTo: ({ url }) => (URL.canParse(url) ? [new URL(url).hostname] : []),
  run: async (call, tools) => {
    if (call.result && expressionProblem(call.result, patternCheck())) throw new JobRefused('result.not-feel')
    return { answer: call.method === 'GET' ? await asked(call, tools) : await tools.once('call', aboutOf(call), (key) => sent(call, key, tools), { repeatable: call.repeatable }) }
  },
})

type Tools = JobTools<Static<typeof HttpCallSettings>>

interface Taken {
  status: number
  result: unknown
}

/** Asking changes nothing: where it is not known what became of it, it is asked again. */
async function asked(call: Call, tools: Tools): Promise<Taken> {
  try {
    return await sent(call, null, tools)
  } catch (error) {
    if (!(error instanceof OutwardDoubt)) throw error
    throw error.code.endsWith('too-large') ? new JobRefused(error.code) : new JobDelayed(error.code, { after: 5_000, cause: error })
  }
}

async function sent(call: Call, key: string | null, { settings, config, signal }: Tools): Promise<Taken> {
  const { method, headers = {}, body, expected, errors = {} } = call
  const isExpected = (status: number): boolean => (expected ? expected.includes(status) : status >= 200 && status < 300)
  const answer = await outward(addressOf(call), {
    method, headers: { ...(isText(body) ? {} : { 'content-type': 'application/json' }), ...(key && { 'idempotency-key': key }), ...headers },
    body: body === undefined ? null : isText(body) ? body : JSON.stringify(body),
  }, { allow: settings.hosts, config, signal, maxBytes: largest, expected: (status) => isExpected(status) || errorFor(status, errors) !== undefined })
  const bpmnError = isExpected(answer.status) ? undefined : errorFor(answer.status, errors)
  if (bpmnError) throw new JobRefused(`outward.answer:${answer.status}`, { bpmnError })
  return { status: answer.status, result: taken(call.result, answer) }
}

const isText = (body: unknown): body is string => typeof body === 'string'

const errorFor = (status: number, errors: Record<string, string>): string | undefined => errors[status] ?? errors[`${Math.floor(status / 100)}xx`]

/** @throws JobRefused `outward.malformed` */
function addressOf({ url, query = {} }: Call): URL {
  if (!URL.canParse(url)) throw new JobRefused('outward.malformed')
  const address = new URL(url)
  for (const [name, value] of Object.entries(query)) if (value !== null) address.searchParams.set(name, String(value))
  return address
}

/** What the diagram wants of the answer. That it is too much is found out when the other side has done its part already. */
function taken(expression: string | undefined, { status, headers, body, text }: OutwardAnswer): unknown {
  if (!expression) return null
  const result = valueOf(`=${expression}`, { status, headers, body: body.length === 0 ? null : parsed(text()) })
  if (JSON.stringify(result).length > largestResult) throw new OutwardDoubt('result.too-large')
  return result
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** For the ledger: method and host, never the path or what stands behind it. */
const aboutOf = ({ method, url }: Call): string => `${method} ${URL.canParse(url) ? new URL(url).host : '?'}`
