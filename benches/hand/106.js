import cf from 'cloudfront';
const notFound = '<!doctype html><meta charset="utf-8"><title>404 — iii</title><meta name="robots" content="noindex"><style>body{font-family:system-ui,sans-serif;max-width:40rem;margin:4rem auto;padding:0 1rem;color:#1a1a1a}a{color:#1a5fbf}</style><h1>404 — page not found</h1><p>That URL doesn\'t exist on iii.dev.</p><p><a href="/">home</a> · <a href="/docs">docs</a> · <a href="/blog/">blog</a> · <a href="/manifesto">manifesto</a></p>';
const renamed = {
    '2026-06-agentic': '2026-06-08-agentic',
    '2026-06-codegen': '2026-06-29-codegen',
    '2026-06-rbac-proxy-worker': '2026-06-22-rbac-proxy-worker'
};

function moved(host, uri, querystring) {
    const pairs = [];
    for (const name in querystring) {
        const entry = querystring[name];
        const values = entry.multiValue || [entry];
        for (let i = 0; i < values.length; i++) pairs.push(name + '=' + encodeURIComponent(values[i].value));
    }
    const query = pairs.length > 0 ? '?' + pairs.join('&') : '';
    return {
        statusCode: 301,
        statusDescription: 'Moved Permanently',
        headers: {
            location: { value: 'https://' + host + uri + query },
            'cache-control': { value: 'public, max-age=3600' }
        }
    };
}

function roadmap(uri) {
    const match = uri.match(/^\/(tech-specs|roadmap)(?:\/(.*))?$/);
    if (!match) return null;
    const old = match[1] === 'tech-specs';
    if (match[2] === undefined) return old ? '/roadmap/' : null;
    const slug = match[2].replace(/\/$/, '');
    if (renamed[slug]) return '/roadmap/' + renamed[slug] + '/';
    return old ? '/roadmap/' + match[2] : null;
}

async function handler(event) {
    const request = event.request;
    const uri = request.uri;
    const host = request.headers.host ? request.headers.host.value : '';
    if (host === 'www.iii.dev') return moved('iii.dev', uri, request.querystring);
    const target = roadmap(uri);
    if (target) return moved(host, target, request.querystring);
    if (uri.endsWith('/')) {
        if (uri.startsWith('/roadmap') || uri.startsWith('/blog')) request.uri += 'index.html';
        return request;
    }
    if (uri.split('/').pop().includes('.')) return request;
    if (/^\/(roadmap|blog)(\/|$)/.test(uri)) return moved(host, uri + '/', request.querystring);
    try {
        request.uri = await cf.kvs().get(uri);
    } catch (error) {
        return {
            statusCode: 404,
            statusDescription: 'Not Found',
            headers: {
                'cache-control': { value: 'public, max-age=300' },
                'content-type': { value: 'text/html; charset=utf-8' }
            },
            body: notFound
        };
    }
    return request;
}
