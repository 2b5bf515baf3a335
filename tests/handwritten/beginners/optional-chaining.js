function handler(event) {
    const request = event.request;
    const country = request.headers['cloudfront-viewer-country']?.value ?? 'US';
    request.headers['x-country'] = { value: country };
    return request;
}
