import cf from 'cloudfront';

async function handler(event) {
    const request = event.request;
    const ip = event.viewer.ip;
    const kvs = cf.kvs();
    let hostname = 'unknown';
    if (await kvs.exists(ip)) {
        hostname = await kvs.get(ip);
    }
    request.headers['x-hostname'] = { value: hostname };
    request.headers['true-client-ip'] = { value: ip };
    return request;
}
