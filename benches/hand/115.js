const own = ['/static/'];

function handler(event) {
    const request = event.request;
    const host = request.headers.host ? request.headers.host.value : '';
    const site = host.split('.')[0];
    for (let i = 0; i < own.length; i++) {
        if (request.uri.startsWith(own[i])) {
            request.uri = '/' + site + request.uri;
            break;
        }
    }
    return request;
}
