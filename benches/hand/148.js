function handler(event) {
    var headers = event.request.headers;
    var ja3 = headers['cloudfront-viewer-ja3-fingerprint'];
    var ja4 = headers['cloudfront-viewer-ja4-fingerprint'];
    return {
        statusCode: 404,
        statusDescription: 'Not Found',
        headers: {
            'x-ja3-fingerprint': { value: ja3 ? ja3.value : 'unknown' },
            'x-ja4-fingerprint': { value: ja4 ? ja4.value : 'unknown' }
        }
    };
}
