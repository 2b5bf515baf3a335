import cf from 'cloudfront';

async function handler(event) {
    const request = event.request;
    const key = request.uri.toLowerCase();
    if (!await cf.kvs().exists(key)) return request;
    let target;
    const text = await cf.kvs().get(key);
    try {
        target = JSON.parse(text);
    } catch (error) {
        return request;
    }
    if (!target.location) return request;
    const status = target.status || 302;
    return {
        statusCode: status,
        statusDescription: status === 301 ? 'Moved Permanently' : 'Found',
        headers: {
            location: { value: target.location },
            'cache-control': { value: 'no-store' }
        }
    };
}
