function handler(event) {
    var request = event.request;
    var parts = [];
    for (var key in request.querystring) {
        var entry = request.querystring[key];
        if (entry.multiValue) {
            entry.multiValue.forEach(item => { parts.push(key + '=' + item.value); });
        } else {
            parts.push(key + '=' + entry.value);
        }
    }
    return {
        statusCode: 301,
        statusDescription: 'Moved Permanently',
        headers: { location: { value: 'https://www.example.com' + request.uri + (parts.length ? '?' + parts.join('&') : '') } }
    };
}
