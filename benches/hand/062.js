const origins = {
    'h1.example.com': 'file.real.origin.com',
    'vhs.example.com': 'file.real.origin.com',
    'preview.branch.example.com': 'file.real.origin.com'
};

function handler(event) {
    const request = event.request;
    const headers = request.headers;
    if (headers.awsprewarmhost) {
        headers.awscustomhost = { value: headers.awsprewarmhost.value };
        delete headers.awsprewarmhost;
    } else {
        const host = headers.host ? headers.host.value : '';
        headers.awscustomhost = { value: origins[host] || host };
    }
    if (request.uri.startsWith('/download/')) {
        request.uri = request.uri.split('/').slice(0, 4).join('/').replace(/\/+$/, '');
    }
    return request;
}
