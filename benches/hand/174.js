import cf from 'cloudfront';
const kvs = cf.kvs();

async function handler(event) {
    const request = event.request;
    try {
        request.uri = await kvs.get(request.uri);
    } catch (error) {
    }
    return request;
}
