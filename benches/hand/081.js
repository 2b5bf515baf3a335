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
    const host = request.headers.host ? request.headers.host.value : '';
    const apex = host.split('.').slice(-2).join('.');
    let clean = uri;
    if (uri.endsWith('/index.html')) clean = uri.slice(0, -11);
    else if (uri.endsWith('/')) clean = uri.slice(0, -1);
    if (host !== apex) return moved('https://' + apex + clean);
    if ((clean || '/') !== uri) return moved(clean || '/');
    if (!clean.includes('.')) request.uri = clean + '/index.html';
    return request;
}
