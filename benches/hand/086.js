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
    let clean = uri;
    if (uri.endsWith('/index.html')) clean = uri.slice(0, -11);
    else if (uri.endsWith('/')) clean = uri.slice(0, -1);
    if (request.headers.host) {
        const labels = request.headers.host.value.split('.').slice(-3);
        if (labels.length < 3 || labels[0] !== 'www') {
            return moved('https://www.' + labels.slice(-2).join('.') + clean);
        }
    }
    if ((clean || '/') !== uri) return moved(clean || '/');
    if (!clean.includes('.')) request.uri = clean + '/index.html';
    return request;
}
