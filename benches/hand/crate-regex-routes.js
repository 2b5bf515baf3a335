function handler(event) {
    const request = event.request;
    const uri = request.uri.replace(/\/{2,}/g, '/');
    const article = uri.match(/^\/([0-9]{4})\/([a-z-]+)(?:\.html?)?(?![\s\S])/);
    if (article) {
        const title = article[2].replace(/-([a-z])/g, (whole, letter) => letter.toUpperCase());
        request.uri = '/articles/' + article[1] + '/' + title;
        return request;
    }
    const digits = uri.match(/[0-9]+(?![\s\S])/);
    if (digits) {
        const location = uri.slice(0, digits.index) + '?page=' + digits[0] + '&at=' + Buffer.from(uri.slice(0, digits.index)).length;
        return { statusCode: 302, headers: { location: { value: location } } };
    }
    request.uri = '/' + uri.split(/[/.]/).filter(step => step).join('/');
    return request;
}
