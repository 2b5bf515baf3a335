import cf from 'cloudfront';

async function handler(event) {
    const request = event.request;
    const parts = request.uri.split('/');
    try {
        parts[1] = await cf.kvs().get(parts[1]);
        request.uri = parts.join('/');
    } catch (error) {
    }
    return request;
}
