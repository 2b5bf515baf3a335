function handler(event) {
    var request = event.request;
    var uri = request.uri;
    if (!/^\/api\/v1\//.test(uri)) return request;
    var url = 'https://new.example.com' + uri;
    var separator = '?';
    for (var key in request.querystring) {
        url += separator + key + '=' + request.querystring[key].value;
        separator = '&';
    }
    return {
        statusCode: 307,
        statusDescription: 'Temporary Redirect',
        headers: { location: { value: url }, 'cloudfront-functions': { value: 'generated-by-CloudFront-Functions' } }
    };
}
