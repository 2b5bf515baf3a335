function handler(event) {
    var request = event.request;
    var host = request.headers.host;
    if (!host || host.value !== 'www.spry-leverton.com') return request;
    var querystring = request.querystring;
    var query = Object.keys(querystring).map(key => key + '=' + querystring[key].value).join('&');
    return {
        statusCode: 301,
        statusDescription: 'Moved Permanently',
        headers: { location: { value: 'https://james.spry-leverton.com' + request.uri + (query ? '?' + query : '') } }
    };
}
