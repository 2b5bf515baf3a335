function redirect(url) {
    return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: url } } };
}

function handler(event) {
    var request = event.request;
    var uri = request.uri;
    if (uri === '/') {
        request.uri = '/index.html';
        return request;
    }
    if (uri.endsWith('/')) {
        return redirect(uri.slice(0, -1) || '/');
    }
    if (uri.endsWith('/index.html')) {
        return redirect(uri.slice(0, -11) || '/');
    }
    if (!uri.includes('.')) {
        request.uri += '/index.html';
    }
    return request;
}
