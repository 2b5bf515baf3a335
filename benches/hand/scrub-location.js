var hidden = ['bucket', 'key', 'etag'];

function handler(event) {
    var response = event.response;
    var location = response.headers.location;
    if (!location) return response;
    var parts = location.value.match(/^([^#?]*)(\?[^#]*)?(#[\s\S]*)?$/);
    if (parts[2]) {
        var kept = parts[2].slice(1).split('&').filter(pair => hidden.indexOf(pair.split('=')[0]) < 0);
        location.value = parts[1] + (kept.length ? '?' + kept.join('&') : '') + (parts[3] || '');
    }
    return response;
}
