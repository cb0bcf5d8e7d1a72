/** The OpenAPI 3.1 page, made from the routes themselves. */
import type { TSchema } from '@sinclair/typebox'
import { errorTable } from '../errors/errors.ts'
import type { Route } from './route.ts'

export function openApi(routes: readonly Route[], publicUrl: string) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const route of routes) (paths[route.path.replace('{*', '{')] ??= {})[route.method] = operation(route)
  return {
    openapi: '3.1.0',
    info: { title: 'Recourse', version: '0.1.0', description: 'Complaint processes for hospitals, executed by Zeebe.' },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'recourse.session_token' },
        token: { type: 'http', scheme: 'bearer' },
      },
      schemas: { Problem: problem },
    },
  }
}

function operation({ summary, access, body, read, query, params, answer: [status, schema] }: Route) {
  const open = access === 'public' || access === 'local'
  return {
    summary,
    ...(!open && { security: [{ session: [] }, { token: [] }] }),
    ...(Array.isArray(access) && { 'x-roles': access }),
    parameters: [...parametersOf(params, 'path'), ...parametersOf(query, 'query')],
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    ...(read && !body && { requestBody: { required: true, content: { 'multipart/form-data': { schema: { type: 'object' } } } } }),
    responses: {
      [status]: { description: 'Success', ...(schema && { content: { 'application/json': { schema } } }) },
      default: { description: 'Refused', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  }
}

function parametersOf(schema: TSchema | undefined, place: 'path' | 'query') {
  const required: string[] = schema?.['required'] ?? []
  return Object.entries(schema?.['properties'] ?? {}).map(([name, inner]) => ({ name, in: place, required: required.includes(name), schema: inner }))
}

const problem = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string', enum: Object.keys(errorTable).map((code) => `/problems/${code}`) },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    errors: { type: 'array', items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } } },
    findings: { type: 'array', items: { type: 'object' } },
  },
} as const
