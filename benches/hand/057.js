const sites = { AT: 'at', AU: 'au', BE: 'be', CA: 'ca', CH: 'ch', DE: 'de', ES: 'es', FR: 'fr', GB: 'gb', IT: 'it', JP: 'jp', NL: 'nl', SE: 'se' };

function handler(event) {
    const request = event.request;
    const headers = request.headers;
    const country = headers['cloudfront-viewer-country'] ? headers['cloudfront-viewer-country'].value : '';
    const site = sites[country];
    if (!site) return request;
    const querystring = request.querystring;
    const query = Object.keys(querystring).map(key => key + '=' + querystring[key].value).join('&');
    return {
        statusCode: 302,
        statusDescription: 'Found',
        headers: { location: { value: 'https://' + (headers.host ? headers.host.value : '') + '/' + site + request.uri + (query ? '?' + query : '') } }
    };
}
