function handler(event) {
    var request = event.request;
    var parts = [];
    for (var key in request.querystring) {
        var entry = request.querystring[key];
        var value = entry.multiValue ? entry.multiValue.map(item => item.value).join(',') : entry.value;
        parts.push(value ? key + '=' + value : key);
    }
    var url = 'https://newdomain.com' + request.uri;
    return {
        statusCode: 302,
        statusDescription: 'Found',
        headers: { location: { value: parts.length ? url + '?' + parts.join('&') : url } }
    };
}
