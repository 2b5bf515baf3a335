import cf from 'cloudfront';

async function handler(event) {
    try {
        const state = await cf.kvs().get('breaker');
        if (state === 'open') return { statusCode: 503, headers: { 'retry-after': { value: '30' } } };
    } catch (error) {
    }
    return event.request;
}
