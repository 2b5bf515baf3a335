function handler(event) {
    var request = event.request;
    var cookie = request.cookies['articles-read'];
    var count = cookie ? parseInt(cookie.value, 10) || 0 : 0;
    if (count < 5) return request;
    return {
        statusCode: 302,
        statusDescription: 'Found',
        headers: { location: { value: '/subscribe.html' }, 'cache-control': { value: 'no-store' } }
    };
}
