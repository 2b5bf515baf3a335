import cf from 'cloudfront';
const store = cf.kvs();

async function handler(event) {
    const request = event.request;
    try {
        const path = await store.get('path');
        request.uri = '/' + path + '/index.html';
    } catch (error) {
        return request;
    }
    return request;
}
