import cf from 'cloudfront';

async function handler(event) {
    const request = event.request;
    const tenant = request.uri.split('/')[1] || '';
    try {
        const domain = await cf.kvs().get(tenant);
        cf.updateRequestOrigin({ domainName: domain });
    } catch (error) {
    }
    return request;
}
