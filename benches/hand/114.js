const development = ['dev.example.com', 'stg.example.com'];
const authorization = 'Basic ' + Buffer.from('developer:correct-horse').toString('base64');
const office = ['192.168.1.1', '192.168.1.2', '192.168.1.3'];
const referrers = ['https://example.com/', 'https://www.example.com/'];
const begin = Date.parse('2026-02-01T00:00:00Z');
const end = Date.parse('2026-02-01T04:00:00Z');

function found(location) {
    return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: location } } };
}

function handler(event) {
    const request = event.request;
    const headers = request.headers;
    const uri = request.uri;
    const host = headers.host ? headers.host.value : '';
    if (development.some(name => host.includes(name))) {
        if (!headers.authorization || headers.authorization.value !== authorization) {
            return {
                statusCode: 401,
                statusDescription: 'Unauthorized',
                headers: { 'www-authenticate': { value: 'Basic' } }
            };
        }
    }
    const now = Date.now();
    if (now >= begin && now < end && !uri.startsWith('/sorry/')) return found('https://' + host + '/sorry/index.html');
    if (uri.startsWith('/admin/') && !office.includes(event.viewer.ip)) return found('https://' + host + '/access-denied');
    if (host === 'sub.example.com') {
        const referrer = headers.referer ? headers.referer.value : '';
        if (!referrers.some(site => referrer.startsWith(site))) return found('https://' + host + '/access-denied');
    }
    if (uri.endsWith('/')) request.uri += 'index.html';
    else if (!uri.includes('.')) request.uri += '/index.html';
    return request;
}
