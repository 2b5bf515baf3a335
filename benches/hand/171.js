const crypto = require('crypto');
const names = ['rsc', 'next-router-prefetch', 'next-router-state-tree', 'next-url', 'x-prerender-revalidate'];

function text(header) {
    if (!header) return '';
    return header.multiValue ? header.multiValue.map(item => item.value).join(',') : header.value;
}

function handler(event) {
    const request = event.request;
    const headers = request.headers;
    headers['x-forwarded-host'] = { value: headers.host ? headers.host.value : '' };
    let key = '';
    if (request.uri.startsWith('/_next/image')) {
        key = text(headers.accept);
    } else {
        for (let i = 0; i < names.length; i++) key += text(headers[names[i]]);
    }
    if (request.cookies.__prerender_bypass) key += request.cookies.__prerender_bypass.value;
    headers['x-open-next-cache-key'] = { value: crypto.createHash('md5').update(key).digest('hex') };
    return request;
}
