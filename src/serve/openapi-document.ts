import type { Api } from './app-context.ts'

/** What the routes declare, as OpenAPI 3.1. */
export function openapiDocument(app: Api): ReturnType<Api['getOpenAPI31Document']> {
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Selon',
      version: '1',
      description:
        'A ledger of who says what happened. Statements are attributed to their sources; nothing here is verified by Selon.',
    },
  })
}
