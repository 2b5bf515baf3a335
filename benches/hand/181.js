function handler(event) {
    var response = event.response;
    var cookie = event.request.cookies['articles-read'];
    var count = cookie ? parseInt(cookie.value, 10) || 0 : 0;
    response.cookies['articles-read'] = { value: String(count + 1), attributes: 'Path=/; Max-Age=2592000; SameSite=Lax' };
    return response;
}
