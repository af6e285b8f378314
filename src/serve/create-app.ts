import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { SelonError } from '../model/selon-error.ts'
import { answerError, HttpError } from './api-error.ts'
import type { Api, AppContext, RequestFacts } from './app-context.ts'
import { guardOrigin, guardRole } from './guard-requests.ts'
import { apiPage } from './api-page.ts'
import { addCareRoutes } from './routes/care.ts'
import { addDocumentRoutes } from './routes/documents.ts'
import { addDossierRoutes } from './routes/dossier.ts'
import { addExportRoutes } from './routes/exports.ts'
import { addIncidentRoutes } from './routes/incidents.ts'
import { addNameRoutes } from './routes/names.ts'
import { addPartyRoutes } from './routes/parties.ts'
import { addReadRoutes } from './routes/read.ts'
import { addReviewRoutes } from './routes/reviews.ts'
import { addSearchRoutes } from './routes/search.ts'
import { addSourceRoutes } from './routes/sources.ts'
import { securityHeaders } from './security-headers.ts'
import { openapiDocument } from './openapi-document.ts'
import { serveFile } from './serve-file.ts'
import { showAs } from './show-as.ts'
import { tagAnswers } from './tag-answers.ts'

/** Largest body: a file that somebody drops. */
const largestBody = 64 * 1024 * 1024

/** The whole server as one function of requests; whoever listens, listens elsewhere (src/cli/run-serve.ts). */
export function createApp(context: AppContext): Api {
  const app: Api = new OpenAPIHono<RequestFacts>({
    defaultHook: (result) => {
      if (result.success) return
      const [issue] = result.error.issues
      throw new SelonError('input-malformed', issue.message, { field: issue.path.join('.') })
    },
  })
  app.onError(answerError)
  app.use(securityHeaders)
  app.use(guardOrigin(context))
  app.use('/api/*', guardRole(context))
  app.use('/api/*', bodyLimit({ maxSize: largestBody, onError: tooLarge }))
  app.use('/api/*', tagAnswers)
  app.use('/api/*', showAs(context))
  addDossierRoutes(app, context)
  addCareRoutes(app)
  addReadRoutes(app, context)
  addDocumentRoutes(app, context)
  addIncidentRoutes(app, context)
  addSearchRoutes(app, context)
  addReviewRoutes(app, context)
  addNameRoutes(app, context)
  addPartyRoutes(app, context)
  addSourceRoutes(app, context)
  addExportRoutes(app, context)
  app.get('/openapi.json', (c) => c.json(openapiDocument(app)))
  app.get('/docs', (c) => c.html(apiPage(openapiDocument(app))))
  app.all('/api/*', () => {
    throw new HttpError('not-found', 'there is no such route')
  })
  app.get('*', (c) => serveFile(c.req.path, context.files, c.req.header('accept-encoding')))
  return app
}

function tooLarge(): never {
  throw new HttpError('body-too-large', `a body has at most ${largestBody / 1024 / 1024} MB`)
}
