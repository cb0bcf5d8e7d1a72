/** Receives multipart files into a temporary folder of their own and removes it afterwards, whatever happens. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RequestHandler } from 'express'
import multer, { type Multer } from 'multer'
import { nanoid } from 'nanoid'

const receiving = ({ megabytes, count, fields = 0 }: { megabytes: number, count: number, fields?: number }, pick: (multer: Multer) => RequestHandler): RequestHandler =>
  (req, res, next) => {
    mkdtemp(join(tmpdir(), 'recourse-upload-')).then((folder) => {
      res.on('close', () => { rm(folder, { recursive: true, force: true }).catch(() => undefined) })
      const storage = multer.diskStorage({ destination: folder, filename: (_req, _file, done) => done(null, nanoid()) })
      const limits = { fileSize: megabytes * 1024 * 1024, files: count, parts: count + fields, fields, fieldSize: 100_000, headerPairs: 20 }
      pick(multer({ storage, defParamCharset: 'utf8', limits }))(req, res, next)
    }, next)
  }

/** One file in the field `file`. */
export const receiveFile = (megabytes: number): RequestHandler => receiving({ megabytes, count: 1 }, (multer) => multer.single('file'))

/** Several files in the field `files`. */
export const receiveFiles = (limits: { megabytes: number, count: number }): RequestHandler => receiving(limits, (multer) => multer.array('files', limits.count))

/** A form with text fields and files in `files`. */
export const receiveForm = (limits: { megabytes: number, count: number, fields: number }): RequestHandler => receiving(limits, (multer) => multer.array('files', limits.count))
