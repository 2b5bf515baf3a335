import cf from 'cloudfront';

async function handler(event) {
    const request = event.request;
    let uri = request.uri;
    try {
        const path = await cf.kvs().get('path');
        if (uri.endsWith('/')) uri += 'index.html';
        else if (!/\/[^/]+\.[^/]+$/.test(uri)) uri += '.html';
        request.uri = '/' + path + uri;
    } catch (error) {
        console.log("No key 'path' present: " + error.message);
    }
    return request;
}
