function handler(event) {
    var request = event.request;
    var country = request.headers['cloudfront-viewer-country'];
    var prefix;
    switch (country && country.value) {
    case 'PL': prefix = '/pl'; break;
    case 'US': prefix = '/us'; break;
    default: prefix = '/intl';
    }
    request.uri = prefix + request.uri;
    return request;
}
