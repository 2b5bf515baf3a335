function redirect(url) {
    return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: url } } };
}

function handler(event) {
    var request = event.request;
    var uri = request.uri;
    if (uri.endsWith('/')) {
        request.uri += 'index.html';
        return request;
    }
    if (uri.endsWith('/index.html')) {
        return redirect(uri.slice(0, -10));
    }
    if (!uri.includes('.')) {
        return redirect(uri + '/');
    }
    return request;
}
