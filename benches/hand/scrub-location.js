var hidden = ['bucket', 'key', 'etag'];

function handler(event) {
    var response = event.response;
    var location = response.headers.location;
    if (!location) return response;
    var parts = location.value.match(/^([^#?]*)(\?[^#]*)?(#[^]*)?$/);
    if (parts[2]) {
        var query = parts[2].slice(1).split('&').filter(pair => hidden.indexOf(pair.split('=')[0]) < 0).join('&');
        location.value = parts[1] + (query ? '?' + query : '') + (parts[3] || '');
    }
    return response;
}
