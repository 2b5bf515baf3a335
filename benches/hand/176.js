import cf from 'cloudfront';
const crypto = require('crypto');
const store = cf.kvs();

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
        routing = JSON.parse(await store.get('routing_mode'));
    } catch (error) {
        return request;
    }
    if (routing.mode === 'header') {
        const header = request.headers['x-route-origin'];
        if (header && header.value === 'private') toPrivate();
        else if (header && header.value === 'public') toPublic();
    } else if (routing.mode === 'weight') {
        const hash = crypto.createHash('sha256').update(event.viewer.ip).digest('hex');
        if (parseInt(hash.slice(0, 2), 16) < (routing.private_weight || 0)) toPrivate();
        else toPublic();
    }
    return request;
}
