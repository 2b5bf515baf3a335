import cf from 'cloudfront';

async function handler(event) {
    const key = Math.random() < 0.5 ? 'APIGW1URL' : 'APIGW2URL';
    const url = await cf.kvs().get(key);
    return { statusCode: 302, statusDescription: 'Found', headers: { location: { value: url } } };
}
