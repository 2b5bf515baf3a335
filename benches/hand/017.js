function handler(event) {
    var request = event.request;
    var uri = request.uri;
    if (!uri.match(/\.(html|xml|css|js|mjs|json|txt|ico|png|jpg|jpeg|gif|svg|webp|webmanifest|woff|woff2|ttf|eot|pdf|map)$/i)) {
        request.uri = (uri.endsWith('/') ? uri.slice(0, -1) : uri) + '/index.html';
    }
    return request;
}
