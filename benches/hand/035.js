function handler(event) {
    var request = event.request;
    var headers = request.headers;
    var country = headers['cloudfront-viewer-country'];
    if (country && country.value === 'DE' && headers.host) {
        return {
            statusCode: 302,
            statusDescription: 'Found',
            headers: { location: { value: `https://${headers.host.value}/de/index.html` } }
        };
    }
    return request;
}
