function handler(event) {
    const request = event.request;
    const host = request.headers.host ? request.headers.host.value : '';
    const apex = host.split('.').slice(-2).join('.');
    if (host === apex) return request;
    return {
        statusCode: 301,
        statusDescription: 'Moved Permanently',
        headers: { location: { value: 'https://' + apex + request.uri } }
    };
}
