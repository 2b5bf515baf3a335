var qs = require('querystring');

function handler(event) {
    var request = event.request;
    var host = request.headers.host;
    if (!host || host.value !== 'example.com') return request;
    var url = 'https://www.example.com' + request.uri;
    var query = {};
    for (var key in request.querystring) {
        var entry = request.querystring[key];
        query[key] = entry.multiValue ? entry.multiValue.map(item => item.value) : entry.value;
    }
    if (Object.keys(query).length) url += '?' + qs.stringify(query);
    console.log(url);
    return { statusCode: 301, statusDescription: 'Moved Permanently', headers: { location: { value: url } } };
}
