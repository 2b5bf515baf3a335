function handler(event) {
    var request = event.request;
    var uri = request.uri;
    if (uri !== '/' && uri !== '/index.html') return request;
    var group = request.cookies.ab_test_group ? request.cookies.ab_test_group.value : '';
    if (group === 'A') {
        request.uri = '/landing/original.html';
    } else if (group === 'B') {
        request.uri = '/landing/variant.html';
    } else {
        return {
            statusCode: 302,
            statusDescription: 'Found',
            headers: { location: { value: uri }, 'cache-control': { value: 'no-store' } },
            cookies: { ab_test_group: { value: Math.random() < 0.5 ? 'A' : 'B', attributes: 'Path=/; Max-Age=604800; SameSite=Lax' } }
        };
    }
    return request;
}
