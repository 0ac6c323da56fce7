// Single sign-on of a made-up organisation, by the certified oidc-provider. Its own form asks for a name and takes any
// password. Started in a folder where that package is installed: node oidc_provider.mjs PORT SITE
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [port, site] = process.argv.slice(2)
const here = createRequire(`${process.cwd()}/package.json`)
const { Provider } = await import(pathToFileURL(here.resolve('oidc-provider')).href)

const staff = new Map([
  ['anna', { name: 'Anna Bos', email: 'anna@example.org', email_verified: true, groups: ['hr', 'choir'] }],
  ['bob', { name: 'Bob Visser', email: 'bob@example.org', email_verified: true, groups: ['choir'] }],
  ['dora', { name: 'Dora Smit', email: 'dora@example.org', groups: ['hr'] }],
  ['eva', { name: 'Eva Jansen', email: 'eva@example.org', email_verified: true }],
  ['finn', { name: 'Finn Bakker', email: 'finn@example.org', email_verified: false, groups: ['hr'] }],
  ['carl', { name: 'Carl de Wit', groups: ['hr'] }],
])

new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: 'recruit',
    client_secret: 'a-secret-of-the-test',
    redirect_uris: [`${site}/sso/callback`],
    post_logout_redirect_uris: [`${site}/`],
  }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'groups'] },
  pkce: { required: () => true },
  cookies: { keys: ['for this test alone'] },
  findAccount: (_context, id) => staff.has(id)
    ? { accountId: id, claims: async () => ({ sub: id, ...staff.get(id) }) }
    : undefined,
}).listen(Number(port), '127.0.0.1')
