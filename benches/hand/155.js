function handler(event) {
    var request = event.request;
    var host = request.headers.host;
    if (!host || host.value !== 'www.cnxconcierge.com') return request;
    var parts = [];
    for (var key in request.querystring) {
        var entry = request.querystring[key];
        (entry.multiValue || [entry]).forEach(function (item) {
            parts.push(key + '=' + encodeURIComponent(item.value));
        });
    }
    return {
        statusCode: 301,
        statusDescription: 'Moved Permanently',
        headers: { location: { value: 'https://cnxconcierge.com' + request.uri + (parts.length ? '?' + parts.join('&') : '') } }
    };
}
