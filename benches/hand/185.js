function query(querystring) {
    const pairs = [];
    for (const name in querystring) {
        const entry = querystring[name];
        const values = entry.multiValue || [entry];
        for (let i = 0; i < values.length; i++) {
            pairs.push(encodeURIComponent(name) + '=' + encodeURIComponent(values[i].value));
        }
    }
    return pairs.length > 0 ? '?' + pairs.join('&') : '';
}

function handler(event) {
    const request = event.request;
    const uri = request.uri;
    const host = (request.headers.host ? request.headers.host.value : '').toLowerCase();
    let target = '';
    if (host === 'www.bigmelo.com') target = 'https://bigmelo.com' + uri;
    else if (uri === '/eliminacion-de-datos') target = '/eliminacion-datos';
    else if (uri === '/user-data-deletion') target = '/data-deletion';
    else if (uri !== '/' && uri.endsWith('/')) target = uri.slice(0, -1);
    if (target) {
        return {
            statusCode: 301,
            statusDescription: 'Moved Permanently',
            headers: { location: { value: target + query(request.querystring) } }
        };
    }
    if (uri !== '/' && !uri.split('/').pop().includes('.')) {
        const pages = host === 'bigmelo.com' || host.endsWith('.bigmelo.com');
        request.uri = (pages ? uri : '') + '/index.html';
    }
    return request;
}
