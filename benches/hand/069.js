import cf from 'cloudfront';

async function handler(event) {
    const request = event.request;
    try {
        const path = await cf.kvs().get('path');
        request.uri = '/' + path + '/index.html';
    } catch (error) {
        return request;
    }
    return request;
}
