import { refusal, Unreachable } from './http.ts'

/** An upload under way: `done` gives the id that the complaint then names, or throws a Problem or Unreachable. */
export interface Upload {
  done: Promise<string>
  stop: () => void
}

/** Sends one file. `onProgress` gets 0 … 100; only XMLHttpRequest tells it, fetch does not. */
export function upload(file: File, onProgress: (percent: number) => void): Upload {
  const request = new XMLHttpRequest()
  const done = new Promise<string>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / Math.max(total, 1)) * 100))
    request.onload = () => {
      if (request.status === 201) resolve((JSON.parse(request.responseText) as { id: string }).id)
      else reject(refusal(request.status, request.responseText))
    }
    request.onerror = () => reject(new Unreachable())
    request.onabort = () => reject(new Unreachable('stopped'))
  })
  const form = new FormData()
  form.append('file', file)
  request.open('POST', '/api/public/uploads')
  request.setRequestHeader('accept', 'application/json')
  request.setRequestHeader('accept-language', document.documentElement.lang)
  request.send(form)
  return { done, stop: () => request.abort() }
}
