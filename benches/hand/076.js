const apex = 'https://vitalguide.life';
const joined = {
    '/articles/rucking-benefits': '/articles/rucking-guide',
    '/articles/digital-detox-guide': '/articles/dopamine-detox-guide',
    '/articles/sleep-debt-recovery': '/articles/circadian-rhythm-guide'
};
const pages = ['/how-we-review', '/about', '/contact', '/mental-wellness', '/sports-nutrition'];

function moved(location) {
    return {
        statusCode: 301,
        statusDescription: 'Moved Permanently',
        headers: { location: { value: location } }
    };
}

function handler(event) {
    const request = event.request;
    const uri = request.uri;
    const host = request.headers.host;
    if (host && host.value.startsWith('www.')) return moved(apex + uri);
    if (joined[uri]) return moved(apex + joined[uri]);
    if (uri !== '/') {
        if (uri.endsWith('/')) return moved(uri.slice(0, -1) || '/');
        if (uri.endsWith('/index.html')) return moved(uri.slice(0, -11) || '/');
        if (uri.endsWith('.html')) return moved(uri.slice(0, -5) || '/');
    }
    if (uri === '/') request.uri = '/index.html';
    else if (uri === '/articles') request.uri = '/articles/index.html';
    else if (!uri.includes('.')) {
        const known = pages.includes(uri) || uri.startsWith('/articles/');
        request.uri = (known ? uri : '/articles' + uri) + '.html';
    }
    return request;
}
