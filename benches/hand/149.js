import cf from 'cloudfront';

async function handler(event) {
    const header = event.request.headers['cloudfront-viewer-ja3-fingerprint'];
    const fingerprint = header ? header.value : 'unknown';
    try {
        await cf.kvs().get(fingerprint);
    } catch (error) {
        return { statusCode: 401, statusDescription: 'Unauthorized' };
    }
    return { statusCode: 200, statusDescription: 'OK', headers: { 'x-ja3-fingerprint': { value: fingerprint } } };
}
