import cf from 'cloudfront';
const crypto = require('crypto');

function toPrivate() {
    cf.selectRequestOriginById('your-private-origin-id');
}

function toPublic() {
    cf.updateRequestOrigin({ domainName: 'your-public-origin.example.com' });
}

async function handler(event) {
    const request = event.request;
    let routing;
    try {
        const text = await cf.kvs().get('routing_mode');
        routing = JSON.parse(text);
    } catch (error) {
        return request;
    }
    const weight = routing.private_weight === undefined ? 0 : routing.private_weight;
    if (!Number.isInteger(weight) || weight < 0 || weight > 65535) return request;
    if (routing.mode === 'header') {
        const header = request.headers['x-route-origin'];
        if (header && header.value === 'private') toPrivate();
        else if (header && header.value === 'public') toPublic();
    } else if (routing.mode === 'weight') {
        const hash = crypto.createHash('sha256').update(event.viewer.ip).digest('hex');
        if (parseInt(hash.slice(0, 2), 16) < weight) toPrivate();
        else toPublic();
    }
    return request;
}
