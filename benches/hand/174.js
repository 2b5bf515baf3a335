import cf from 'cloudfront';

async function handler(event) {
    const request = event.request;
    try {
        request.uri = await cf.kvs().get(request.uri);
    } catch (error) {
    }
    return request;
}
