import cf from 'cloudfront';

async function handler(event) {
    const request = event.request;
    try {
        const path = await cf.kvs().get('path');
        const isFile = /\/[^/]+\.[^/]+$/.test(request.uri);
        request.uri = '/' + path + (isFile ? request.uri : '/index.html');
    } catch (error) {
        return request;
    }
    return request;
}
